import Glibc

/// Waits until something changes in folders. What has changed, who waits finds out: that way nothing is
/// missed when the system drops events, and several saves at once are one.
final class FolderWatch {
  /// So long nothing happens before a wait is over: editors save in several steps. In milliseconds.
  private static let calm: Int32 = 60
  /// A wait is over after so many pauses, though it is not calm.
  private static let mostPauses = 20
  /// How often to look where the system tells nothing, in milliseconds.
  private static let interval: Int32 = 1000

  private let queue = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
  private var watches: Set<Int32> = []

  /// Whether the system can't tell of all changes, so that they have to be looked for.
  private(set) var isPolling = false

  /// Creates a watch of nothing.
  init() {
    isPolling = queue < 0
  }

  deinit {
    if queue >= 0 { close(queue) }
  }

  /// Watches these folders from here on and no others; files in them go along.
  func watch(folders: Set<String>, files: Set<String>) {
    let changes =
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ATTRIB
    var kept: Set<Int32> = []
    for folder in folders {
      let watch = inotify_add_watch(queue, folder, UInt32(changes) | UInt32(IN_ONLYDIR))
      if watch >= 0 {
        kept.insert(watch)
      } else if errno == ENOSPC || errno == ENOMEM {
        isPolling = true
      }
    }
    for watch in watches.subtracting(kept) { _ = inotify_rm_watch(queue, watch) }
    watches = kept
  }

  /// Takes what has happened; tells whether anything had within so many milliseconds, or ever for -1.
  private func take(within milliseconds: Int32) -> Bool {
    var file = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while read(queue, &buffer, buffer.count) > 0 {}
    return true
  }

  /// Waits until something may have changed, and then until nothing more does for a moment.
  func wait() {
    guard !isPolling else {
      _ = poll(nil, 0, FolderWatch.interval)
      return
    }
    guard take(within: -1) else { return }
    for _ in 0..<FolderWatch.mostPauses where !take(within: FolderWatch.calm) { return }
  }
}

/// What tells a file from the one it was before.
struct FileStamp: Hashable, Sendable {
  private var device: UInt64
  private var inode: UInt64
  private var size: Int64
  private var modified: Moment
  private var changed: Moment

  private struct Moment: Hashable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) {
      seconds = time.tv_sec
      nanoseconds = time.tv_nsec
    }
  }

  /// The stamp of what stands under a name; nil when nothing does.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    modified = Moment(status.st_mtim)
    changed = Moment(status.st_ctim)
  }

  /// Whether both are of one file, at whatever time.
  func isSameFile(_ other: FileStamp) -> Bool { device == other.device && inode == other.inode }
}
