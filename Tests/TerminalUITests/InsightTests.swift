import ChatRoom
import Foundation
import Scenarios
import TerminalText
import TestSupport
import Testing

@testable import TerminalUI

@Suite("The pages of Insight")
struct InsightTests {
  private static let sizes = [(60, 18), (80, 24), (120, 40), (160, 50), (240, 70)]

  /// A campaign with 28 friends: enough that LINE shows some of its figures.
  private func campaign(columns: Int, rows: Int) throws -> Screen {
    let file = Golden.projectFile("Tests/ScenariosTests/Insight/campaign.yaml")
    let (setup, actions) = try Self.read(file)
    var screen = try Screen(columns: columns, rows: rows)
    screen.session = Session(world: try World(setup), title: "A campaign")
    _ = screen.session.handle(.resized(screen.size))
    for action in actions { screen.session.receive(action) }
    return screen
  }

  @Test("The dashboard: a grid of cards with their figures, changes and plots", arguments: sizes)
  func dashboard(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press("ri")
    try Golden.expect(screen.text, named: "dashboard-\(columns)x\(rows)")
  }

  @Test("Every page, at a small and a large size", arguments: InsightView.cards)
  func pages(page: InsightPage) throws {
    for (columns, rows) in [(80, 24), (160, 50)] {
      var screen = try campaign(columns: columns, rows: rows)
      screen.press("i")
      screen.press(String(repeating: "n", count: InsightView.cards.firstIndex(of: page) ?? 0) + "\n")
      try Golden.expect(screen.text, named: "insight-\(page.rawValue)-\(columns)x\(rows)")
    }
  }

  @Test("Without Unicode the plots are drawn with ASCII")
  func ascii() throws {
    var screen = try Screen(columns: 80, rows: 24)
    screen.theme = Theme(colors: .monochrome, isUTF8: false)
    screen.press("i")
    #expect(screen.text.contains("###"))
    screen.press("l\n")
    #expect(screen.text.contains("Followers per day"))
    #expect(screen.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("Every figure on the dashboard is the engine's, and masked ones stand in parentheses")
  func figures() throws {
    var screen = try campaign(columns: 160, rows: 50)
    screen.press("i")
    let card = InsightCard(.messages, of: screen.session.world, length: 7)
    #expect(card.period["impression"] == 51)
    #expect(screen.text.contains("51 impressions"))
    #expect(screen.text.contains("64 followers"))
    #expect(screen.text.contains("26 impressions"))
    screen.press("d")
    #expect(screen.session.pages.last?.insight.days == 30)
    var small = try Screen(columns: 160, rows: 50)
    small.press("i")
    #expect(small.text.contains("– (0) impressions"))
  }

  @Test("Arrow keys move over the grid and keep the card in view; Enter opens it, Esc goes back")
  func navigation() throws {
    for (columns, rows) in Self.sizes {
      var screen = try Screen(columns: columns, rows: rows)
      screen.press("i")
      for page in InsightView.cards {
        #expect(screen.text.contains("─ \(page.title) ─"), "\(page) at \(columns)x\(rows)")
        screen.press("\n")
        #expect(screen.session.pages.last?.kind == .insight(page))
        #expect(screen.text.hasPrefix(" Insight › \(page.title) "))
        _ = screen.session.handle(.key(Key(.escape)))
        #expect(screen.session.pages.last?.kind == .insight(.dashboard))
        screen.press("l")
      }
      screen.press("kkkkkkkk")
      #expect(screen.session.pages.last?.scrolled == 0)
      screen.press("i")
      #expect(screen.session.pages.isEmpty)
    }
  }

  @Test("From page to page without the dashboard, which follows")
  func turning() throws {
    var screen = try Screen(columns: 80, rows: 24)
    screen.press("i\nh")
    #expect(screen.session.pages.last?.kind == .insight(.people))
    screen.press("ll")
    #expect(screen.session.pages.last?.kind == .insight(.friends))
    screen.press("q")
    #expect(screen.session.pages.last?.insight.card == 1)
  }

  @Test("What is opened from a page leads back to it, and Esc first ends the explanation of a figure")
  func wayBack() throws {
    var screen = try Screen(columns: 100, rows: 40)
    screen.press("il\n")
    for key in ["e", "w"] {
      screen.press(key)
      #expect(screen.session.pages.count == 3)
      screen.press("q")
      #expect(screen.session.pages.last?.kind == .insight(.friends))
    }
    screen.press("ei")
    #expect(screen.session.pages.last?.kind == .insight(.friends))
    screen.press("y")
    #expect(screen.text.contains("It never decreases"))
    screen.press("q")
    #expect(!screen.text.contains("It never decreases"))
    #expect(screen.session.pages.last?.kind == .insight(.friends))
    // The card stays in view when its figure is explained.
    screen.press("qjjjjjjjy")
    #expect(screen.text.contains("─ People ─"))
  }

  @Test("Where there is little room, minor columns go first and the figures stay")
  func columns() throws {
    var screen = try campaign(columns: 60, rows: 18)
    screen.press("il\nG")
    #expect(screen.text.contains("2026-11-03"))
    screen.press("gjjjjjjjjjj")
    #expect(screen.text.contains("Blocked"))
    var narrow = try campaign(columns: 80, rows: 40)
    narrow.press("innnnn\n")
    #expect(narrow.text.contains("Playback (s)"))
  }

  @Test("A click opens a card, a page, a figure")
  func clicks() throws {
    var screen = try Screen(columns: 120, rows: 40)
    screen.press("i")
    try click("251 followers", &screen)
    #expect(screen.session.pages.last?.kind == .insight(.friends))
    try click("Target reach", &screen)
    #expect(screen.session.pages.last?.insight.metric == 1)
    #expect(screen.text.contains("Target reach per day"))
    try click("Coupons", &screen)
    #expect(screen.session.pages.last?.kind == .insight(.coupons))
    screen.press("q")
    try click("30 days", &screen)
    #expect(screen.session.pages.last?.insight.days == 30)
  }

  private func click(_ text: String, _ screen: inout Screen) throws {
    let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let range = try #require(lines[row].range(of: text))
    let column = CellWidth.width(of: String(lines[row][..<range.lowerBound])) + 1
    _ = screen.session.handle(.mouse(MouseEvent(.press, column: column, row: row)))
    _ = screen.session.handle(.mouse(MouseEvent(.release, column: column, row: row)))
  }

  @Test("y says what the selected figure counts, all of it at any width", arguments: sizes)
  func meaning(columns: Int, rows: Int) throws {
    for page in InsightPage.allCases {
      for index in 0..<max(1, page.category?.metrics.count ?? 1) {
        var screen = try Screen(columns: columns, rows: rows)
        screen.press("i")
        if let card = InsightView.cards.firstIndex(of: page) {
          screen.press(String(repeating: "n", count: card) + "\n" + String(repeating: "n", count: index))
        }
        screen.press("y")
        let words = screen.text.replacing("\n", with: " ").split(separator: " ").joined(separator: " ")
        // The dashboard opens at the messages.
        let metric = page == .dashboard ? InsightCategory.messages.metrics[0] : page.category?.metrics[index]
        let meaning = metric?.meaning ?? "by which contact it got to know it (R21)."
        #expect(words.contains(meaning), "\(page) \(index)")
      }
    }
  }

  @Test("Rows are searched and filtered")
  func search() throws {
    var screen = try campaign(columns: 100, rows: 40)
    screen.press("innnnnnn\n/zo")
    #expect(screen.session.pages.last?.kind == .insight(.people))
    #expect(screen.text.contains("1 of 29"))
    #expect(screen.text.contains("Zoë"))
    _ = screen.session.handle(.key(Key(.escape)))
    #expect(screen.text.contains("u01"))
    screen.press("/nobody\n")
    #expect(screen.text.contains("no rows match"))
    _ = screen.session.handle(.key(Key(.escape)))
    #expect(screen.session.pages.last?.query == nil)
  }

  @Test("Contacts are the kinds of people")
  func kinds() throws {
    var screen = try Screen("known-through-the-messaging-api", columns: 120, rows: 40)
    screen.press("qA" + "innnnnnn\n")
    #expect(screen.session.pages.last?.kind == .insight(.people))
    screen.press("f")
    #expect(screen.text.contains("kind friend"))
    #expect(screen.text.contains("1 of 4"))
    screen.press("f")
    #expect(screen.text.contains("kind none"))
    #expect(screen.text.contains("3 of 4"))
    screen.press("f")
    #expect(!screen.text.contains("kind none"))
  }

  @Test("Digits tap the open rich menu, a switch included; the chat list blocks and unblocks")
  func actions() throws {
    var screen = try Screen("switched-menu-hides-a-bubble")
    screen.press("1")
    #expect(screen.session.notice == "tapped “Less”: the rich menu is now low")
    #expect(screen.text.contains("More"))
    screen.press("2")
    #expect(screen.session.notice == "the rich menu has no such area")
    screen.press("r1")
    #expect(screen.session.notice == "the rich menu is closed: open it with r")
    screen.press("qB")
    #expect(screen.session.world.current.isBlocking)
    screen.press("B")
    #expect(!screen.session.world.current.isBlocking)
    screen.press("A")
    #expect(screen.session.notice == "alice is already a friend of the account")
  }

  @Test("Copies of a session that go different ways show their own figures")
  func copies() throws {
    var one = try Screen(columns: 160, rows: 50)
    one.press("i")
    var two = one
    one.press("iq")
    two.press("iqB")
    one.press("mil\n")
    two.press("il\n")
    #expect(one.text.contains("Blocks 32"))
    #expect(two.text.contains("Blocks 33"))
    #expect(one.text.contains("Blocks 32"))
  }
  /// The setup and the actions of a scenario file.
  private static func read(_ file: URL) throws -> (Setup, [Action]) {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    let scenario = try reader.read(Array(Data(contentsOf: file)), named: "campaign.yaml")
    let actions = scenario.steps.compactMap { step in
      if case .action(let action) = step.kind { action as Action? } else { nil }
    }
    return (scenario.setup, actions)
  }
}
