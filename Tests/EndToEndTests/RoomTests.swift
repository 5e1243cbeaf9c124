import Testing

/// Runs the built program in a real terminal.
@Suite("The room in a terminal", .serialized)
struct RoomTests {
  @Test("Without arguments, the room opens, and the texts count on entry")
  func countsAtEntry() throws {
    let terminal = try Terminal()
    try terminal.open()
    let screen = try terminal.wait { $0.contains("impression campaign/1") }
    #expect(screen.contains("Brown Coffee"))
    #expect(screen.contains("Why not campaign/2 for Alice?"))
    #expect(try terminal.isFullScreen)
  }

  @Test("Closing the rich menu and scrolling reveals the image, which then counts")
  func countsAfterScrolling() throws {
    let terminal = try Terminal()
    try terminal.open()
    #expect(try !terminal.screen.contains("impression campaign/2"))
    try terminal.press("r")
    try terminal.wait { $0.contains("closed the rich menu") && $0.contains("impression campaign/2") }
    try terminal.press("Down", "j")
    try terminal.wait { $0.contains("offset -8") }
    try terminal.press("G")
    try terminal.wait { $0.contains("impression campaign/3") }
  }

  @Test("A carousel counts once it has been swiped to its end")
  func countsAfterSwiping() throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.press("r", "G", "l", "l", "l")
    try terminal.wait { $0.contains("swiped drinks/2") }
    #expect(try !terminal.screen.contains("impression drinks/2"))
    try terminal.press("l")
    try terminal.wait { $0.contains("impression drinks/2") }
  }

  @Test("Leaving shows the chat list; entering again counts again")
  func countsAgainAfterEnteringAgain() throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.press("q")
    try terminal.wait { $0.contains("chat list") }
    try terminal.press("Enter", "g")
    try terminal.wait { $0.contains("in room") && $0.contains(/counted +2 +1/) }
  }

  @Test("The service menu bar can be hidden and shown")
  func togglesTheServiceMenuBar() throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.wait { $0.contains("Shop │ Coupons │ Card") }
    try terminal.press("s")
    try terminal.wait { !$0.contains("Shop │ Coupons │ Card") }
    try terminal.press("s")
    try terminal.wait { $0.contains("Shop │ Coupons │ Card") }
  }

  @Test("The user and device can be changed in the chat list; LINE for Chrome has no rich menu")
  func changesUserAndDevice() throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.press("q", "u")
    try terminal.wait { $0.contains("Pixel 8 · Android") }
    try terminal.press("u", "d")
    try terminal.wait { $0.contains("LINE for Chrome") }
    try terminal.press("Enter", "r")
    try terminal.wait { $0.contains("no rich menu on Chrome") }
  }

  @Test("T lets a day pass, and ? shows all keys")
  func passesADay() throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.press("T")
    try terminal.wait { $0.contains("a day later") }
    try terminal.press("?")
    try terminal.wait { $0.contains("open or close the rich menu") && $0.contains("In the room") }
    try terminal.press("q")
    try terminal.wait { $0.contains("2026-11-02 12:00:00") }
  }

  @Test(
    "In tmux, the screen is the same for any TERM",
    arguments: ["xterm", "xterm-256color", "screen-256color"])
  func claimsAnotherTerminal(term: String) throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.press("j", "j")
    let expected = try terminal.wait { $0.contains("offset -8") }
    try terminal.press("q", "q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    try terminal.run("clear; TERM=\(term) \"$BUBBLESCOPE\"")
    try terminal.wait { $0.contains("offset -48") }
    try terminal.press("j", "j")
    try terminal.wait { $0 == expected }
  }

  @Test(
    "The room is drawn with ASCII in other encodings or with --ascii",
    arguments: [
      "LC_ALL=en_US.ISO-8859-1 \"$BUBBLESCOPE\"", "\"$BUBBLESCOPE\" room --ascii",
    ])
  func ascii(line: String) throws {
    let terminal = try Terminal()
    try terminal.run(line)
    let screen = try terminal.wait { $0.contains("q leave") }
    #expect(screen.contains("+ iPhone 15 - iOS ---"))
    #expect(!screen.contains("╭"))
  }

  @Test("Resizing redraws the screen, and a window that is too small shows the required size")
  func resizes() throws {
    let terminal = try Terminal(columns: 80, rows: 24)
    try terminal.open()
    try terminal.resize(columns: 160, rows: 50)
    try terminal.wait {
      $0.contains("opened by") && $0.split(separator: "\n").contains { $0.count > 120 }
    }
    try terminal.resize(columns: 40, rows: 10)
    try terminal.wait { $0.contains("Bubblescope needs 60x18") }
    try terminal.resize(columns: 80, rows: 24)
    try terminal.wait { $0.contains("Brown Coffee") && $0.contains("offset") }
  }
}
