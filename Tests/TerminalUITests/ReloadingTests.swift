import ChatRoom
import Foundation
import Scenarios
import TestSupport
import Testing

@testable import TerminalUI

@Suite("A room goes on in its changed file")
struct ReloadingTests {
  private static let text = """
    scenario: A
    device: iphone-15
    account: {richMenu: {size: compact, selected: true}}
    users: [alice, bob]
    messages:
      - id: a
        bubbles:
          - {text: One, height: 300}
          - {text: Two, height: 300}
          - {text: Three, height: 300}
          - {text: Four, height: 300}
    """

  private func world(_ text: String) throws -> World {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    return try World(reader.read(Array(text.utf8), named: "test.yaml").setup)
  }

  private func reloaded(_ screen: Screen, _ changes: (String, String)...) throws -> Screen {
    var text = Self.text
    for (before, after) in changes {
      #expect(text.contains(before))
      text = text.replacing(before, with: after)
    }
    var screen = screen
    screen.session = screen.session.reloaded(in: try world(text), title: "A", prose: nil)
    return screen
  }

  private func screen(_ keys: String) throws -> Screen {
    var screen = try Screen(yaml: Array(Self.text.utf8))
    screen.press(keys)
    return screen
  }

  @Test("The menus, the user, the clock and the device stay, and the first bubble in view where it was")
  func place() throws {
    var before = try screen("qud\nrjjjjjjjjjjqt\nr")
    before.press("gjjjjjjjjj")
    let after = try reloaded(before, ("One, height: 300", "One, height: 120"))
    #expect(after.session.world.currentUser == 1)
    #expect(after.session.user.device == before.session.user.device)
    #expect(after.session.world.clock == before.session.world.clock)
    #expect(after.session.room.visit.menus == before.session.room.visit.menus)
    func distance(_ screen: Screen) throws -> Int {
      let place = try #require(screen.session.room.place(ofBubble: 1))
      return screen.session.room.column.tops[place] - screen.session.room.visit.offset
    }
    // The first bubble in view is anchored; the second moves up with its height.
    #expect(after.session.isInRoom)
    #expect(try distance(after) <= distance(before))
  }

  @Test("What changed flashes, with the difference and the verdict")
  func changes() throws {
    let before = try screen("r")
    let after = try reloaded(before, ("Two, height: 300", "Two, height: 120"))
    #expect(after.session.flashing == [1])
    #expect(after.session.notice?.hasPrefix("a/2: 300 pt, now 120 pt, counted ") == true)
    #expect(after.text.contains("new"))
    let two = try reloaded(
      before, ("Two, height: 300", "Two, height: 120"), ("Four, height: 300", "Four, height: 10"))
    #expect(two.session.notice?.hasSuffix("(and 1 more)") == true)
    #expect(try reloaded(before).session.notice == "the file has changed")
  }

  @Test("A changed text flashes, too, for longer than a count")
  func changedText() throws {
    let after = try reloaded(try screen("r"), ("Two", "Deux"))
    #expect(after.session.flashing == [1])
    #expect(after.session.notice == "a/2 has changed")
    #expect(after.session.flashMilliseconds == 1500)
  }

  @Test("Counts are those of the changed message: what was done is done again")
  func counts() throws {
    let before = try screen("r")
    #expect(before.session.world.ledger.impressions == [1, 1, 0, 0])
    let after = try reloaded(before, ("Two, height: 300", "Two, height: 900"))
    #expect(after.session.world.ledger.impressions == [1, 0, 0, 0])
  }

  @Test("Heights tried stay; bubbles, users and what was done to them can go")
  func missing() throws {
    var before = try screen("r")
    before.press("n++")
    #expect(before.session.world.bubbles[1].bubble.height == 320 || before.session.isTryingHeights)
    let tried = before.session.room.column.height(of: before.session.selection ?? 0)
    let after = try reloaded(
      before, ("      - {text: Four, height: 300}\n".trimmingCharacters(in: .newlines), ""))
    #expect(after.session.world.bubbles.count == 3)
    #expect(after.session.selection == before.session.selection)
    #expect(after.session.room.column.height(of: after.session.selection ?? 0) == tried)
    before.press("quu")
    let alone = try reloaded(before, ("users: [alice, bob]", "users: [alice]"))
    #expect(alone.session.world.users.count == 1)
    #expect(alone.session.world.currentUser == 0)
  }

  @Test("A page that is open stays open, without a filter for what is gone")
  func pages() throws {
    var before = try screen("nnnnn")
    before.press("eb")
    #expect(before.session.pages.last?.filter.bubble == 3)
    let after = try reloaded(before, ("      - {text: Four, height: 300}", ""))
    #expect(after.session.pages.last?.kind == .events)
    #expect(after.session.pages.last?.filter.bubble == nil)
    #expect(after.text.contains("Events"))
  }
}
