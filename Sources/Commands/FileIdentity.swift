import Glibc

/// What tells a file from any other, whatever names it has.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  /// What kind of file it is, as in `st_mode`.
  private let kind: UInt32

  /// The file at a path, or what a link there leads to; nil when there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    kind = UInt32(truncatingIfNeeded: status.st_mode & S_IFMT)
  }

  /// Whether it is a folder.
  var isFolder: Bool { kind == UInt32(truncatingIfNeeded: S_IFDIR) }

  /// Whether it is an ordinary file, no device, pipe or folder.
  var isRegular: Bool { kind == UInt32(truncatingIfNeeded: S_IFREG) }
}
