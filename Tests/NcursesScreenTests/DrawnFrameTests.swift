import TerminalText
import TerminalUI
import Testing
import TestSupport

@testable import NcursesScreen

extension NcursesScreenTests {
  @Suite("What the terminal shows is the frame")
  struct DrawnFrameTests {
    private static let glyphs: [Glyph] =
      ["a", "b", " ", "▄", "▀", "│", "é"].map { Glyph($0) } + [
        Glyph("日", wide: true), Glyph("☕", wide: true),
      ]

    private func styles(_ random: inout some RandomNumberGenerator, trueColor: Bool) -> [Style] {
      (0..<12).map { index in
        func color() -> TerminalColor {
          switch Int.random(in: 0..<4, using: &random) {
          case 0: .standard
          case 1: TerminalColor(Int16.random(in: 0..<16, using: &random))
          case 2 where trueColor: TerminalColor(rgb: UInt32.random(in: 0..<0x100_0000, using: &random))
          default: TerminalColor(Int16.random(in: 16..<256, using: &random))
          }
        }
        let attributes = Style.Attributes(
          rawValue: index % 3 == 0 ? UInt16.random(in: 0..<16, using: &random) : 0)
        return Style(color(), on: color(), attributes)
      }
    }

    /// Cells as the eye sees them: a blank has no ink, and an index of xterm's cube is its red, green and blue.
    private func seen(_ frame: Frame, asTrueColors isTrueColor: Bool) -> [Cell] {
      func shown(_ color: TerminalColor) -> TerminalColor {
        guard isTrueColor, let rgb = color.index.flatMap({ TerminalColor.rgb(ofIndex: $0) }) else {
          return color
        }
        return TerminalColor(rgb: rgb)
      }
      return frame.cells.map { cell in
        var cell = cell
        cell.style.foreground = shown(cell.style.foreground)
        cell.style.background = shown(cell.style.background)
        let attributes = cell.style.attributes
        if cell.glyph == .space || cell.glyph.isContinuation {
          cell.style.attributes = attributes.intersection([.underline, .reverse])
          if !attributes.contains(.reverse), !attributes.contains(.underline) {
            cell.style.foreground = .standard
          }
          if cell.glyph.isContinuation { cell.style = .plain }
        }
        return cell
      }
    }

    @Test(
      "Random frames in sequence appear on the terminal unchanged, colours included",
      arguments: [("xterm-256color", false), ("xterm-256color", true), ("tmux-256color", true)])
    func frames(type: String, trueColor: Bool) throws {
      let size = TerminalSize(columns: 40, rows: 12)
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 12))
      let screen = try NcursesScreen(
        mouse: false, input: terminal.slave, output: terminal.slave, type: type,
        colors: ColorPlan.Environment(colorTerm: trueColor ? "truecolor" : nil))
      defer { screen.close() }
      #expect(screen.colorDepth == (trueColor ? .trueColor : .colors256))
      var random = SplitMix64(seed: 5)
      let styles = self.styles(&random, trueColor: trueColor)
      var emulator = Emulator(size: size)
      var frame = Frame(size: size)
      for step in 0..<300 {
        for _ in 0..<Int.random(in: 1..<12, using: &random) {
          let style = styles[Int.random(in: 0..<styles.count, using: &random)]
          let glyph = Self.glyphs[Int.random(in: 0..<Self.glyphs.count, using: &random)]
          let column = Int.random(in: 0..<40, using: &random)
          let row = Int.random(in: 0..<12, using: &random)
          for offset in 0..<Int.random(in: 1..<20, using: &random) {
            frame.set(glyph, style, column: column + offset * (glyph.isWide ? 2 : 1), row: row)
          }
        }
        // Where a terminal always wraps, ncurses writes the last corner by a detour that a wide glyph before it
        // does not survive. The program's footer ends in blanks.
        for column in 36..<40 { frame.set(.space, .plain, column: column, row: 11) }
        screen.draw(frame)
        emulator.feed(terminal.outputSoFar())
        #expect(emulator.unknown == [])
        let shown = seen(emulator.frame, asTrueColors: trueColor)
        let expected = seen(frame, asTrueColors: trueColor)
        let difference = shown.indices.first { shown[$0] != expected[$0] }
        try #require(
          difference == nil,
          "step \(step), place \(difference ?? 0): \(shown[difference ?? 0]), not \(expected[difference ?? 0])"
        )
      }
    }
  }
}
