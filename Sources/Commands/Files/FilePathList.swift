import ArgumentParser
import SystemPackage

/// Several files in one argument. The parser's time grows with the square of the arguments' number, and a shell makes
/// thousands of `*.yaml`.
struct FilePathList: ExpressibleByArgument {
  /// The files, in their order.
  let paths: [FilePath]

  /// What no name has in it.
  private static let separator = "\0"

  init?(argument: String) {
    let paths = argument.split(separator: FilePathList.separator, omittingEmptySubsequences: false)
      .map { FilePath(argument: String($0)) }
    guard !paths.contains(nil) else { return nil }
    self.paths = paths.compactMap(\.self)
  }

  /// The words of a command line with runs of files in one word each. The first of a run stays alone, for it may be
  /// an option's value.
  static func joiningFiles(in words: [String]) -> [String] {
    var joined: [String] = []
    var run: [String] = []
    func isFile(_ word: String) -> Bool { !word.hasPrefix("-") && !word.isEmpty }
    for (index, word) in words.enumerated() {
      if isFile(word), index > 0, isFile(words[index - 1]) {
        run.append(word)
        continue
      }
      if !run.isEmpty { joined.append(run.joined(separator: separator)) }
      run = []
      joined.append(word)
    }
    return run.isEmpty ? joined : joined + [run.joined(separator: separator)]
  }
}
