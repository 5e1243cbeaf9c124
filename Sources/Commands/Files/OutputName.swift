import SystemPackage

/// The name of a file that a command is to write: none that it reads is overwritten, nor another file someone
/// wrote whose name came in the wrong place.
struct OutputName: Sendable {
  /// The file, as the person calls it.
  let path: FilePath
  private let identity: FileIdentity?
  /// Whether it is a file or would become one. A device or a pipe loses nothing and may have any name.
  private let isFile: Bool

  /// The name of a file to be written; nil for nil and `-`, standard output.
  init?(_ path: FilePath?) {
    guard let path, !path.isStandardStream else { return nil }
    self.path = path
    let status = try? Stat(path)
    identity = status.map { FileIdentity($0) }
    isFile = status.map { $0.type == .regular } ?? true
  }

  /// Whether a file that is read, `-` being standard input, is the one that would be overwritten.
  func isSame(as input: FilePath) -> Bool {
    guard isFile else { return false }
    if input == path { return true }
    guard let identity else { return false }
    return identity == (input.isStandardStream ? FileIdentity(.standardInput) : FileIdentity(input))
  }

  /// Whether two outputs are one file.
  func isSame(as other: OutputName) -> Bool { isSame(as: other.path) }

  /// - Throws: ``Failure`` when it is one of the files that are read.
  func check(against inputs: some Sequence<FilePath>) throws(Failure) {
    guard let input = inputs.first(where: isSame) else { return }
    throw refusal(of: input)
  }

  /// What is said when it is a file that is read.
  func refusal(of input: FilePath) -> Failure {
    let name = input == path ? "" : " as \(input.isStandardStream ? "standard input" : input.shown)"
    return Failure(text: "\(path.shown): error: this file is read\(name); it is not overwritten")
  }

  /// - Throws: ``Failure`` when its name ends with none of `endings`, so that it may be another file's.
  ///
  /// With `orNothing` a name may also have no ending at all.
  func check(
    endsWith endings: [String], option: String, orNothing isOptional: Bool = false
  ) throws(Failure) {
    let name = path.string.lowercased()
    guard isFile, !isOptional || path.extension != nil, !endings.contains(where: { name.hasSuffix($0) })
    else { return }
    let last = endings.last ?? ""
    let names = endings.count > 1 ? "\(endings.dropLast().joined(separator: ", ")) or \(last)" : last
    throw Failure(text: "\(path.shown): error: \(option): the name has to end with \(names)")
  }
}
