import Foundation
import Testing
import TestSupport

@Suite("The shot and fit commands")
struct PictureCommandTests {
  private static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios").path

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run([Terminal.program] + arguments)
  }

  @Test("shot makes a picture after some steps, in the format of the file's extension")
  func shot() throws {
    let file = "\(Self.scenarios)/under-the-rich-menu.yaml"
    let text = try run("shot", file, "--steps", "1", "--size", "80x24")
    #expect(text.status == 0)
    #expect(text.output.contains("under-rich-menu"))
    #expect(text.output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    let folder = try TemporaryFolder()
    let path = folder.file("out.svg")
    #expect(try run("shot", file, "-o", path).status == 0)
    #expect(try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8).hasSuffix("</svg>\n"))
  }

  @Test(
    "Invalid options of shot are errors that say what is wrong",
    arguments: [
      (["--steps", "1000"], "bubblescope: error: --steps 1000: the scenario has 10 steps"),
      (["--size", "10x10"], "Error: The value '10x10' is invalid for '--size <COLUMNSxROWS>'"),
      (["--size", "x"], "Error: The value 'x' is invalid for '--size <COLUMNSxROWS>'"),
      (["-o", "room.png"], "room.png: error: --output: the file name must end with .svg, .ansi, or .txt"),
      (["--user", "nobody"], "bubblescope: error: unknown user \"nobody\"; the users are alice, bob"),
      (["--device", "nokia"], "Error: The value 'nokia' is invalid for '--device <preset>'"),
      (["--press", "<Foo>"], "Error: The value '<Foo>' is invalid for '--press <keys>'"),
    ])
  func badShot(_ arguments: [String], _ message: String) throws {
    let file = "\(Self.scenarios)/under-the-rich-menu.yaml"
    let result = try Command.run([Terminal.program, "shot", file] + arguments)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
  }

  @Test("fit has a column for the account's rich menu or the one of --rich-menu")
  func ownMenu() throws {
    let folder = try TemporaryFolder()
    let scenario =
      "scenario: Own\naccount: {richMenu: {size: {width: 2500, height: 421}}}\n"
      + "messages: [{id: a, bubbles: [{text: A, height: 560}]}]\n"
    try folder.write("own.yaml", scenario)
    let own = try run("fit", folder.file("own.yaml"), "--device", "iphone-15")
    #expect(own.status == 0)
    #expect(own.output.contains("own menu: 2500×421"))
    #expect(own.output.contains("393×665        665      532    400       599\n"))
    #expect(own.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    try folder.write(
      "menu.json",
      #"{"size": {"width": 2500, "height": 843}, "selected": true, "name": "M", "#
        + #""chatBarText": "Menu", "areas": []}"#)
    let file = folder.file("menu.json")
    let named = try run("fit", folder.file("own.yaml"), "--device", "iphone-15", "--rich-menu", file)
    #expect(named.output.contains("compact: the size of the account's own menu, 2500×843"), "\(named.errors)")
    let size = try run("fit", MessageFileCommandTests.card, "--rich-menu", "1200x405", "--format", "csv")
    #expect(size.output.contains("iphone-15,ios,own,false,532,"))
    for wrong in [
      "2501x900", "2500x249", "2500x1800", "\(folder.path)/none.json", MessageFileCommandTests.card,
    ] {
      let result = try run("fit", MessageFileCommandTests.card, "--rich-menu", wrong)
      #expect(result.status == 2 && result.errors.contains("error:"), "\(wrong): \(result.errors)")
    }
  }

  @Test("CSV cells that look like formulas are escaped")
  func formulas() throws {
    let folder = try TemporaryFolder()
    try folder.write("=1+1.json", #"{"type": "text", "text": "A"}"#)
    let result = try Command.run(
      ["sh", "-c", "cd \(folder.path) && \(Terminal.program) fit =1+1.json --format csv --device iphone-15"])
    #expect(
      result.output.split(whereSeparator: \.isNewline).dropFirst().allSatisfy { $0.hasPrefix("'=1+1.json,") })
  }

  @Test("fit --require lists the bubbles that fail and exits with 1")
  func fit() throws {
    let file = "\(Self.scenarios)/heights.yaml"
    let table = try run("fit", file, "--device", "iphone-15")
    #expect(table.status == 0)
    #expect(table.output.contains(/iPhone 15 +420 +✔ +✔ +↕ 32 +✔ +✔ +↕ 80\n/))
    let strict = try run("fit", file, "--device", "iphone-15", "--require", "scroll", "--format", "csv")
    #expect(strict.status == 1)
    #expect(
      strict.errors.contains(
        "bubble 1 on iPhone 15, large rich menu: counted only with top and bottom in turn"))
    #expect(strict.output.hasPrefix("message,device,app,richMenu,"))
    #expect(
      try run("fit", file, "--app", "ios", "--format", "json").output.contains("\"device\": \"iphone-se\""))
    #expect(try run("fit", file, "--device", "nokia").status == 2)
  }
}

@Suite("Reports of sessions")
struct SessionReportTests {
  @Test(
    "room --report writes a report on leaving and on a signal",
    arguments: [
      "q", "TERM",
    ])
  func report(_ end: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("out.json")
    let terminal = try Terminal()
    try terminal.open("room --report '\(path)'")
    try terminal.press("r")
    try terminal.wait { $0.contains("closed the rich menu") }
    if end == "q" {
      try terminal.press("q", "q")
    } else {
      try terminal.press("C-c")
    }
    try terminal.wait { _ in FileManager.default.fileExists(atPath: path) }
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let scenario = ((object as? [String: Any])?["scenarios"] as? [[String: Any]])?.first
    #expect(scenario?["name"] as? String == "Why didn't my impression count?")
    #expect((scenario?["explanations"] as? [[String: Any]])?.isEmpty == false)
    let messages = scenario?["messages"] as? [[String: Any]]
    let campaign = messages?.first { $0["id"] as? String == "campaign" }
    #expect((campaign?["overview"] as? [String: Any])?["uniqueImpression"] as? Int == 1)
  }

  @Test("A report that can't be written is an error before the session")
  func unwritable() throws {
    let result = try Command.run([Terminal.program, "room", "--report", "/no/such/folder/x.json"])
    #expect(result.status == 2)
    #expect(result.errors == "/no/such/folder/x.json: error: No such file or directory\n")
  }
}

@Suite("Files of messages")
struct MessageFileCommandTests {
  fileprivate static let card = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("TerminalUITests/Messages/cafe.json").path

  private func fit(_ input: String, _ arguments: String = "") throws -> Command.Result {
    try Command.run(["sh", "-c", "printf '%s' \"$1\" | \"$0\" fit - \(arguments)", Terminal.program, input])
  }

  @Test("fit accepts a message object, an array, a request, a bare container, and standard input")
  func shapes() throws {
    let text = #"{"type": "text", "text": "Hi"}"#
    let bubble =
      #"{"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "A"}]}}"#
    for input in [text, "[\(text), \(text)]", "{\"messages\": [\(text)]}", bubble, "type: text\ntext: Hi"] {
      let result = try fit(input, "--device iphone-15")
      #expect(result.status == 0, "\(input): \(result.errors)")
      #expect(result.output.contains("standard input"))
    }
    #expect(try fit("[\(text), \(text)]", "--format json").output.contains("\"seq\": 2"))
    let file = try Command.run([Terminal.program, "fit", Self.card, "--device", "pixel-8"])
    #expect(file.output.contains(/Pixel 8 +[0-9]+ → [0-9]+ +→/))
  }

  @Test("Errors in a message are reported with their location")
  func invalid() throws {
    let result = try fit(#"{"type": "text", "txt": "Hi"}"#)
    #expect(result.status == 2)
    #expect(
      result.errors == """
        standard input:1:1: error: text: missing
        {"type": "text", "txt": "Hi"}
        ^
        standard input:1:18: warning: unknown property "txt"
        {"type": "text", "txt": "Hi"}
                         ^
        hint: did you mean "text"?

        """)
    #expect(try fit("").status == 2)
    #expect(try fit("hello").status == 2)
  }

  @Test("room opens a message file")
  func room() throws {
    let terminal = try Terminal()
    try terminal.open("room '\(Self.card)'")
    try terminal.wait { $0.contains("Pumpkin latte") && $0.contains("[ Order ]") }
  }
}

@Suite("The schema and devices commands")
struct ListTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path

  @Test("A validator with the schema accepts and rejects the same files as the program")
  func schema() throws {
    let result = try Command.run(["python3", "\(Self.folder)/schema/check.py", Terminal.program])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test("devices lists the presets as text and JSON")
  func devices() throws {
    let text = try Command.run([Terminal.program, "devices"])
    #expect(
      text.output.contains(
        "iphone-15          iPhone 15          iOS      393x852  393x665      324       yes\n"))
    #expect(text.output.split(separator: "\n").count == 10)
    let json = try Command.run([Terminal.program, "devices", "--format", "json"])
    let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(list?.count == 9)
    #expect(list?.first?["preset"] as? String == "iphone-se")
  }
}
