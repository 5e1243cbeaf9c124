import TerminalText
import Glibc

/// The name of a file that a command is to write: none that it reads is overwritten, nor another file someone
/// wrote whose name came in the wrong place.
struct OutputName: Sendable {
  /// The file, as the person calls it.
  let path: String
  private let identity: FileIdentity?

  /// The name of a file to be written; nil for nil and `-`, standard output.
  init?(_ path: String?) {
    guard let path, path != "-" else { return nil }
    self.path = path
    identity = FileIdentity(path)
  }

  /// Whether it is a file or would become one. A device or a pipe loses nothing and may have any name.
  private var isFile: Bool { identity?.isRegular ?? true }

  /// Whether a file that is read, `-` being standard input, is the one that would be overwritten.
  func isSame(as input: String) -> Bool {
    guard isFile else { return false }
    let other = input == "-" ? FileIdentity(descriptor: STDIN_FILENO) : FileIdentity(input)
    return input == path || identity != nil && identity == other
  }

  /// Whether two outputs are one file.
  func isSame(as other: OutputName) -> Bool { isSame(as: other.path) }

  /// - Throws: ``Failure`` when it is one of the files that are read.
  func check(against inputs: some Sequence<String>) throws(Failure) {
    guard let input = inputs.first(where: isSame) else { return }
    throw refusal(of: input)
  }

  /// What is said when it is a file that is read.
  func refusal(of input: String) -> Failure {
    let name = input == path ? "" : " as \(input == "-" ? "standard input" : input.sanitized)"
    return Failure(text: "\(path.sanitized): error: this file is read\(name); it is not overwritten")
  }

  /// - Throws: ``Failure`` when its name ends with none of `endings`, so that it may be another file's.
  func check(endsWith endings: [String], option: String) throws(Failure) {
    let name = path.lowercased()
    guard isFile, !endings.contains(where: { name.hasSuffix($0) }) else { return }
    throw Failure(
      text: "\(path.sanitized): error: \(option): the name has to end with "
        + endings.joined(separator: " or "))
  }

  /// - Throws: ``Failure`` when its name is a scenario's, which no report is.
  func checkIsNoScenario(option: String) throws(Failure) {
    let name = path.lowercased()
    guard isFile, [".yaml", ".yml"].contains(where: { name.hasSuffix($0) }) else { return }
    throw Failure(
      text: "\(path.sanitized): error: \(option): this is the name of a scenario, which no report is")
  }
}
