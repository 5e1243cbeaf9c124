import Glibc
import TerminalText
import TerminalUI
import Testing
import TestSupport

/// Misbehaving terminals and unusual input.
@Suite("Robustness of the room", .serialized)
struct RobustnessTests {
  /// The screen of a room after only these keys.
  private func quietScreen(_ keys: String, columns: UInt16 = 100, rows: UInt16 = 40) throws -> String {
    let program = try PtyProgram(columns: columns, rows: rows)
    // Counts on entry flash at first.
    try program.wait { $0.contains("leave") && !$0.contains("✔ +1") }
    var selected = program.emulator.frame.text
    for key in keys {
      program.type(String(key))
      try program.wait { $0 != selected }
      selected = program.emulator.frame.text
    }
    return selected
  }

  @Test("After many resizes mixed with keys, the screen matches the last size")
  func resizeStorm() throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("leave") }
    for step in 0..<300 {
      program.resize(columns: UInt16(1 + step * 37 % 180), rows: UInt16(1 + step * 23 % 60))
      if step % 100 == 50 { program.type("n") }
      if step % 7 == 0 { program.read(patience: 0) }
    }
    program.resize(columns: 97, rows: 33)
    let expected = try quietScreen("nnn", columns: 97, rows: 33)
    // Discard pending output, which is for another size.
    try program.waitUntilIdle()
    while program.read(patience: 0) {}
    program.resize(columns: 97, rows: 33)
    kill(program.pid, SIGCONT)
    try program.wait { $0 == expected }
  }

  @Test("A bracketed paste of 10 kB shows one notice and presses no keys")
  func paste() throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("leave") }
    program.type("\u{1B}[200~")
    for _ in 0..<10 { try typeAll(String(repeating: "q", count: 1000), into: program) }
    try typeAll("\u{1B}[201~", into: program)
    try program.wait { $0.contains("pasted text is ignored") && $0.contains("leave") }
  }

  @Test("An unbracketed paste of 10 kB presses its keys in a few frames")
  func unmarkedPaste() throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("leave") }
    let before = program.bytesRead
    for _ in 0..<10 { try typeAll(String(repeating: "n", count: 1000), into: program) }
    try program.wait { $0.contains("this is the last bubble") }
    #expect(program.bytesRead - before < 40_000)
  }

  private func typeAll(_ text: String, into program: PtyProgram) throws {
    var rest = Substring(text)
    while !rest.isEmpty {
      let count = program.type(String(rest))
      rest = rest.dropFirst(count)
      if count == 0 { program.read(patience: 10) }
    }
  }

  @Test("Unknown sequences and invalid bytes have no effect")
  func unknownSequences() throws {
    let program = try PtyProgram()
    // Counts on entry flash at first.
    try program.wait { $0.contains("leave") && !$0.contains("✔ +1") }
    let before = program.emulator.frame.text
    let terminal = try #require(program.terminal)
    let sequences: [[UInt8]] = [
      Array("\u{1B}]0;title\u{7}\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}]52;c;cXFx\u{7}".utf8),
      Array("\u{1B}P>|xterm(390)\u{1B}\\\u{1B}P1$r0m\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\\u{1B}^q\u{1B}\\".utf8),
      Array(
        "\u{1B}[?1;2c\u{1B}[>41;390;0c\u{1B}[12;40R\u{1B}[?2026;2$y\u{1B}[I\u{1B}[O\u{1B}[99;99;99X".utf8),
      Array("\u{1B}[;;;;;;;;;;;;;;;;~\u{1B}[<;;M\u{1B}[<35;10;10M\u{1B}[M\u{43}!!\u{1B}[1;".utf8),
      [0x1B, 0x5B, 0x4D, 0x23, 0xFF, 0xFE, 0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF8, 0x88, 0x80, 0x80],
    ]
    for sequence in sequences { #expect(write(terminal.master, sequence, sequence.count) == sequence.count) }
    program.type("n")
    try program.wait { $0 == (try? quietScreen("n")) }
    program.type("p")
    try program.wait { $0 == before }
  }

  @Test("A terminal that stalls later gets the last frame, without queued older ones")
  func slowTerminal() throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("leave") }
    let memory = try program.memory
    let read = program.bytesRead
    // Every repaint is several kilobytes; nobody reads them.
    for _ in 0..<50 {
      kill(program.pid, SIGCONT)
      program.type("np")
      try program.waitUntilIdle()
    }
    program.type("nnn")
    try program.waitUntilIdle()
    #expect(try program.memory - memory < 1024)
    let expected = try quietScreen("nnn")
    try program.wait { $0 == expected }
    #expect(program.emulator.unknown == [])
    // Frames in between were not sent: fifty repaints are 350 kB.
    #expect(program.bytesRead - read < 120_000)
  }

  @Test("A stalled terminal does not delay the end", arguments: [SIGTERM, SIGHUP, SIGINT])
  func endsWhileBlocked(signal: Int32) throws {
    let program = try PtyProgram()
    try program.wait { $0.contains("leave") }
    for _ in 0..<50 {
      kill(program.pid, SIGCONT)
      try program.waitUntilIdle()
    }
    kill(program.pid, signal)
    #expect(program.end(reading: false) == 128 + signal)
  }

  @Test(
    "Signals end the program even if it was started with all signals blocked",
    arguments: [SIGTERM, SIGHUP, SIGINT])
  func endsDespiteBlockedSignals(signal: Int32) throws {
    let program = try PtyProgram(blocksSignals: true)
    try program.wait { $0.contains("leave") }
    kill(program.pid, signal)
    #expect(program.end() == 128 + signal)
  }

  @Test("The program ends when its terminal disappears", arguments: [false, true])
  func vanishes(ignoresHangUp: Bool) throws {
    let program = try PtyProgram(ignoresHangUp: ignoresHangUp)
    try program.wait { $0.contains("leave") }
    program.vanish()
    #expect(program.end() == 128 + SIGHUP)
  }

  @Test(
    "The room opens, scrolls, and restores every kind of terminal",
    arguments: ["xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
  func kinds(term: String) throws {
    let program = try PtyProgram(term: term)
    try program.wait { $0.contains("leave") }
    #expect(program.terminal?.settings != program.settingsBefore)
    let hasColors = program.emulator.frame.cells.contains { $0.style.background != .standard }
    #expect(hasColors == (term != "vt100"))
    program.type("rj")
    try program.wait { $0.contains("offset -28") }
    #expect(program.emulator.unknown == [])
    program.type("q")
    try program.wait { $0.contains("chat list") }
    program.type("q")
    #expect(program.end() == 0)
    #expect(program.terminal?.settings == program.settingsBefore)
  }

  @Test("Without a usable terminal the message points to replay", arguments: ["dumb", nil] as [String?])
  func noTerminal(term: String?) throws {
    let program = try PtyProgram(term: term)
    #expect(program.end() == 2)
    let text = program.emulator.frame.text
    #expect(text.contains("TERM is") && text.contains("replay"))
  }
}
