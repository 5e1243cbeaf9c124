import Foundation
import TerminalText
import Testing
import TestSupport

@testable import TerminalUI

@Suite("Golden frames of the room")
struct GoldenTests {
  static let sizes = [(60, 18), (80, 24), (100, 40), (160, 50)]

  @Test("On entry: two texts counted, the image under the rich menu", arguments: sizes)
  func entry(columns: Int, rows: Int) throws {
    let screen = try Screen(columns: columns, rows: rows)
    try Golden.expect(screen.text, named: "entry-\(columns)x\(rows)")
  }

  @Test("The rich menu closed, scrolled into the tall bubble", arguments: sizes)
  func tall(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press("rs jjj")
    try Golden.expect(screen.text, named: "tall-\(columns)x\(rows)")
  }

  @Test("At the bottom, the carousel swiped by a card and selected", arguments: sizes)
  func carousel(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press("rGlnnnnn")
    try Golden.expect(screen.text, named: "carousel-\(columns)x\(rows)")
  }

  @Test("The chat list", arguments: sizes)
  func list(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press("q")
    try Golden.expect(screen.text, named: "list-\(columns)x\(rows)")
  }

  @Test("A Flex Message with its pictures, titles, texts and buttons in place", arguments: sizes)
  func flex(columns: Int, rows: Int) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Messages/cafe.json")
    let json = try String(contentsOf: file, encoding: .utf8).replacing("\n", with: " ")
    let yaml = "scenario: Two drinks\nmessages: [{id: drinks, bubbles: [\(json)]}]\n"
    let screen = try Screen(yaml: Array(yaml.utf8), columns: columns, rows: rows)
    try Golden.expect(screen.text, named: "flex-\(columns)x\(rows)")
  }

  @Test("The help")
  func help() throws {
    var screen = try Screen(columns: 100, rows: 40)
    screen.press("?")
    try Golden.expect(screen.text, named: "help-100x40")
  }

  @Test("On a PC: no rich menu, nothing measured")
  func pc() throws {
    var screen = try Screen(columns: 100, rows: 40)
    screen.press("quu\n")
    try Golden.expect(screen.text, named: "pc-100x40")
  }

  @Test("In ASCII, for terminals without Unicode")
  func ascii() throws {
    var screen = try Screen(columns: 100, rows: 40)
    screen.theme = Theme(colors: .monochrome, isUTF8: false)
    try Golden.expect(screen.text, named: "ascii-100x40")
    // What is not ASCII comes from the messages' own texts.
    #expect(screen.frame.cells.allSatisfy { $0.glyph.base.isASCII || $0.glyph.isWide })
  }
}
