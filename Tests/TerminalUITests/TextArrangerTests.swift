import TerminalText
import Testing

@testable import TerminalUI

@Suite("Texts of messages in cells")
struct TextArrangerTests {
  /// The rows of the phone's window as they are drawn, without the spaces at their ends.
  private func phone(_ json: String, columns: Int = 100, rows: Int = 40) throws -> [String] {
    let bubbles = json.replacing("\n", with: " ")
    let yaml = "scenario: Texts\nmessages: [{id: m, bubbles: [\(bubbles)]}]\n"
    let screen = try Screen(yaml: Array(yaml.utf8), columns: columns, rows: rows)
    let window = Scene(session: screen.session, theme: screen.theme, size: screen.size).layout.phone
    return screen.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(window.endRow).map {
      String(WordWrap.prefix(of: $0, width: window.columns)).droppingSpaces
    }
  }

  private func body(_ contents: String, size: String = "mega") -> String {
    """
    {"type": "bubble", "size": "\(size)", "body": {"type": "box", "layout": "vertical", "contents": [\(contents)]}}
    """
  }

  private func flex(_ bubble: String) -> String {
    #"{"type": "flex", "altText": "Drinks", "contents": \#(bubble)}"#
  }

  private func row(_ rows: [String], _ text: String) -> Int? { rows.firstIndex { $0.contains(text) } }

  @Test("Texts below each other are in rows below each other while rows are free")
  func stacked() throws {
    let words = ["Mocha", "Latte", "Lungo", "Doppio"]
    let texts = words.map { #"{"type": "text", "text": "\#($0)", "size": "xxs"}"# }.joined(separator: ",")
    let rows = try phone(flex(body(texts, size: "nano")))
    let found = words.compactMap { row(rows, $0) }
    #expect(found.count == 4)
    #expect(found == found.sorted() && Set(found).count == 4)
  }

  @Test("Texts beside each other are in one row, the price at the right end")
  func beside() throws {
    let rows = try phone(
      flex(
        body(
          """
          {"type": "box", "layout": "baseline", "contents": [{"type": "text", "text": "Espresso", "size": "sm"},
          {"type": "text", "text": "¥320", "align": "end", "size": "lg"}]}
          """)))
    #expect(row(rows, "Espresso") == row(rows, "¥320"))
  }

  @Test("A text with too few cells uses those beside it, then more rows; nothing is cut")
  func wraps() throws {
    let text = "夏限定の水出しコーヒーを今週末まで半額"
    let rows = try phone(
      flex(
        body(
          #"{"type": "text", "text": "\#(text)", "size": "xs", "wrap": true}, {"type": "text", "text": "Order"}"#
        )))
    let joined = rows.map { $0.filter { text.contains($0) } }.joined()
    #expect(joined == text)
    #expect(!rows.joined().contains("…") && !rows.joined().contains("›"))
    let last = try #require(row(rows, "額"))
    #expect(try #require(row(rows, "Order")) > last)
  }

  @Test("LINE's … appears where LINE cuts, and only there")
  func ellipsis() throws {
    let rows = try phone(
      flex(body(#"{"type": "text", "text": "A text without wrap, far longer than its bubble"}"#)))
    #expect(rows.joined().contains("…"))
    let fits = try phone(flex(body(#"{"type": "text", "text": "Iced mocha with milk"}"#)))
    #expect(!fits.joined().contains("…"))
  }

  @Test("What has neither cells nor rows is cut with a sign that is not LINE's")
  func cut() throws {
    let text = String(repeating: "brewing ", count: 12) + "done"
    let rows = try phone(#"{"type": "text", "text": "\#(text)", "height": 30}"#)
    #expect(rows.joined().contains("›"))
    #expect(!rows.joined().contains("…"))
  }

  @Test("Texts that must share a row are side by side, and omissions are marked")
  func shared() throws {
    let words = ["Mocha", "Latte", "Lungo", "Doppio", "Cortado", "Ristretto", "Macchiato", "Affogato"]
    let texts = words.map { #"{"type": "text", "text": "\#($0)", "size": "xxs"}"# }.joined(separator: ",")
    let message =
      #"{"type": "flex", "altText": "a", "height": 30, "contents": \#(body(texts, size: "nano"))}"#
    let rows = try phone(message)
    let shared = try #require(rows.first { $0.contains(" M") })
    #expect(shared.contains(" L") && shared.contains("›"))
    #expect(rows.filter { $0.contains("›") }.count == 1)
  }

  @Test("Five icons and a number keep one row")
  func icons() throws {
    let icon = #"{"type": "icon", "url": "https://x.example/i.png", "size": "xs"}"#
    let stars = [String](repeating: icon, count: 5).joined(separator: ",")
    let rows = try phone(
      flex(
        body(
          #"{"type": "box", "layout": "baseline", "contents": [\#(stars), {"type": "text", "text": "4.0", "size": "xs"}]}"#,
          size: "micro")))
    #expect(rows.contains { $0.filter { $0 == "•" }.count == 5 && $0.contains("4.0") })
  }

  @Test("Both cut signs have one of ASCII")
  func ascii() {
    #expect(GlyphSet.ascii.cut.base.isASCII)
    #expect(GlyphSet.ascii.drawn("Moch…\u{FFFC}") == "Moch~:)")
    #expect(GlyphSet.unicode.drawn("Moch…") == "Moch…")
    #expect(
      GlyphSet.ascii.cut != GlyphSet.ascii.ellipsis && GlyphSet.unicode.cut != GlyphSet.unicode.ellipsis)
  }

  @Test("Lines of cells break where the phone's could, and keep all of the text")
  func cells() {
    #expect(CellLines.lines(of: "温かい「ラテ」です", width: 8).map(\.text) == ["温かい", "「ラテ」", "です"])
    #expect(CellLines.lines(of: "one two\n\nthree", width: 20).map(\.text) == ["one two", "", "three"])
    #expect(CellLines.lines(of: "abcdefgh", width: 3).map(\.text) == ["abc", "def", "gh"])
    #expect(CellLines.lines(of: "aa bb cc dd", width: 5, most: 2).map(\.text) == ["aa bb", "cc dd"])
    #expect(CellLines.lines(of: "aa bb cc dd", width: 2, most: 2).map(\.text) == ["aa", "bb cc dd"])
    #expect(CellLines.lines(of: "", width: 3).map(\.text) == [""])
  }

  @Test(
    "A sender's name is above its bubble, else beside it", arguments: [(100, 40), (80, 24), (60, 18)])
  func sender(columns: Int, rows: Int) throws {
    let drawn = try phone(
      #"{"type": "text", "text": "Hot or iced?", "sender": {"name": "Ann"}}"#, columns: columns,
      rows: rows)
    let name = try #require(row(drawn, "Ann"))
    #expect(try name <= #require(row(drawn, "Hot or")))
  }

  @Test("Quick replies are between the chat window and the chat bar while nothing follows them")
  func quickReply() throws {
    let asked = #"""
      {"type": "text", "text": "Hot or iced?", "quickReply": {"items": [
        {"type": "action", "action": {"type": "message", "label": "Hot", "text": "Hot"}},
        {"type": "action", "action": {"type": "message", "label": "Iced", "text": "Iced"}}]}}
      """#
    let rows = try phone(asked)
    #expect(rows[rows.count - 4].contains("[ Hot ] [ Iced ]"))
    let after = try phone(asked + #", {"type": "text", "text": "Well?"}"#)
    #expect(row(after, "[ Hot ]") == nil)
  }

  @Test(
    "The label of an image carousel is on the picture, two actions of a confirm template side by side")
  func labels() throws {
    let action = #"{"type": "message", "label": "Order", "text": "x"}"#
    let images = try phone(
      #"""
      {"type": "template", "altText": "a", "template": {"type": "image_carousel", "columns": [
        {"imageUrl": "https://x.example/i", "action": \#(action)}]}}
      """#)
    #expect(images.contains { $0.contains("░[ Order ]░") })
    let confirm = try phone(
      #"""
      {"type": "template", "altText": "a", "template": {"type": "confirm", "text": "Sure?", "actions": [
        \#(action), {"type": "message", "label": "Wait", "text": "y"}]}}
      """#)
    #expect(row(confirm, "Order") == row(confirm, "Wait"))
  }
}
