import SystemPackage

/// The version of a file. It changes whenever the file does.
struct FileStamp: FileStatusValue, Hashable, Sendable {
  /// The file.
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

  /// Whether nothing was written to the file in between. Renaming and changing permissions don't count as writing.
  func hasSameContents(as other: FileStamp) -> Bool {
    identity == other.identity && size == other.size && modified == other.modified
  }
}
