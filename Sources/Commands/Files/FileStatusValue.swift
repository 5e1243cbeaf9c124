import SystemPackage

/// A value derived from a file's status.
protocol FileStatusValue {
  /// The value for a status.
  init(_ status: Stat)
}

extension FileStatusValue {
  /// The value for the file at a path, following links; `nil` if the file's status is not available.
  init?(_ path: FilePath) {
    guard let status = try? Stat(path) else { return nil }
    self.init(status)
  }

  /// The value for an open file; `nil` if the file's status is not available.
  init?(_ descriptor: FileDescriptor) {
    guard let status = try? Stat(descriptor) else { return nil }
    self.init(status)
  }
}
