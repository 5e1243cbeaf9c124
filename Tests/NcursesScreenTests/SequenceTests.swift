import TerminalText
import TerminalUI
import Testing
import TestSupport

@testable import NcursesScreen

extension NcursesScreenTests {
  @Suite("Emoji of several code points on a terminal")
  struct SequenceTests {
    private let family = "👨‍👩‍👧‍👦"

    private func open(_ terminal: PseudoTerminal, type: String = "xterm-256color") throws -> NcursesScreen {
      try NcursesScreen(mouse: false, input: terminal.slave, output: terminal.slave, type: type)
    }

    private func frame(_ text: String) -> Frame {
      var frame = Frame(size: TerminalSize(columns: 40, rows: 10))
      frame.put(text, column: 3, row: 2, width: 30, style: Style(TerminalColor(200), on: TerminalColor(58)))
      return frame
    }

    @Test(
      "They are whole where the terminal says that it draws them as one",
      arguments: [(1, false), (2, true), (3, false)])
    func whole(state: Int, isSwitched: Bool) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal)
      #expect(terminal.outputSoFar().contains("\u{1B}[?2027$p"))
      terminal.type("\u{1B}[?2027;\(state)$y\u{1B}[?62;22c")
      #expect(screen.events(timeout: 5000) == [.redraw])
      screen.draw(frame("a\(family)b🇯🇵c1️⃣d"))
      let drawn = terminal.outputSoFar()
      #expect(drawn.contains("a\(family)b🇯🇵c1️⃣d"))
      #expect(drawn.contains("\u{1B}[?2027h") == isSwitched)
      // Only what changes is drawn, and in its place.
      screen.draw(frame("a👍🏽b🇯🇵c1️⃣d"))
      let changed = terminal.outputSoFar()
      #expect(changed.contains("👍🏽") && !changed.contains("🇯🇵"))
      screen.close()
      #expect(terminal.outputSoFar().contains("\u{1B}[?2027l") == isSwitched)
    }

    @Test("Where it does not say so, the first code point is drawn, in as many cells", arguments: [0, 4])
    func simple(state: Int) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal)
      terminal.type("\u{1B}[?2027;\(state)$y\u{1B}[?62;22c")
      #expect(screen.events(timeout: 100) == [])
      screen.draw(frame("a\(family)b1️⃣d"))
      #expect(terminal.outputSoFar().contains("a👨b1 d"))
      screen.close()
    }

    @Test("A multiplexer is not asked, for the terminal behind it would answer")
    func multiplexer() throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: "tmux-256color")
      #expect(!terminal.outputSoFar().contains("2027"))
      screen.close()
    }
  }
}
