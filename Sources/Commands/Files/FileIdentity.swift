import SystemPackage

/// What tells a file from any other, whatever names it has.
struct FileIdentity: Hashable, Sendable {
  private let device: DeviceID
  private let inode: Inode

  /// The file of a status.
  init(_ status: Stat) {
    device = status.deviceID
    inode = status.inode
  }

  /// The file at a path, or what a link there leads to; nil when there is none.
  init?(_ path: FilePath) {
    guard let status = try? Stat(path) else { return nil }
    self.init(status)
  }

  /// The open file.
  init?(_ descriptor: FileDescriptor) {
    guard let status = try? Stat(descriptor) else { return nil }
    self.init(status)
  }
}

/// What tells a file from the one it was before.
struct FileStamp: Hashable, Sendable {
  /// Which file it is.
  let identity: FileIdentity
  private let size: Int64
  private let modified: Moment
  private let changed: Moment

  private struct Moment: Hashable {
    var seconds: Int
    var nanoseconds: Int
  }

  /// The stamp of what stands under a name; nil when nothing does.
  init?(_ path: FilePath) {
    guard let status = try? Stat(path) else { return nil }
    self.init(status)
  }

  /// The stamp of an open file.
  init?(_ descriptor: FileDescriptor) {
    guard let status = try? Stat(descriptor) else { return nil }
    self.init(status)
  }

  private init(_ status: Stat) {
    identity = FileIdentity(status)
    size = status.size
    modified = Moment(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    changed = Moment(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
  }

  /// Whether nobody has written to the file in between; another name or other permissions are no writing.
  func hasSameContents(as other: FileStamp) -> Bool {
    identity == other.identity && size == other.size && modified == other.modified
  }
}
