import Foundation
import Testing

@testable import TerminalUI

@Suite("Keys and what they do")
struct SessionTests {
  @Test("No key has two meanings in one place")
  func uniqueKeys() {
    for context in KeyContext.allCases {
      let keys = KeyTable.bindings.filter { $0.contexts.contains(context) }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test("The help can be scrolled to its last line, on any size")
  func helpEnds() throws {
    for rows in [18, 24, 40, 80] {
      var screen = try Screen(columns: 80, rows: rows)
      screen.press("?" + String(repeating: "j", count: 300))
      #expect(screen.text.contains("how far an edge is out of view, in points"))
    }
  }

  @Test("Enter scrolls to a bubble that is out of view before it taps it, and counts what that shows")
  func tapsOutOfView() throws {
    let texts = (1...12).map { "{text: \"Offer \($0), see https://example.com/\($0)\", height: 200}" }
    let messages = texts.enumerated().map { "{id: m\($0), bubbles: [\($1)]}" }
    var screen = try Screen(
      yaml: Array(
        "scenario: Offers\ndevice: iphone-15\naccount: {richMenu: {size: large, selected: true}}\nmessages: [\(messages.joined(separator: ", "))]\n"
          .utf8))
    for keys in ["G\t\t\t\t\t\t\t\t\t\t\t", "gpppppppppppp"] {
      for key in keys { screen.press(key == "\t" ? "n" : String(key)) }
      let selection = try #require(screen.session.selection)
      let place = try #require(screen.session.room.place(ofBubble: selection))
      let before = screen.session.room.visit.offset
      screen.press("\n")
      let visit = screen.session.room.visit
      let top = screen.session.room.column.tops[place] - visit.offset
      let bottom = screen.session.room.column.bottoms[place] - visit.offset
      #expect(
        top >= visit.window.visibleTop(visit.menus) && bottom <= visit.window.visibleBottom(visit.menus))
      #expect(screen.session.notice == "opened https://example.com/\(selection + 1)")
      // What is in view already stays where it is.
      let after = screen.session.room.visit.offset
      screen.press("\n")
      #expect(screen.session.room.visit.offset == after)
      #expect(before == after || screen.session.selection == selection)
    }
  }

  @Test("A key that does nothing here says where it works")
  func keysElsewhere() throws {
    var screen = try Screen()
    screen.press("d")
    #expect(screen.session.notice == "that key works in the chat list: leave the room with q")
    screen.press("qj")
    #expect(screen.session.notice == "that key works in the room: enter it with Enter")
  }

  @Test("On a PC the rich menu's key says why it does nothing")
  func noRichMenuOnPC() throws {
    var screen = try Screen()
    screen.press("quu\nr")
    #expect(screen.session.notice == "no rich menu on PC")
  }

  @Test("Users whose names begin alike go by their ids, others by their names")
  func alikeNames() throws {
    let yaml = """
      scenario: Names
      users:
        - {id: som1, name: Somchai the first of many}
        - {id: som2, name: Somchai the second of many}
        - {id: mari, name: Marianne with a very long name}
      messages: [{id: a, bubbles: [{text: A}]}]
      """
    var screen = try Screen(yaml: Array(yaml.utf8))
    screen.press("qu\nqu\n")
    #expect(screen.text.contains("som1 impression a/1"))
    #expect(screen.text.contains("som2 impression a/1"))
    #expect(screen.text.contains("Marianne wi… impression a/1"))
    screen.press("eu")
    #expect(screen.text.contains("user Somchai the first of many"))
  }

  @Test("A scroll that goes no further says so")
  func ends() throws {
    var screen = try Screen()
    screen.press("rGj")
    #expect(screen.session.notice == "this is the newest message")
    screen.press("gk")
    #expect(screen.session.notice == "this is the oldest message")
  }

  @Test("Pasted text is not read as keys")
  func paste() throws {
    var screen = try Screen()
    #expect(screen.session.handle(.paste("qqq")) == .goOn)
    #expect(screen.session.isInRoom)
  }

  @Test("A bubble just counted flashes until the next key")
  func flashes() throws {
    var screen = try Screen()
    _ = screen.session.handle(.key(Key("r")))
    #expect(!screen.session.flashing.isEmpty)
    #expect(screen.text.contains("✔ +1"))
    _ = screen.session.handle(.key(Key("n")))
    #expect(screen.session.flashing.isEmpty)
  }

  @Test("Following the explanation's remedy counts the bubble")
  func remedies() throws {
    var screen = try Screen()
    #expect(screen.text.contains("came within 101 pt"))
    screen.press(String(repeating: "J", count: 100))
    #expect(screen.session.world.ledger.impressions[3] == 0)
    screen.press("J")
    #expect(screen.session.world.ledger.impressions[3] == 1)
  }

  @Test("After moving back, marks, table and remedies speak of now, and only the closest of before")
  func remediesFromNow() throws {
    var screen = try Screen(columns: 200, rows: 60)
    screen.press(String(repeating: "J", count: 50) + String(repeating: "K", count: 50))
    let text = screen.text
    #expect(text.contains("▼ 101 pt"))
    #expect(text.contains("◐ 101 pt hidden"))
    let explanation = ExplanationView(
      scene: Scene(session: screen.session, theme: screen.theme, size: screen.size), isBesidePreviews: false
    ).lines(width: 400).map(\.text).joined(separator: " ")
    #expect(
      explanation.contains(
        "came within 51 pt: the rich menu hid it. Now it is 101 pt away: close the rich menu (r), scroll 101 pt "
          + "further, or make it 101 pt shorter."))
  }

  @Test("Closing the menu and scrolling is one remedy, and no height contradicts what is counted at a glance")
  func remediesAndPreviews() throws {
    let yaml = """
      scenario: Tall
      device: pixel-8
      account: {richMenu: {size: large, selected: true}}
      messages: [{id: a, bubbles: [{type: flex, altText: A, contents: {type: bubble}, height: 790}]}]
      """
    var screen = try Screen(yaml: Array(yaml.utf8), columns: 140, rows: 40)
    func prose() -> String {
      // The panel beside the phone, as running text.
      screen.text.split(separator: "\n").map { $0.split(separator: "│").last ?? "" }
        .joined(separator: " ").split(separator: " ").joined(separator: " ")
    }
    let remedies =
      "Close the rich menu (r) and scroll 59 pt further, scroll 337 pt further, close the rich menu (r) and "
      + "make it 59 pt shorter, or make it 337 pt shorter."
    #expect(prose().contains(remedies), "\(prose())")
    #expect(prose().contains("glance ≤ 731 pt") && prose().contains("glance ≤ 453 pt"))
    // From here 327 pt less would do, which is 463 pt: not what is counted at a glance.
    screen.press(String(repeating: "J", count: 10))
    #expect(prose().contains("Close the rich menu (r) and scroll 49 pt further, or scroll 327 pt further."))
    #expect(prose().contains("glance ≤ 453 pt"))
    #expect(!prose().contains("make it"))
  }

  @Test("Under `simultaneous` the remedy shows both edges at once")
  func simultaneous() throws {
    let yaml = """
      scenario: At once
      rules: {edges: simultaneous}
      device: pixel-8
      account: {richMenu: {size: large, selected: true}}
      messages: [{id: a, bubbles: [{type: flex, altText: A, contents: {type: bubble}, height: 500}]}]
      """
    var screen = try Screen(yaml: Array(yaml.utf8))
    #expect(screen.text.contains("All its edges must show at one moment."))
    #expect(screen.text.contains("make it 47 pt shorter"))
    screen.press("r")
    #expect(screen.session.world.ledger.impressions == [1])
  }

  @Test("What a key can't do now is not in the footer, and says why when it is pressed")
  func disabledKeys() throws {
    var screen = try Screen()
    #expect(!screen.text.contains("→ swipe"))
    screen.press("l")
    #expect(screen.session.notice == "no carousel in view")
  }

  @Test("Enter opens the selected bubble's URLs one after the other, and a click is counted")
  func open() throws {
    let yaml = """
      scenario: Links
      messages:
        - id: a
          bubbles:
            - text: "https://example.com/1 and https://example.com/2"
            - {type: audio, originalContentUrl: "https://example.com/a.m4a", duration: 5000}
            - text: Nothing here
      """
    var screen = try Screen(yaml: Array(yaml.utf8))
    screen.press("p\n")
    #expect(screen.session.notice == "opened https://example.com/1 (1 of 2)")
    screen.press("\n")
    #expect(screen.session.notice == "opened https://example.com/2 (2 of 2)")
    screen.press("n\n")
    #expect(screen.session.notice == "played to its end")
    screen.press("n\n")
    #expect(screen.session.notice == "a/3 has no URL, no button, and no clip")
    let statistics = screen.session.world.statistics(ofMessage: 0)
    #expect(statistics.clicks.map(\.click.count) == [1, 1])
    #expect(statistics.messages[1].plays.reached.map(\.count) == [1, 1, 1, 1, 1])
  }

  @Test("The selected bubble's height can be tried out")
  func heights() throws {
    var screen = try Screen()
    let before = screen.session.room.column.height(of: 3)
    #expect(screen.session.selection == 3)
    screen.press("=")
    #expect(screen.session.notice == "it already has its own height")
    screen.press("---------->")
    #expect(screen.session.room.column.height(of: 3) == before - 99)
    #expect(screen.session.notice == "campaign/2 is 137 pt tall (own: 236)")
    // 101 pt were missing.
    #expect(screen.session.world.ledger.impressions[3] == 0)
    screen.press("<<")
    #expect(screen.session.world.ledger.impressions[3] == 1)
    screen.press("=")
    #expect(screen.session.room.column.height(of: 3) == before)
  }

  @Test(
    "The owner of the numbers is named above them at every width, unless there is only one user",
    arguments: [60, 65, 70, 80, 100, 120, 160, 240])
  func whose(columns: Int) throws {
    let screen = try Screen(columns: columns, rows: 40)
    let head = try #require(screen.text.split(separator: "\n").dropFirst().first)
    #expect(head.contains(/Alice: .* (all|everybody): +(×|counted) +people/), "\(head)")
    let single = try Screen(
      yaml: Array("scenario: One\nmessages: [{id: a, bubbles: [{text: A}]}]".utf8), columns: columns, rows: 40
    )
    #expect(single.text.contains(/bubble +edges/))
    #expect(!single.text.contains(/(all|everybody):/))
  }

  @Test(
    "The first screen explains the signs of the bubbles, once",
    arguments: [(80, 24), (80, 40), (100, 40), (120, 40), (160, 50), (240, 70)])
  func legend(columns: Int, rows: Int) throws {
    let text = try Screen(columns: columns, rows: rows).text
    let isInRow = text.contains(
      /✔ counted ◐ partly( seen)? ○ not seen – (never|not measured)/)
    #expect(isInRow != text.contains("◐ some of its edges have been seen"))
    #expect(!text.contains("overview."))
  }

  @Test("The first event on the screen has its date, however far the events are scrolled")
  func datesOfEvents() throws {
    var screen = try Screen(columns: 80, rows: 24)
    screen.press("qT\ne")
    for _ in 0..<3 {
      screen.press("jj")
      let rows = screen.text.split(separator: "\n").map(String.init)
      let first = try #require(rows.first { $0.contains(":00 Alice") })
      #expect(first.contains(/^\s2026-11-0[12]\s/), "\(first)")
      #expect(rows.contains { $0.hasPrefix(" 2026-11-01") && $0.contains("Alice left") })
    }
  }

  @Test("The explanation's counters are complete and name their owner", arguments: [60, 79, 80, 81, 100])
  func countersOfExplanation(columns: Int) throws {
    var screen = try Screen(columns: columns, rows: 30)
    screen.press("w")
    #expect(screen.text.contains("all users: impressions 0  users 0"))
    screen.press("ppp")
    #expect(screen.text.contains("not measured: too late"))
    #expect(screen.text.contains("all users: impressions 0  users 0"))
  }

  @Test("Where not all signs have room in the legend, those in sight go first")
  func legendOfSigns() throws {
    var screen = try Screen(columns: 80, rows: 24)
    #expect(!screen.text.contains("● before"))
    screen.press("q\n")
    #expect(screen.text.contains(/✔ counted ◐ partly .*● before/))
  }

  @Test("The log has a date above the events of an earlier day", arguments: [60, 80, 100, 160])
  func logDates(columns: Int) throws {
    var screen = try Screen(columns: columns, rows: 50)
    func rows() -> [String] {
      screen.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(!rows().contains { $0.hasSuffix("  2026-11-01") })
    screen.press("qT\n")
    let date = try #require(rows().firstIndex { $0.hasSuffix("  2026-11-01") }, "\(screen.text)")
    #expect(rows()[date - 1].hasSuffix("Alice waited 1d"))
    #expect(rows()[date + 1].hasSuffix("Alice left"))
  }

  @Test("A message sent to others is listed, with the reason")
  func notDelivered() throws {
    var screen = try Screen()
    screen.press("qu\nppppppn")
    #expect(screen.text.contains("Why not reminder/1 for Bob?"))
    #expect(screen.text.contains("not-delivered"))
  }
}
