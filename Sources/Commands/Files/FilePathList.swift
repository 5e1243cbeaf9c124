import ArgumentParser
import SystemPackage

/// Several files joined in one argument.
///
/// The argument parser takes quadratic time, and a shell may expand `*.yaml` to thousands of arguments.
struct FilePathList: ExpressibleByArgument {
  /// The files, in order.
  let paths: [FilePath]

  /// The separator, which no file name contains.
  private static let separator = "\0"

  init?(argument: String) {
    let paths = argument.split(separator: FilePathList.separator, omittingEmptySubsequences: false)
      .map { FilePath(argument: String($0)) }
    guard !paths.contains(nil) else { return nil }
    self.paths = paths.compactMap(\.self)
  }

  /// Joins each run of files on a command line into one word. The first file of a run stays separate, as it may be an
  /// option's value.
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
