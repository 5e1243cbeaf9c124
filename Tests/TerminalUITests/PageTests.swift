import ChatRoom
import Testing
import TestSupport

@testable import TerminalUI

@Suite("Pages over the screen")
struct PageTests {
  static let sizes = [(60, 18), (80, 24), (100, 40), (160, 50), (220, 60)]

  @Test("The selected bubble explained in full, with the plot of a visit", arguments: sizes)
  func explanation(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press("JJJJJrjjjjjjjjjjjjrkkkkw")
    screen.press("n")
    try Golden.expect(screen.text, named: "explanation-\(columns)x\(rows)")
  }

  @Test(
    "Every way to be counted is described in full at any width", arguments: [60, 72, 80, 99, 100, 120, 200])
  func previews(columns: Int) throws {
    let bubbles = "[{text: A long story, height: 900}]"
    let accounts = [
      "{}", "{richMenu: {size: large, selected: true}}",
      "{richMenu: {size: large, selected: true}, serviceMenuBar: [Shop, Card]}",
    ]
    for account in accounts {
      let yaml =
        "scenario: Story\ndevice: iphone-15\naccount: \(account)\nmessages: [{id: story, bubbles: \(bubbles)}]\n"
      var screen = try Screen(yaml: Array(yaml.utf8), columns: columns, rows: 60)
      screen.press("w")
      let rows = screen.text.split(separator: "\n").drop { !$0.hasPrefix(" On iPhone 15") }
        .prefix { !$0.hasPrefix(" What happened") }
      #expect(rows.count > 1)
      #expect(!rows.contains { $0.contains("…") }, "\(rows.joined(separator: "\n"))")
      #expect(rows.contains { $0.contains("in turn") } && rows.contains { $0.contains("glance ≤") })
    }
  }

  @Test("The event log, filtered by user, bubble and kind")
  func events() throws {
    var screen = try Screen(columns: 100, rows: 40)
    screen.press("rqu\ne")
    try Golden.expect(screen.text, named: "events-100x40")
    /// The events on the screen, without head and footer.
    func events() -> [Substring] { screen.text.split(separator: "\n").dropFirst(2).dropLast() }
    screen.press("u")
    #expect(events().allSatisfy { $0.contains(" Alice ") })
    screen.press("u")
    #expect(events().allSatisfy { $0.contains(" Bob ") })
    screen.press("uub")
    let bubble = try #require(screen.session.selection.map(screen.session.world.name(ofBubble:)))
    #expect(screen.text.contains("bubble \(bubble)"))
    #expect(events().allSatisfy { $0.contains(bubble) })
    screen.press("b")
    #expect(screen.text.contains("bubble all"))
    screen.press("fff")
    #expect(screen.text.contains("kind edges"))
    #expect(events().allSatisfy { $0.contains(" saw ") })
    #expect(events().count > 5)
  }

  @Test("A search finds keys by what they do, Enter keeps it, Esc ends it")
  func search() throws {
    var screen = try Screen(columns: 80, rows: 24)
    screen.press("?/service")
    #expect(screen.text.contains("show or hide the service menu bar"))
    #expect(!screen.text.contains("scroll one point down"))
    // A letter is part of the search, not a key.
    screen.press("q")
    #expect(screen.text.contains("no matches"))
    _ = screen.session.handle(.key(Key(.backspace)))
    screen.press("\n")
    #expect(screen.text.contains("show or hide the service menu bar"))
    // The way back is out of the search first.
    screen.press("q")
    #expect(screen.session.pages.last?.query == nil)
    #expect(screen.text.contains("scroll one point down"))
    screen.press("q")
    #expect(screen.session.pages.isEmpty)
    screen.press("e/entered")
    #expect(screen.text.contains("1 of"))
    _ = screen.session.handle(.key(Key(.escape)))
    #expect(screen.session.pages.count == 1)
    #expect(screen.session.pages[0].query == nil)
    // What is pasted is searched for, Ctrl-U begins anew.
    screen.press("/")
    #expect(screen.session.handle(.paste("entered\nqqq")) == .goOn)
    #expect(screen.session.pages[0].query == "entered")
    _ = screen.session.handle(.key(Key(.character("u"), .control)))
    #expect(screen.session.pages[0].query == "")
  }

  @Test(
    "Every page can be scrolled to its end, and not beyond, at any size",
    arguments: ["w", "i\n", "il\n", "e", "?"])
  func scrolling(key: String) throws {
    for (columns, rows) in Self.sizes {
      var screen = try Screen(columns: columns, rows: rows)
      screen.press("rGlllllll" + key + "G")
      let end = screen.text
      screen.press("jjj")
      _ = screen.session.handle(.key(Key(.pageDown)))
      #expect(screen.text == end)
      screen.press("g")
      screen.press(String(repeating: "j", count: 300))
      #expect(screen.text == end)
      screen.press(String(repeating: "k", count: 300))
      let top = screen.text
      screen.press("Gg")
      #expect(screen.text == top)
    }
  }

  @Test("Help asked for on a page has that page's keys first, and leads back to it")
  func helpOverPage() throws {
    var screen = try Screen(columns: 80, rows: 24)
    screen.press("e?")
    #expect(screen.text.split(separator: "\n")[1].contains("In the event log"))
    screen.press("q")
    #expect(screen.session.pages.map(\.kind) == [.events])
    screen.press("q")
    #expect(screen.session.pages.isEmpty)
    #expect(screen.session.isInRoom)
  }

  @Test("The visits before can be looked at, and a key that can't says why")
  func visits() throws {
    var screen = try Screen(columns: 100, rows: 40)
    screen.press("rq\npw")
    #expect(screen.text.contains("campaign/2"))
    #expect(screen.text.contains("Visit 2"))
    screen.press("h")
    #expect(screen.text.contains("Visit 1"))
    #expect(screen.text.contains("counted ✔") || screen.text.contains("✔ counted\n"))
    screen.press("h")
    #expect(screen.session.notice == "this is the first visit")
    screen.press("l")
    #expect(screen.text.contains("Visit 2"))
    screen.press("l")
    #expect(screen.session.notice == "this is the last visit")
  }

  @Test("A picture is asked for from anywhere, and the screen does not change for it")
  func picture() throws {
    var screen = try Screen()
    for page in ["", "w", "q?"] {
      screen.press(page)
      let before = screen.frame
      #expect(screen.session.handle(.key(Key("P"))) == .picture)
      #expect(screen.frame == before)
    }
  }
}
