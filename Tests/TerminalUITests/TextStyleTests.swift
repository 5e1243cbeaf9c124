import ChatRoom
import TerminalText
import TestSupport
import Testing

@testable import TerminalUI

@Suite("Spans of a Flex text")
struct TextStyleTests {
  private func screen(_ size: String = "mega", showsDesign: Bool = true) throws -> Screen {
    let yaml = """
      scenario: A
      messages:
        - id: a
          bubbles:
            - type: flex
              altText: a
              contents:
                type: bubble
                size: \(size)
                body:
                  type: box
                  layout: vertical
                  contents:
                    - type: text
                      wrap: true
                      color: "#000001"
                      contents:
                        - {type: span, text: "Now "}
                        - {type: span, text: "980 yen", color: "#E02020", weight: bold}
                        - {type: span, text: ", once "}
                        - {type: span, text: "1,200 yen", color: "#888888", decoration: line-through}
                        - {type: span, text: " in each of our shops in Tokyo and in Osaka ", color: "#2040A0"}
                        - {type: span, text: until Friday, decoration: underline}
      """
    var screen = try Screen(yaml: Array(yaml.utf8), columns: 100, rows: 44)
    screen.theme = Theme(colors: .trueColor, isUTF8: true)
    screen.session.showsDesign = showsDesign
    return screen
  }

  /// The styles of the cells of all places that have a word.
  private func styles(of word: String, _ screen: Screen) -> [Style] {
    let frame = screen.frame
    let layout = screen.session.layout(size: screen.size)
    for row in layout.window.row..<layout.window.endRow {
      let line = (layout.window.column..<layout.window.endColumn).map { String(frame[$0, row].glyph.base) }
        .joined()
      guard let range = line.range(of: word) else { continue }
      let start = layout.window.column + line.distance(from: line.startIndex, to: range.lowerBound)
      return (start..<start + word.count).map { frame[$0, row].style }
    }
    return []
  }

  @Test(
    "Each span keeps its color, weight and decoration, however its lines break", arguments: ["mega", "micro"])
  func spans(size: String) throws {
    let screen = try screen(size)
    func expect(
      _ words: [String], _ color: UInt32, _ attributes: Style.Attributes,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      for word in words {
        let styles = styles(of: word, screen)
        #expect(!styles.isEmpty, "\(word)", sourceLocation: sourceLocation)
        #expect(
          styles.allSatisfy { $0.foreground.rgb == color && $0.attributes == attributes }, "\(word)",
          sourceLocation: sourceLocation)
      }
    }
    expect(["Now", "once"], 0x000001, [])
    expect(["980", "yen"], 0xE02020, .bold)
    expect(["1,200"], 0x888888, .strikethrough)
    expect(["each", "shops", "Tokyo", "Osaka"], 0x2040A0, [])
    expect(["until", "Friday"], 0x000001, .underline)
  }

  @Test("In the colors of states a span keeps its weight")
  func weight() throws {
    let screen = try screen(showsDesign: false)
    #expect(styles(of: "980", screen).allSatisfy { $0.attributes == .bold })
    #expect(styles(of: "Now", screen).allSatisfy { $0.attributes == [] })
  }

  @Test("What is struck through is so in ANSI and in SVG")
  func strikethrough() throws {
    let screen = try screen()
    #expect(screen.frame.ansi.contains("\u{1B}[0;9;38;2;136;136;136;48;2;255;255;255m1,200 yen"))
    #expect(screen.frame.svg(title: "a").contains(#"text-decoration="line-through""#))
  }

  @Test("Runs are found from a place on, and what is added at the end looks as what is before")
  func runs() {
    var bold = TextStyle()
    bold.isBold = true
    let runs = [TextStyle.Run(text: "ab", style: .plain), TextStyle.Run(text: "cde", style: bold)]
    #expect(
      runs.runs(of: "bc", from: 1)
        == [TextStyle.Run(text: "b", style: .plain), TextStyle.Run(text: "c", style: bold)])
    #expect(runs.runs(of: "de›", from: 3) == [TextStyle.Run(text: "de›", style: bold)])
    #expect(runs.runs(of: "›", from: 9) == [TextStyle.Run(text: "›", style: bold)])
    #expect(runs.runs(of: "", from: 0) == [])
  }
}
