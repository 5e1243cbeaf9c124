import ChatRoom
import TerminalText
import Testing

@testable import TerminalUI

@Suite("What a room shows around its bubbles")
struct FurnitureTests {
  private static let yaml = """
    scenario: Furniture
    clock: 2026-11-03T09:10:00+09:00
    account: {messagingAPI: true}
    messages:
      - {id: old, sent: 2025-12-30T20:15:00+09:00, bubbles: [{text: One}, {text: Two}]}
      - {id: new, sent: 2026-11-02T23:59:00+09:00, bubbles: [{text: Three}]}
      - {id: last, sent: 2026-11-03T00:00:00+09:00, bubbles: [{text: Four}]}
    """

  private func screen(
    _ yaml: String = Self.yaml, columns: Int = 100, rows: Int = 40
  ) throws -> Screen {
    try Screen(yaml: Array(yaml.utf8), columns: columns, rows: rows)
  }

  private func phone(_ screen: Screen) -> String {
    let columns = screen.session.layout(size: screen.size).phone.columns
    return screen.text.split(separator: "\n").map { $0.prefix(columns) }.joined(separator: "\n")
  }

  @Test(
    "A date is above the first bubble of each day at UTC+9, with its year if that is another",
    arguments: GoldenTests.sizes)
  func dates(columns: Int, rows: Int) throws {
    let phone = phone(try screen(columns: columns, rows: rows))
    let lines = phone.split(separator: "\n")
    for (date, text) in [("Tue 2025-12-30", "One"), ("Mon 11-02", "Three"), ("Tue 11-03", "Four")] {
      let above = lines.indices.filter { lines[$0].contains(date) }
      #expect(above.count == 1, "\(phone)")
      let bubble = try #require(lines.firstIndex { $0.contains(text) })
      // Beside it, where there is no gap.
      #expect(above.allSatisfy { (bubble - 1...bubble).contains($0) }, "\(phone)")
    }
  }

  @Test("Unread messages begin below a divider, in the visit that began with them")
  func unread() throws {
    var screen = try screen()
    #expect(phone(screen).contains("Tue 2025-12-30 · unread below"))
    screen.press("q\n")
    #expect(!phone(screen).contains("unread"))
    screen.press("q")
    screen.session.receive(
      .send(Message(id: "more", sent: screen.session.world.clock, bubbles: [Bubble(.text("Five"))])))
    screen.press("\n")
    #expect(phone(screen).contains("Unread messages below"))
    screen.session.receive(
      .send(Message(id: "most", sent: screen.session.world.clock, bubbles: [Bubble(.text("Six"))])))
    #expect(phone(screen).components(separatedBy: "nread").count == 2)
  }

  @Test("A text of the user's own has its time, and whether it was read")
  func readMarks() throws {
    var screen = try screen()
    screen.session.receive(.say("Hi"))
    let lines = phone(screen).split(separator: "\n")
    let row = try #require(lines.firstIndex { $0.contains("Read  Hi") })
    #expect(lines[row + 1].contains("09:10"))
    screen = try self.screen(columns: 80, rows: 24)
    screen.session.receive(.say("Hi"))
    #expect(phone(screen).contains("Read 09:10  Hi"))
    screen = try self.screen(Self.yaml.replacing("messagingAPI: true", with: "messagingAPI: false"))
    screen.session.receive(.say("Hi"))
    #expect(phone(screen).contains("09:10") && !phone(screen).contains("Read"))
    let answer = Message(
      id: "answer", sent: screen.session.world.clock, kind: .reply, bubbles: [Bubble(.text("Hello"))])
    screen.session.receive(.send(answer))
    #expect(phone(screen).contains("Read 09:10  Hi"))
  }

  @Test("Another sender has a name above the first of its bubbles, and its initial as the icon")
  func senders() throws {
    let yaml = """
      scenario: Senders
      messages:
        - id: a
          bubbles:
            - {text: One, sender: {name: cony}}
            - {text: Two, sender: {name: cony}}
            - {text: Three}
      """
    let screen = try screen(yaml)
    let phone = phone(screen)
    #expect(phone.components(separatedBy: "cony").count == 2)
    let lines = phone.split(separator: "\n")
    #expect(lines.first { $0.contains("One") }?.contains(" C ") == true)
    #expect(lines.first { $0.contains("Two") }?.contains(" C ") == false)
    #expect(lines.first { $0.contains("Three") }?.contains("◍") == true)
  }

  @Test("Mentions are underlined")
  func mentions() throws {
    let yaml = """
      scenario: Mentions
      messages:
        - id: a
          bubbles:
            - type: textV2
              text: "Hi {alice} and {all}!"
              substitution:
                alice: {type: mention, mentionee: {type: user, userId: U850014438e}}
                all: {type: mention, mentionee: {type: all}}
      """
    let screen = try screen(yaml)
    let frame = screen.frame
    var underlined = ""
    for cell in frame.cells where cell.style.attributes.contains(.underline) {
      underlined.unicodeScalars.append(cell.glyph.base)
    }
    #expect(underlined == "@alice@All")
  }

  @Test("A distance and the state's sign in one row have a space between them")
  func spaceBeforeSign() throws {
    let yaml = """
      scenario: Distances
      device: iphone-15
      messages:
        - {id: a, bubbles: [{text: One, height: 600}, {text: "A text that goes on and on to the very end", height: 60}]}
      """
    let screen = try screen(yaml, columns: 80, rows: 24)
    #expect(phone(screen).contains(" pt ◐"))
  }
}
