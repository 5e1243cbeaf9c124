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
