import Glibc
import SystemPackage

/// Reports that something in folders has changed, but not what.
///
/// The caller checks the files to find the changes. That way nothing is missed when the system drops events, and
/// several saves at once count as one change.
final class FolderWatch {
  /// The names to watch in a folder.
  enum Interest: Hashable {
    case everything
    /// Files and folders of these names.
    case names(Set<FilePath.Component>)

    func union(_ other: Interest) -> Interest {
      guard case .names(let ours) = self, case .names(let others) = other else { return .everything }
      return .names(ours.union(others))
    }
  }

  /// The time without events after which a wait ends, in milliseconds: editors save in several steps.
  private static let quietPeriod: Int32 = 60
  /// The maximum number of times a wait is extended, even if changes keep coming.
  private static let maximumPauses = 20
  /// The polling interval when the system does not report all changes, in milliseconds.
  static let interval: Int32 = 1000

  private let queue = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
  private var watches: [Int32: Interest] = [:]

  /// Whether the system can't report every change, so that the files have to be polled.
  private(set) var isPolling = false
  /// A descriptor that becomes readable when something has changed; `nil` when polling.
  var descriptor: Int32? { isPolling ? nil : queue }

  /// Creates a watch without folders.
  init() {
    isPolling = queue < 0
  }

  deinit {
    if queue >= 0 { close(queue) }
  }

  /// Replaces the watched folders.
  func watch(_ folders: [FilePath: Interest]) {
    let changes =
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ATTRIB
    var kept: [Int32: Interest] = [:]
    for (folder, interest) in folders {
      let watch = folder.withPlatformString {
        inotify_add_watch(queue, $0, UInt32(changes) | UInt32(IN_ONLYDIR))
      }
      if watch >= 0 {
        // Two paths may refer to the same folder.
        kept[watch] = kept[watch].map { $0.union(interest) } ?? interest
      } else if errno == ENOSPC || errno == ENOMEM {
        isPolling = true
      }
    }
    for watch in watches.keys where kept[watch] == nil { _ = inotify_rm_watch(queue, watch) }
    watches = kept
  }

  /// Reads the pending events and returns whether any of them matters.
  private func readEvents() -> Bool {
    var makesDifference = false
    let size = 65_536
    withUnsafeTemporaryAllocation(byteCount: size, alignment: MemoryLayout<inotify_event>.alignment) {
      buffer in
      while true {
        let count = read(queue, buffer.baseAddress, size)
        guard count > 0 else { break }
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
          let start = offset + MemoryLayout<inotify_event>.size
          let name = event.len > 0 ? buffer.baseAddress?.advanced(by: start) : nil
          makesDifference = makesDifference || matters(event, name?.assumingMemoryBound(to: CChar.self))
          offset = start + Int(event.len)
        }
      }
    }
    return makesDifference
  }

  private func matters(_ event: inotify_event, _ name: UnsafePointer<CChar>?) -> Bool {
    // A negative descriptor means that events were dropped. Ignore late events of folders no longer watched.
    guard event.wd >= 0 else { return true }
    guard case .names(let names) = watches[event.wd], let name else { return watches[event.wd] != nil }
    return FilePath.Component(platformString: name).map(names.contains) ?? true
  }

  /// Reads the pending events.
  func drain() {
    _ = readEvents()
  }

  /// Whether the pending events matter. If so, waits until no more events arrive for a moment.
  func settle() -> Bool {
    guard !isPolling else { return true }
    guard readEvents() else { return false }
    for _ in 0..<FolderWatch.maximumPauses {
      var file = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
      guard poll(&file, 1, FolderWatch.quietPeriod) > 0 else { break }
      _ = readEvents()
    }
    return true
  }

  /// Waits until something may have changed, and then until no more events arrive for a moment.
  func wait() {
    repeat {
      var file = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
      if isPolling { _ = poll(nil, 0, FolderWatch.interval) } else { _ = poll(&file, 1, -1) }
    } while !settle()
  }
}
