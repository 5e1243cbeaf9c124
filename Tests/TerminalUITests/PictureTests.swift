import Foundation
import TerminalText
import Testing

@testable import TerminalUI

@Suite("Pictures of a frame")
struct PictureTests {
  @Test("Without its escape sequences the ANSI picture is the frame's text", arguments: [60, 100, 160])
  func ansi(columns: Int) throws {
    let frame = try Screen(columns: columns, rows: 40).frame
    let plain = frame.ansi.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    func trimmed(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var line = String(line)
        while line.last == " " { line.removeLast() }
        return line
      }
    }
    #expect(trimmed(plain) == trimmed(frame.text))
    #expect(!frame.ansi.contains("\u{1B}[0m\u{1B}[0m"))
  }

  @Test("The SVG has every character of the frame, in its place and in its width")
  func svg() throws {
    let frame = try Screen(columns: 100, rows: 40).frame
    let svg = frame.svg(title: "<Why & \"why\">")
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 856 696\""))
    #expect(svg.contains("<title>&lt;Why &amp; &quot;why&quot;&gt;</title>"))
    #expect(svg.matches(of: /<path stroke="[^"]+" d="[^"]+"\/>/).count > 1)
    let runs = svg.matches(
      of: /<text x="([0-9.]+)" y="([0-9.]+)" textLength="([0-9.]+)">([^<]*)<\/text>/)
    var drawn = 0
    for run in runs {
      let text = String(run.4).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      let cells = try #require(Double(run.3)) / 8.4
      #expect(abs(cells - Double(CellWidth.width(of: text))) < 0.01, "\(text)")
      let column = Int((try #require(Double(run.1)) / 8.4).rounded())
      let row = Int(((try #require(Double(run.2)) - 12.7) / 17).rounded())
      #expect(frame[column, row].glyph.base == text.unicodeScalars.first)
      drawn += text.unicodeScalars.count { $0 != " " }
    }
    let ink = frame.text.unicodeScalars.filter { !" \n▀▄│─╭╮╰╯".unicodeScalars.contains($0) }.count
    #expect(drawn == ink)
  }

  @Test("The phone alone is what a large screen shows of it, with nothing selected and nothing unread")
  func phone() throws {
    var screen = try Screen(columns: 120, rows: 60)
    #expect(screen.text.contains("unread messages below"))
    #expect(!screen.session.phone(theme: screen.theme).text.contains("unread"))
    screen.press("q\n")
    let phone = screen.session.phone(theme: screen.theme)
    let whole = screen.frame
    #expect(phone.size == TerminalSize(columns: 50, rows: 36))
    for row in 0..<phone.size.rows {
      for column in 0..<phone.size.columns {
        // The selected bubble has a sign at its left.
        let glyph = whole[column + 1, row + 1].glyph
        #expect(phone[column, row].glyph == (glyph == screen.theme.glyphs.selection ? .space : glyph))
      }
    }
    #expect(whole.cells.contains { $0.style.background == TerminalColor(94) })
    #expect(!phone.cells.contains { $0.style.background == TerminalColor(94) })
  }

  @Test("Half blocks are areas half a row high")
  func halves() {
    var frame = Frame(size: TerminalSize(columns: 3, rows: 1))
    frame.set(Glyph("▀"), Style(TerminalColor(1)), column: 1, row: 0)
    let svg = frame.svg(title: "x")
    #expect(svg.contains("<path fill=\"#cd3131\" d=\"M8.4 0h8.4V8.5h-8.4z\"/>"))
    #expect(!svg.contains("<text"))
  }
}
