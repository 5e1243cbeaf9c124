import Glibc
import Testing
import TestSupport

/// On a slow connection, the terminal's answers to the queries at startup arrive while the program is ending.
@Suite("Late answers of the terminal")
struct LateAnswerTests {
  private static let answer = "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;22c"

  /// A way to end the program, and the expected status.
  struct Way: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var status: Int32
    var end: @Sendable (PtyProgram) -> Void
  }

  private static let ways: [Way] =
    [
      Way(testDescription: "q q", status: 0) { $0.type("qq") },
      Way(testDescription: "Ctrl-C", status: 130) { $0.type("\u{3}") },
    ]
    + [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGTRAP].map { signal in
      Way(testDescription: "signal \(signal)", status: 128 + signal) { kill($0.pid, signal) }
    }

  @Test("The shell sees nothing of a late answer, however the program ends", arguments: ways)
  func areDropped(_ way: Way) throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("Brown Coffee") }
    way.end(program)
    // The answer is delayed until the program has finished writing.
    #expect(program.waitUntilScreenIsLeft())
    program.type(Self.answer)
    #expect(program.end() == way.status)
    let terminal = try #require(program.terminal)
    #expect(!terminal.hasInput)
  }

  @Test("An answer in two parts with a pause is dropped completely")
  func isDroppedInParts() throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("Brown Coffee") }
    program.type("\u{1B}]11;rgb:00")
    kill(program.pid, SIGTERM)
    #expect(program.waitUntilScreenIsLeft())
    program.type("00/0000/0000\u{1B}\\\u{1B}[?62;22c")
    #expect(program.end() == 128 + SIGTERM)
    let terminal = try #require(program.terminal)
    #expect(!terminal.hasInput)
  }

  @Test("Keys typed after a timely answer are kept for the shell")
  func keepsTypeAhead() throws {
    let program = try PtyProgram()
    program.type(Self.answer)
    try program.wait { $0.contains("Brown Coffee") }
    try program.waitUntilIdle()
    program.type("q")
    try program.wait { $0.contains("chat list") }
    program.type("q")
    #expect(program.end() == 0)
    program.type("ls\n")
    let terminal = try #require(program.terminal)
    #expect(terminal.hasInput)
  }
}
