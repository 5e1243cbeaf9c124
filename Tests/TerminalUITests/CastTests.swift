import Foundation
import Testing

@testable import TerminalText
@testable import TerminalUI

@Suite("Casts of a played scenario")
struct CastTests {
  private let theme = Theme(colors: .colors256, isUTF8: true)

  @Test("A cast hides the cursor at its start only until its end; its title steers no terminal")
  func castLeavesTheTerminal() throws {
    var player = try PlayerTests.player(columns: 60, rows: 18)
    var lines: [String] = []
    player.record(size: player.size, theme: theme) { lines.append($0) }
    let outputs = try lines.dropFirst().filter { !$0.isEmpty }.map { line in
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any]
      return try #require(event?[2] as? String)
    }
    #expect(outputs.first?.hasPrefix("\u{1B}[?25l") == true && outputs.last == "\u{1B}[?25h")
    let title = "Bell\u{7} \u{202E}turned\u{2066} \u{1B}[31m\u{9B}m \u{2028}e\u{301}明日"
    let header = Asciicast(size: player.size, title: title).header
    let shown =
      "\"Bell\u{2407} \u{FFFD}turned\u{FFFD} "
      + "\u{241B}[31m\u{FFFD}m \u{FFFD}e\u{301}明日\""
    #expect(header.contains(shown))
  }

  @Test("A cast's last frame is the player's, and its times ascend")
  func cast() throws {
    var player = try PlayerTests.player(columns: 60, rows: 18)
    var lines: [String] = []
    player.record(size: player.size, theme: theme) { lines.append($0) }
    let header = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(header["version"] as? Int == 2)
    #expect(header["width"] as? Int == 60)
    #expect(header["height"] as? Int == 18)
    var last = 0.0
    var painter = Painter(size: player.size)
    for line in lines.dropFirst() where !line.isEmpty {
      #expect(line.hasSuffix("]\n"))
      let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      let time = try #require(event[0] as? Double)
      #expect(time >= last)
      last = time
      #expect(event[1] as? String == "o")
      painter.feed(try #require(event[2] as? String))
    }
    #expect(player.isAtEnd)
    #expect(painter.text == player.frame(size: player.size, theme: theme).text)
    #expect(last > 8)
  }
}

/// A terminal that knows what a cast uses: moving the cursor, clearing, characters.
private struct Painter {
  private var rows: [[String]]
  private var row = 0
  private var column = 0

  init(size: TerminalSize) {
    rows = Array(repeating: Array(repeating: " ", count: size.columns), count: size.rows)
  }

  mutating func feed(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        put(scalar)
        continue
      }
      rest.removeFirst()
      let end = rest.firstIndex { $0.properties.isAlphabetic } ?? rest.startIndex
      let numbers = String(rest[..<end]).split(separator: ";").compactMap { Int($0) }
      if rest[end] == "H" { (row, column) = (numbers[0] - 1, numbers[1] - 1) }
      if rest[end] == "J" {
        for index in rows.indices { rows[index] = rows[index].map { _ in " " } }
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch CellWidth.part(scalar) {
    case .mark: if column > 0 { rows[row][column - 1].unicodeScalars.append(scalar) }
    case .base(let glyph):
      rows[row][column] = String(Character(scalar))
      if glyph.isWide { rows[row][column + 1] = "" }
      column += glyph.isWide ? 2 : 1
    default: break
    }
  }

  var text: String {
    rows.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
