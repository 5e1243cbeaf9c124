import TerminalUI
import Testing

@testable import NcursesScreen

@Suite("Bytes become pasted text and mouse actions")
struct PasteAndMouseTests {
  private func events(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.feed(text.utf8) + decoder.flush()
  }

  @Test("Pasted text is never read as keys, and its lines end in a line feed")
  func paste() {
    #expect(
      events("\u{1B}[200~q\r\nü\u{1B}[A\rx\ny\u{1B}[201~z") == [.paste("q\nü\u{1B}[A\nx\ny"), .key(Key("z"))])
  }

  @Test("A paste whose end never comes is delivered when nothing more arrives")
  func unfinishedPaste() {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}[200~half\u{1B}[2".utf8) == [])
    #expect(decoder.patience == 2000)
    #expect(decoder.flush() == [.paste("half\u{1B}[2")])
    #expect(decoder.feed("a".utf8) == [.key(Key("a"))])
  }

  @Test("A paste is cut off at one megabyte")
  func longPaste() {
    var decoder = InputDecoder()
    var events = decoder.feed("\u{1B}[200~".utf8)
    for _ in 0..<300 { events += decoder.feed(repeatElement(0x61, count: 4096)) }
    events += decoder.feed("\u{1B}[201~".utf8)
    #expect(events == [.paste(String(repeating: "a", count: InputDecoder.maximumPaste))])
  }

  @Test(
    "The left button and the wheel are reported in cells from 0",
    arguments: [
      ("<0;1;1M", MouseEvent(.press, column: 0, row: 0)),
      ("<0;300;5m", MouseEvent(.release, column: 299, row: 4)),
      ("<32;7;8M", MouseEvent(.drag, column: 6, row: 7)),
      ("<64;2;2M", MouseEvent(.wheelUp, column: 1, row: 1)),
      ("<65;2;2M", MouseEvent(.wheelDown, column: 1, row: 1)),
      ("<66;3;2M", MouseEvent(.wheelLeft, column: 2, row: 1)),
      ("<67;3;2M", MouseEvent(.wheelRight, column: 2, row: 1)),
      ("Mc!!", MouseEvent(.wheelRight, column: 0, row: 0)),
      ("<16;2;2M", MouseEvent(.press, column: 1, row: 1)),
      ("M !!", MouseEvent(.press, column: 0, row: 0)), ("M#\"#", MouseEvent(.release, column: 1, row: 2)),
      ("M`!!", MouseEvent(.wheelUp, column: 0, row: 0)), ("M@!!", MouseEvent(.drag, column: 0, row: 0)),
    ])
  func mouse(text: String, event: MouseEvent) {
    #expect(events("\u{1B}[" + text) == [.mouse(event)])
  }

  @Test(
    "Other buttons, motion without one, and reports that make no sense are swallowed",
    arguments: [
      "<1;1;1M", "<2;1;1m", "<35;1;1M", "<66;1;1m", "<0;0;1M", "<0;1M", "<;;M", "<0;1;1;1M", "M!!!", "M   ",
    ])
  func otherMouse(text: String) {
    #expect(events("\u{1B}[" + text) == [])
  }
}
