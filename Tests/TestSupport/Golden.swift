import Foundation

/// Golden files: the expected output of a test, kept as files beside it.
///
/// To write them again, run the tests with `BUBBLESCOPE_WRITE_GOLDEN=1`. That run fails, so that nobody takes it
/// for a check.
public enum Golden {
  /// Compares a text with a golden file. Nil when they are equal, else what to tell the developer.
  ///
  /// ```swift
  /// #expect(try Golden.mismatch(text, with: folder.appending(path: "room.txt")) == nil)
  /// ```
  public static func mismatch(_ text: String, with file: URL) throws -> String? {
    let name = file.lastPathComponent
    if ProcessInfo.processInfo.environment["BUBBLESCOPE_WRITE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
      return "wrote \(name): look at the difference, then run again"
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != golden else { return nil }
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(found.count, expected.count)
    return "\(name):\(line + 1): expected \(quoted(expected, line)), got \(quoted(found, line))"
  }

  private static func quoted(_ lines: [Substring], _ line: Int) -> String {
    line < lines.count ? "\"\(lines[line])\"" : "the end of the file"
  }

  /// A file of the project, by its path from the top folder.
  public static func projectFile(_ path: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../\(path)").standardized
  }
}
