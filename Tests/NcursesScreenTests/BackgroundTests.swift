import TerminalText
import TerminalUI
import Testing
import TestSupport

@testable import NcursesScreen

@Suite("The terminal reports its background")
struct BackgroundTests {
  @Test(
    "An answer is one event, whichever form it has",
    arguments: [
      ("rgb:ffff/ffff/ffff", true), ("rgb:0000/0000/0000", false), ("rgb:fd/f6/e3", true),
      ("rgb:0/2/3", false), ("rgba:ffff/ffff/ffff/8000", true), ("#1e1e2e", false), ("#ffffffffffff", true),
      ("rgb:00/ff/00", true), ("rgb:00/00/ff", false),
    ])
  func answers(color: String, isLight: Bool) {
    for end in ["\u{1B}\\", "\u{7}"] {
      var decoder = InputDecoder()
      #expect(
        decoder.feed("\u{1B}]11;\(color)\(end)j".utf8) == [.background(isLight: isLight), .key(Key("j"))])
    }
  }

  @Test(
    "Anything else is nothing",
    arguments: [
      "11;", "11;rgb:", "11;rgb:1/2", "11;rgb:g/0/0", "11;#12345", "11;rgb:12345/0/0", "10;#ffffff", "11",
    ])
  func others(text: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}]\(text)\u{7}".utf8) == [])
    #expect(decoder.patience == nil)
  }

  @Test("An answer cut anywhere, with time passing in between, is never read as keys")
  func cut() {
    let answer = Array("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c".utf8)
    for cut in 3..<answer.count {
      var decoder = InputDecoder()
      var events = decoder.feed(answer[..<cut])
      if let patience = decoder.patience, patience < 1000 {
        // A lone escape and an escape with a bracket are keys a person can type.
        #expect(answer[..<cut].last == 0x1B || answer[..<cut].suffix(2).elementsEqual("\u{1B}[".utf8))
      }
      events += decoder.feed(answer[cut...])
      #expect(events == [.background(isLight: true)], "cut at \(cut)")
      #expect(decoder.hasIdentity)
    }
  }

  @Test(
    "A string whose end never comes is swallowed, and keys go on",
    arguments: [
      "\u{1B}]11;rgb:ff", "\u{1B}]0;title", "\u{1B}P1$r0m", "\u{1B}_Gi=1;OK", "\u{1B}[<0;1", "\u{1B}[?62;",
    ])
  func unfinished(text: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed(text.utf8) == [])
    #expect(decoder.patience == 1000)
    #expect(decoder.flush() == [])
    #expect(decoder.feed("j".utf8) == [.key(Key("j"))])
  }
}

extension NcursesScreenTests {
  @Suite("A screen asks for the background")
  struct AskingTests {
    private func open(_ terminal: PseudoTerminal, type: String, noColor: String? = nil) throws
      -> NcursesScreen
    {
      try NcursesScreen(
        mouse: true, asksBackground: true, input: terminal.slave, output: terminal.slave, type: type,
        colors: ColorPlan.Environment(noColor: noColor))
    }

    @Test("The question is sent with the first modes, and the answer is an event; nothing waits for it")
    func asks() throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: "xterm-256color")
      #expect(terminal.outputSoFar().contains("\u{1B}]11;?\u{1B}\\\u{1B}[c"))
      #expect(screen.events(timeout: 0) == [])
      terminal.type("\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\\u{1B}[?62;22c")
      #expect(screen.events(timeout: 5000) == [.background(isLight: true)])
      screen.close()
    }

    @Test(
      "A terminal that has more colours than its description says is drawn in them",
      arguments: [
        ("xterm", "P1+r436F=323536"), ("xterm-color", "P1+r436f=323536"),
        ("xterm-16color", "P1+r436f=3136373737323136"),
        ("rxvt", "]4;255;rgb:eeee/eeee/eeee"), ("xterm", "]4;255;rgb:ee/ee/ee"),
      ])
    func moreColors(type: String, answer: String) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: type)
      #expect([.colors8, .colors16].contains(screen.colorDepth))
      #expect(
        terminal.outputSoFar().contains(
          "\u{1B}P+q436f\u{1B}\\\u{1B}]4;255;?\u{1B}\\\u{1B}]11;?\u{1B}\\\u{1B}[c"))
      terminal.type("\u{1B}\(answer)\u{1B}\\\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?64;22c")
      #expect(screen.events(timeout: 5000) == [.background(isLight: true), .moreColors])
      #expect(screen.colorDepth == .colors256)
      #expect(screen.size == TerminalSize(columns: 40, rows: 10))
      // The terminal has been taken once, and is not taken again.
      #expect(!terminal.hasOutput)
      var frame = Frame(size: screen.size)
      frame.set(Glyph("x"), Style(TerminalColor(200), on: TerminalColor(58)), column: 0, row: 0)
      screen.draw(frame)
      let drawn = terminal.outputSoFar()
      #expect(drawn.contains("38;5;200") && drawn.contains("48;5;58") && !drawn.contains("?1049h"))
      screen.close()
      let end = terminal.outputSoFar()
      #expect(end.contains("\u{1B}[?1049l") || end.contains("\u{1B}[?47l"))
      #expect(!terminal.hasInput)
    }

    @Test(
      "Colours stay as described where the terminal has no more, does not know, or has no such description",
      arguments: [
        ("xterm", "1+r436f=38"), ("xterm", "0+r436f"), ("xterm", "1+r524742=38"), ("xterm", "1+r436f=3"),
        ("xterm", "1+r436f=zz"),
        ("xterm-vt220", "1+r436f=323536"),
      ])
    func noMoreColors(type: String, answer: String) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: type)
      let depth = screen.colorDepth
      terminal.type("\u{1B}P\(answer)\u{1B}\\\u{1B}[?64;22cj")
      #expect(screen.events(timeout: 5000) == [.key(Key("j"))])
      #expect(screen.colorDepth == depth)
      var frame = Frame(size: screen.size)
      frame.set(Glyph("x"), Style(TerminalColor(2)), column: 0, row: 0)
      screen.draw(frame)
      #expect(terminal.outputSoFar().contains("x"))
      screen.close()
    }

    @Test(
      "Multiplexers are not asked for their colours, nor terminals described with enough of them",
      arguments: ["screen", "tmux", "xterm-256color"])
    func asksNoColors(type: String) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: type)
      let start = terminal.outputSoFar()
      #expect(start.contains("\u{1B}]11;?") && !start.contains("+q") && !start.contains("]4;"))
      screen.close()
    }

    @Test(
      "An answer that is still under way when the program leaves does not reach the shell",
      arguments: [
        ("xterm-256color", ""),
        ("xterm", "\u{1B}P1+r436f=323536\u{1B}\\\u{1B}]4;255;rgb:eeee/eeee/eeee\u{1B}\\"),
        ("xterm", "\u{1B}P0+r436f\u{1B}\\"),
      ])
    func lateAnswer(type: String, colors: String) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: type)
      terminal.type("\(colors)\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;22c")
      screen.close()
      #expect(!terminal.hasInput)
    }

    @Test(
      "Terminals that would not understand are not asked, and those without colours not for colours",
      arguments: [("linux", nil), ("vt100", nil), ("xterm-256color", "1")] as [(String, String?)])
    func asksNobody(type: String, noColor: String?) throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: type, noColor: noColor)
      let start = terminal.outputSoFar()
      #expect(!start.contains("]11") && !start.contains("]4;") && !start.contains("P+q"))
      #expect(start.contains("\u{1B}[c") == (noColor != nil))
      screen.close()
    }

    @Test("A terminal without a mouse gets no bytes for one, at no time")
    func noMouse() throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal, type: "vt100")
      screen.close()
      let output = terminal.outputSoFar()
      for mode in ["1000", "1002", "1006", "2004"] { #expect(!output.contains(mode)) }
    }
  }
}
