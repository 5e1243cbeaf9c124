import ChatRoom
import ImpressionRules
import Testing
import TestSupport

@testable import TerminalUI

@Suite("The same room on other devices")
struct ComparisonTests {
  /// A tall message over a rich menu, so that phones of different heights count it differently.
  private static let yaml = """
    scenario: Where does the coupon fit?
    device: iphone-15-pro-max
    clock: 2026-11-01T12:00:00+09:00
    account: {name: Brown Coffee, richMenu: {size: large, selected: true}}
    messages:
      - {id: hello, bubbles: [{text: Thank you for coming!}]}
      - id: coupon
        bubbles:
          - {type: flex, altText: Coupon, contents: {type: bubble}, height: 420}
          - {text: See you soon, height: 90}
    """

  private func screen(columns: Int = 120, rows: Int = 40) throws -> Screen {
    try Screen(yaml: Array(Self.yaml.utf8), columns: columns, rows: rows)
  }

  /// A session that did the same on its own device.
  private func alone(on device: String, _ keys: String, rows: Int = 40) throws -> Session {
    let yaml = Self.yaml.replacing("iphone-15-pro-max", with: device)
    var screen = try Screen(yaml: Array(yaml.utf8), columns: 120, rows: rows)
    screen.press(keys)
    return screen.session
  }

  private func counts(_ session: Session) -> [[Int]] {
    let ledger = session.world.ledger
    return [
      ledger.impressions.map { Int($0) }, ledger.uniqueImpressions.map { Int($0) },
      ledger.messageUniqueImpressions.map { Int($0) },
    ]
  }

  @Test("Each phone counts for itself, as if there were no other", arguments: ["rG", "Gr", "rGqT\n", "Gg"])
  func countsForItself(keys: String) throws {
    var together = try screen()
    together.press("v" + keys)
    let twin = try #require(together.session.twins.first)
    #expect(twin.user.device.id == "iphone-se")
    #expect(try counts(together.session) == counts(alone(on: "iphone-15-pro-max", keys)))
    #expect(try counts(twin) == counts(alone(on: "iphone-se", keys)))
  }

  @Test("What was done before has been done on the second phone too")
  func catchesUp() throws {
    var early = try screen()
    early.press("vrjjjjqT\nG")
    var late = try screen()
    late.press("rjjjjqT\nGv")
    #expect(late.session.twins.map(counts) == early.session.twins.map(counts))
    #expect(late.session.twins.map(\.room.visit.offset) == early.session.twins.map(\.room.visit.offset))
    #expect(late.session.twins.first?.flashing.isEmpty == true)
  }

  @Test(
    "Both reach their ends together, and a scroll forward is none backward",
    arguments: 0..<20 as Range<UInt64>)
  func scrollsTogether(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var session = try RandomRoom.session(RandomRoom.yaml(bubbles: 30, users: 1, using: &random))
    _ = session.handle(.resized(TerminalSize(columns: 120, rows: 40)))
    session.enterRoom()
    _ = session.handle(.key(Key("v")))
    func twin() throws -> Room { try #require(session.twins.first).room }
    for _ in 0..<200 {
      let before = try twin().visit.offset
      let isForward = Bool.random(using: &random)
      let keys: [Unicode.Scalar] = isForward ? ["j", "J", " "] : ["k", "K"]
      _ = session.handle(.key(Key(keys.randomElement(using: &random) ?? "j")))
      let after = try twin().visit.offset
      #expect(isForward ? after >= before : after <= before)
      if session.room.visit.offset == session.room.offsets.upperBound, isForward {
        #expect(try twin().isAtBottom)
      }
      if session.room.visit.offset == session.room.offsets.lowerBound, !isForward {
        #expect(try after == twin().offsets.lowerBound)
      }
    }
  }

  @Test("The session itself does not change because others follow it", arguments: 0..<6 as Range<UInt64>)
  func changesNothing(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let yaml = RandomRoom.yaml(bubbles: 20, users: 3, using: &random)
    var compared = try RandomRoom.session(yaml)
    var plain = compared
    let size = TerminalSize(columns: 240, rows: 70)
    for step in 0..<120 {
      let binding = KeyTable.bindings.filter { $0.contexts.contains(.room) || $0.contexts.contains(.list) }
        .randomElement(using: &random)
      guard let key = binding?.keys.randomElement(using: &random), key != Key("v"), key != Key("V") else {
        continue
      }
      // One layout for both: how far a key scrolls depends on it.
      for action in actions(of: key, in: plain, size) { plain.receive(action) }
      for action in actions(of: key, in: compared, size) { compared.receive(action) }
      if step % 40 == 20 { compared.compare(with: Device.phones) }
      #expect(counts(compared) == counts(plain))
      for twin in compared.twins {
        #expect(twin.world.bubbles.count == plain.world.bubbles.count)
        #expect(twin.world.clock == plain.world.clock)
        #expect(twin.isInRoom == plain.isInRoom)
      }
    }
  }

  /// The actions that a key performs on a screen.
  private func actions(of key: Key, in session: Session, _ size: TerminalSize) -> [Action] {
    var session = session
    session.twins = []
    _ = session.handle(.resized(size))
    let before = session.simulation.actionLog.actions.count
    _ = session.handle(.key(key))
    return Array(session.simulation.actionLog.actions.dropFirst(before))
  }

  @Test("A computer has no rich menu; what it can't do is left out")
  func computer() throws {
    var screen = try screen()
    screen.session.compare(with: [try #require(Device.preset(named: "pc"))])
    screen.press("rrG")
    let twin = try #require(screen.session.twins.first)
    #expect(twin.room.isAtBottom)
    #expect(twin.world.ledger.impressions.allSatisfy { $0 == 0 })
    #expect(screen.text.contains("platform-not-measured"))
  }

  @Test("V goes through the other devices, and v ends the comparison")
  func otherDevices() throws {
    var screen = try screen()
    screen.press("vV")
    #expect(screen.session.twins.map(\.user.device.id) == ["iphone-13-mini"])
    screen.press("v")
    #expect(screen.session.twins.isEmpty)
  }

  @Test("On a large screen, v again shows every phone")
  func everyPhone() throws {
    var screen = try screen(columns: 240, rows: 70)
    screen.press("vv")
    #expect(screen.session.twins.count == 6)
    for device in Device.phones { #expect(screen.text.contains("\(device.name) ·")) }
    screen.press("v")
    #expect(screen.session.twins.isEmpty)
  }

  @Test("A bubble of the second phone can be clicked")
  func clicks() throws {
    var screen = try screen()
    screen.press("vgp")
    let selected = screen.session.selection
    let grid = try #require(screen.session.grid(size: screen.size))
    let slot = grid.slots[1]
    let target = (slot.row..<slot.endRow).lazy.compactMap { row -> (Int, Int)? in
      guard case .bubble(let bubble, _)? = screen.session.target(column: slot.column + 8, row: row) else {
        return nil
      }
      return (bubble, row)
    }.first { $0.0 != selected }
    let (bubble, row) = try #require(target)
    _ = screen.session.handle(.mouse(MouseEvent(.press, column: slot.column + 8, row: row)))
    _ = screen.session.handle(.mouse(MouseEvent(.release, column: slot.column + 8, row: row)))
    #expect(screen.session.selection == bubble)
  }

  @Test("Where there is no room for two phones, the notice says how much it takes")
  func tooNarrow() throws {
    var screen = try screen(columns: 60, rows: 18)
    screen.press("v")
    #expect(screen.session.twins.isEmpty)
    #expect(screen.session.notice?.contains("\(PhoneGrid.leastColumns) columns") == true)
  }

  @Test("A window that shrinks shows one phone, and both again when it grows")
  func shrinks() throws {
    var screen = try screen(columns: 80, rows: 24)
    screen.press("v")
    #expect(
      screen.session.frame(size: TerminalSize(columns: 60, rows: 18), theme: screen.theme).text.contains(
        "edges"))
    #expect(screen.text.contains("2 iPhone SE"))
  }

  @Test(
    "Every phone keeps to its scale and place",
    arguments: [(76, 18), (80, 24), (120, 40), (160, 50), (240, 70)])
  func places(columns: Int, rows: Int) throws {
    for count in 1...7 {
      let devices = Array(Device.phones.prefix(count)) + [.standard]
      guard let grid = PhoneGrid(size: TerminalSize(columns: columns, rows: rows), devices: devices) else {
        continue
      }
      #expect(grid.panel.columns >= 26 && grid.panel.endColumn <= columns)
      for (index, slot) in grid.slots.enumerated() {
        let layout = ScreenLayout(
          size: TerminalSize(columns: columns, rows: rows), device: devices[index], in: grid, slot: index)
        #expect(layout.phone.endColumn <= slot.endColumn && layout.phone.endRow <= slot.endRow)
        #expect(layout.phone.endRow <= rows - 1 && slot.endColumn <= grid.panel.column)
        #expect(layout.pointsPerRow == grid.pointsPerRow)
      }
    }
  }

  @Test("Golden frames", arguments: [(80, 24), (120, 40), (240, 70)])
  func golden(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press(columns == 240 ? "vvjj" : "vjj")
    try Golden.expect(screen.text, named: "comparison-\(columns)x\(rows)")
  }
}
