import SystemPackage

/// What can be told from a file's status.
protocol FileStatusValue {
  /// The value for a status.
  init(_ status: Stat)
}

extension FileStatusValue {
  /// The value for the file at a path, or for what a link there leads to; nil when there is none.
  init?(_ path: FilePath) {
    guard let status = try? Stat(path) else { return nil }
    self.init(status)
  }

  /// The value for an open file; nil when it can't be had.
  init?(_ descriptor: FileDescriptor) {
    guard let status = try? Stat(descriptor) else { return nil }
    self.init(status)
  }
}

/// What tells a file from any other, whatever names it has.
struct FileIdentity: FileStatusValue, Hashable, Sendable {
  private let device: DeviceID
  private let inode: Inode

  init(_ status: Stat) {
    device = status.deviceID
    inode = status.inode
  }
}

/// What tells a file from its earlier versions.
struct FileStamp: FileStatusValue, Hashable, Sendable {
  /// Which file it is.
  let identity: FileIdentity
  private let size: Int64
  private let modified: Moment
  private let changed: Moment

  private struct Moment: Hashable {
    var seconds: Int
    var nanoseconds: Int
  }

  init(_ status: Stat) {
    identity = FileIdentity(status)
    size = status.size
    modified = Moment(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    changed = Moment(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
  }

  /// Whether nobody has written to the file in between. A new name or new permissions do not count.
  func hasSameContents(as other: FileStamp) -> Bool {
    identity == other.identity && size == other.size && modified == other.modified
  }
}
