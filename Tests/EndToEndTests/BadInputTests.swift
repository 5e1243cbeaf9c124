import Foundation
import Testing
import TestSupport

/// Invalid input is reported on standard error with exit code 2, without touching the terminal.
@Suite("Bad input")
struct BadInputTests {
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
  }

  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run([Terminal.program] + arguments, environment: ["TERM": "xterm-256color"])
  }

  private func file(_ contents: [UInt8]) throws -> String {
    try home.write("bad.yaml", Data(contents))
    return home.file("bad.yaml")
  }

  @Test("A missing file")
  func missing() throws {
    let result = try run(["room", "/nowhere/promo.yaml"])
    #expect(result.errors == "/nowhere/promo.yaml: error: no such file\n")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
  }

  @Test("A folder")
  func folder() throws {
    let result = try run(["/tmp"])
    #expect(result.errors == "/tmp: error: this is a folder, not a file\n")
    #expect(result.status == 2)
  }

  @Test("A file that is not UTF-8")
  func notUTF8() throws {
    let path = try file(Array("scenario: caf".utf8) + [0xE9, 0x0A])
    let result = try run(["room", path])
    #expect(result.errors.hasPrefix("\(path):1:14: error:"))
    #expect(result.status == 2)
  }

  @Test("Every error of a file is reported with its line, column, and a caret")
  func allErrors() throws {
    let path = try file(
      Array(
        """
        scenario: Broken
        messages:
          - id: promo
            bubles:
              - text: Hello
          - id: late
            bubbles:
              - {type: image, heigth: 3}

        """.utf8))
    let result = try run(["room", path])
    #expect(result.errors.contains("\(path):4:5: error:"))
    #expect(result.errors.contains("did you mean \"bubbles\"?"))
    #expect(result.errors.contains("\(path):8:23: error:"))
    #expect(result.errors.contains("^"))
    #expect(result.status == 2)
  }

  @Test("Warnings are printed, and the room opens")
  func warnings() throws {
    let path = try file(
      Array("scenario: A\nmessages: [{id: a, bubbles: [{text: Here I am, colour: red}]}]\n".utf8))
    let terminal = try Terminal()
    try terminal.run("\"$BUBBLESCOPE\" room \(path) 2>\(path).err; echo \"ended $?\"")
    _ = try terminal.wait { $0.contains("Here I am") }
    let errors = try String(contentsOf: URL(fileURLWithPath: "\(path).err"), encoding: .utf8)
    #expect(errors.hasPrefix("\(path):2:48: warning: unknown property \"colour\"\n"), "\(errors)")
    try terminal.press("q")
    _ = try terminal.wait { $0.contains("Enter: open the chat") }
    try terminal.press("q")
    let screen = try terminal.wait { $0.contains("\nended ") }
    #expect(screen.contains("ended 0"))
  }

  @Test("No terminal")
  func noTerminal() throws {
    let result = try run([])
    #expect(result.errors.contains("terminal"))
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
  }

  @Test(
    "An unknown option, user, or device", arguments: [["--nope"], ["--user", "zoe"], ["--device", "nokia"]])
  func badUsage(arguments: [String]) throws {
    let result = try run(arguments)
    #expect(result.errors.contains(arguments.last ?? ""))
    #expect(result.status == 2)
  }

  @Test("An unknown or dumb TERM", arguments: ["dumb", "no-such-terminal"])
  func unusableTerminal(term: String) throws {
    let terminal = try Terminal()
    try terminal.run("TERM=\(term) \"$BUBBLESCOPE\"; echo \"ended $?\"")
    let screen = try terminal.wait { $0.contains("\nended ") }
    #expect(screen.contains("ended 2"))
    #expect(screen.contains("TERM"))
  }

  @Test("A terminal that is too small")
  func tooSmall() throws {
    let terminal = try Terminal(columns: 50, rows: 12)
    try terminal.run("\"$BUBBLESCOPE\"; echo \"ended $?\"")
    let screen = try terminal.wait { $0.contains("\nended ") }
    #expect(screen.contains("ended 2"))
    #expect(screen.contains("60x18"))
  }

  @Test("Escape sequences in a file's texts never reach the terminal")
  func escapes() throws {
    let path = try file(
      Array(
        "scenario: \"\\e[2J\\e]0;owned\\a\"\nmessages: [{id: a, bubbles: [{text: \"\\e[31mred\\x9b2J\"}]}]\n"
          .utf8))
    let terminal = try Terminal()
    try terminal.open(path)
    let screen = try terminal.wait { $0.contains("red") }
    #expect(screen.contains("␛[2J"))
    #expect(screen.contains("␛[31mred"))
    #expect(try terminal.title != "owned")
  }
}
