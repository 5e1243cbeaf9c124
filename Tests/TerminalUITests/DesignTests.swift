import ChatRoom
import MessagingAPI
import TerminalText
import TestSupport
import Testing

@testable import TerminalUI

@Suite("Messages in their own colours")
struct DesignTests {
  private static let receipt = """
    scenario: A receipt
    device: iphone-15
    account: {name: Brown, richMenu: {size: compact}}
    messages:
      - id: a
        bubbles:
          - type: flex
            altText: A receipt
            contents:
              type: bubble
              styles: {header: {backgroundColor: "#FFE4C4"}, footer: {backgroundColor: "#22222280"}}
              header: {type: box, layout: vertical, contents: [{type: text, text: RECEIPT, color: "#1DB446"}]}
              hero: {type: image, url: "https://example.com/a.png", size: full, aspectRatio: "20:9", backgroundColor: "#335577"}
              body:
                type: box
                layout: vertical
                background: {type: linearGradient, angle: 90deg, startColor: "#FF0000", endColor: "#0000FF"}
                contents: [{type: text, text: Brown Store, decoration: underline}]
              footer:
                type: box
                layout: vertical
                contents:
                  - {type: button, style: primary, action: {type: uri, label: Buy, uri: "https://example.com"}}
                  - {type: button, color: "#FFCC00", action: {type: uri, label: Help, uri: "https://example.com"}}
          - text: Plain
    """

  /// The style of the first cell of a text on the screen.
  private func style(of text: String, _ screen: Screen) throws -> Style {
    let frame = screen.frame
    let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let range = try #require(lines[row].range(of: text))
    return frame[CellWidth.width(of: String(lines[row][..<range.lowerBound])), row].style
  }

  private func screen(_ colors: ColorDepth = .trueColor) throws -> Screen {
    var screen = try Screen(yaml: Array(Self.receipt.utf8), columns: 100, rows: 44)
    screen.theme = Theme(colors: colors, isUTF8: true)
    return screen
  }

  @Test("Words and what is behind them have the colours of the message")
  func colors() throws {
    var screen = try screen()
    screen.press("c")
    let header = try style(of: "RECEIPT", screen)
    #expect(header.foreground.rgb == 0x1DB446)
    #expect(header.background.rgb == 0xFFE4C4)
    let buy = try style(of: "[ Buy", screen)
    #expect(buy.foreground.rgb == 0xFFFFFF)
    #expect(buy.background.rgb == 0x17C950)
    let help = try style(of: "[ Help", screen)
    #expect(help.foreground.rgb == 0xFFCC00)
    // A half transparent background is mixed with the paper.
    #expect(help.background.rgb == 0x909090)
    let store = try style(of: "Brown Store", screen)
    #expect(store.attributes.contains(.underline))
    let plain = try style(of: "Plain", screen)
    #expect(plain.background.rgb == 0xFFFFFF)
  }

  @Test("Separators have their colours: above a block, between components, and upright in a horizontal box")
  func separators() throws {
    let yaml = """
      scenario: Separators
      account: {name: Brown}
      messages:
        - id: a
          bubbles:
            - type: flex
              altText: Separators
              contents:
                type: bubble
                styles: {body: {separator: true, separatorColor: "#00FF00"}, footer: {separator: true, separatorColor: "#FF0000"}}
                body:
                  type: box
                  layout: horizontal
                  height: 120px
                  contents:
                    - {type: filler}
                    - {type: separator, color: "#0000FF"}
                    - {type: filler}
                footer: {type: box, layout: vertical, paddingAll: 30px, contents: [{type: text, text: Footer}]}
      """
    var screen = try Screen(yaml: Array(yaml.utf8), columns: 100, rows: 44)
    screen.theme = Theme(colors: .trueColor, isUTF8: true)
    screen.press("c")
    let frame = screen.frame
    func cells(_ color: UInt32, _ glyph: Glyph) -> [Int] {
      (0..<44).filter { row in
        (0..<50).contains { frame[$0, row].style.foreground.rgb == color && frame[$0, row].glyph == glyph }
      }
    }
    #expect(cells(0xFF0000, Glyph("─")).count == 1)
    #expect(cells(0x0000FF, Glyph("│")).count >= 4)
    // The first block has none above it.
    #expect(cells(0x00FF00, Glyph("─")).isEmpty)
  }

  @Test("A gradient goes from its start to its end in steps")
  func gradient() throws {
    var screen = try screen()
    screen.press("c")
    let frame = screen.frame
    let row = try #require(
      frame.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
        $0.contains("Brown Store")
      })
    let reds = (12..<42).compactMap { frame[$0, row].style.background.rgb.map { $0 >> 16 } }
    #expect(reds == reds.sorted(by: >))
    #expect(Set(reds).count > 20)
  }

  @Test("The state is a rail at the left and a sign, and c goes back to its colours")
  func state() throws {
    var screen = try screen()
    let before = screen.frame
    screen.press("c")
    let row = try #require(
      screen.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("Plain") }
    )
    let frame = screen.frame
    let counted = screen.theme.style(of: .counted).foreground
    #expect((0..<20).contains { frame[$0, row].style.background == counted })
    #expect(screen.text.contains("✔"))
    screen.press("c")
    #expect(screen.session.notice == "colours show the state")
    screen.session.notice = nil
    #expect(screen.frame == before)
  }

  @Test(
    "Where there are too few colours, the state's are shown", arguments: [ColorDepth.monochrome, .colors8])
  func fewColors(depth: ColorDepth) throws {
    var screen = try screen(depth)
    let before = screen.frame
    screen.session.showsDesign = true
    #expect(screen.frame == before)
  }

  @Test("Every word is there in both", arguments: ["first-look", "every-kind-of-bubble"])
  func words(name: String) throws {
    var screen = try Screen(name, columns: 120, rows: 50)
    screen.press("r")
    // The phone's rows, without its frame and pictures, and without the footer.
    func words() -> Set<Substring> {
      let rows = screen.text.split(separator: "\n").dropLast().map { $0.prefix(50) }
      return Set(
        rows.flatMap { $0.split(separator: " ") }.filter { $0.count > 3 && $0.allSatisfy(\.isLetter) })
    }
    let before = words()
    screen.press("c")
    #expect(before.subtracting(words()).isEmpty)
  }

  @Test("Colours are parsed, mixed, and refused")
  func parsing() {
    #expect(DesignColor("#12AB34", over: .paper)?.rgb == 0x12AB34)
    #expect(DesignColor("#00000000", over: .paper) == .paper)
    #expect(DesignColor("#000000FF", over: .paper)?.rgb == 0)
    for text in [nil, "", "12AB34", "#12AB3", "#GGGGGG", "#12AB34F"] {
      #expect(DesignColor(text, over: .paper) == nil)
    }
    let gradient = FlexBox.Gradient(
      angle: 0, startColor: "#000000", centerColor: "#FF0000", centerPosition: 50, endColor: "#FFFFFF")
    func color(_ y: Double) -> UInt32? {
      gradient.color(x: 0.5, y: y, width: 100, height: 100, over: .paper)?.rgb
    }
    // 0 degrees go upwards.
    #expect(color(1) == 0x000000)
    #expect(color(0.5) == 0xFF0000)
    #expect(color(0) == 0xFFFFFF)
  }
}
