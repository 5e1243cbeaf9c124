import SystemPackage

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
