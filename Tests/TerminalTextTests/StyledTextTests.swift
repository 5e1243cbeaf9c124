import Testing

@testable import TerminalText

@Suite("Styled text")
struct StyledTextTests {
  private let line: StyledText = "\(.green("✓")) \(.bold("promo.yaml"))  \(3) steps\n"

  @Test("It is plain text, or text with escape sequences around each styled run")
  func renders() {
    #expect(line.plain == "✓ promo.yaml  3 steps\n")
    #expect(line.ansi == "\u{1B}[32m✓\u{1B}[0m \u{1B}[1mpromo.yaml\u{1B}[0m  3 steps\n")
    #expect(line.text(hasColor: false) == line.plain && line.text(hasColor: true) == line.ansi)
    #expect(StyledText("", .red).ansi == "")
  }

  @Test("Neighbours of one style are one run, and empty texts are none")
  func merges() {
    let text: StyledText = .red("a") + "" + .red("b") + .dim("") + "c"
    #expect(text.runs.map(\.text) == ["ab", "c"])
    #expect(text.runs.map(\.style) == [.red, .plain])
  }

  @Test("A line break inside a run ends a line and keeps the style")
  func lines() {
    let text: StyledText = "a\(.dim("b\n明\n"))c"
    #expect(text.lines == ["a\(.dim("b"))", .dim("明"), "c"])
    #expect(text.lines.map(\.cells) == [2, 2, 1])
    #expect(line.lines.count == 2 && line.lines[1].isEmpty)
  }

  @Test("Parts are joined with a separator between them")
  func joins() {
    let parts: [StyledText] = [.red("1 failed"), .green("2 passed")]
    #expect(parts.joined(separator: ", ").plain == "1 failed, 2 passed")
  }
}
