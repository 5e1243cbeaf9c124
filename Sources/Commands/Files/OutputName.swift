import SystemPackage

/// The path of an output file, checked so that a command never overwrites its input or, after a mistyped command line,
/// a file of another kind.
struct OutputName: Sendable {
  /// The path as entered.
  let path: FilePath
  private let identity: FileIdentity?
  /// Whether it is or will be a regular file. Devices and pipes have nothing to overwrite and may have any name.
  private let isFile: Bool

  /// Creates the output for a path; `nil` for `nil` and for `-`, which is standard output.
  init?(_ path: FilePath?) {
    guard let path, !path.isStandardStream else { return nil }
    self.path = path
    let status = try? Stat(path)
    identity = status.map { FileIdentity($0) }
    isFile = status.map { $0.type == .regular } ?? true
  }

  /// Whether an input file, or standard input for `-`, is the file that would be overwritten.
  func isSame(as input: FilePath) -> Bool {
    guard isFile else { return false }
    if input == path { return true }
    guard let identity else { return false }
    return identity == (input.isStandardStream ? FileIdentity(.standardInput) : FileIdentity(input))
  }

  /// Whether two outputs are the same file.
  func isSame(as other: OutputName) -> Bool { isSame(as: other.path) }

  /// Checks that this is none of the input files.
  ///
  /// - Throws: ``Failure`` if it is one.
  func check(against inputs: some Sequence<FilePath>) throws(Failure) {
    guard let input = inputs.first(where: isSame) else { return }
    throw refusal(of: input)
  }

  /// The error for an output that is also an input.
  func refusal(of input: FilePath) -> Failure {
    let name = input == path ? "" : " (\(input.isStandardStream ? "standard input" : input.shown))"
    return Failure(text: "\(path.shown): error: refusing to overwrite an input file\(name)")
  }

  /// Checks the file's extension. With `orNothing`, the name may also have no extension.
  ///
  /// - Throws: ``Failure`` if the name ends with none of `endings`.
  func check(
    endsWith endings: [String], option: String, orNothing isOptional: Bool = false
  ) throws(Failure) {
    let name = path.string.lowercased()
    guard isFile, !isOptional || path.extension != nil, !endings.contains(where: { name.hasSuffix($0) })
    else { return }
    let last = endings.last ?? ""
    let comma = endings.count > 2 ? "," : ""
    let names = endings.count > 1 ? "\(endings.dropLast().joined(separator: ", "))\(comma) or \(last)" : last
    throw Failure(text: "\(path.shown): error: \(option): the file name must end with \(names)")
  }
}
