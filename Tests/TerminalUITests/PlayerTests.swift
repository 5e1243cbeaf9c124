import ChatRoom
import Scenarios
import Testing
import TestSupport

@testable import TerminalUI

@Suite("Playing a scenario")
struct PlayerTests {
  static let yaml = """
    scenario: The image under the menu
    device: iphone-15
    account: {name: Brown Coffee, richMenu: {size: large, selected: true}}
    users: [{id: alice}]
    messages:
      - id: promo
        bubbles:
          - text: Hello
          - {text: A tall one, height: 380}
          - {type: flex, altText: Drinks, contents: {type: carousel, contents: [{type: bubble}, {type: bubble}]}, height: 500, width: 700}
    steps:
      - enter: alice
      - expect: {promo/2: {counted: false}}
      - scroll: 100
      - wait: 2d  # a long one
      - richMenu: close
      - expect: {promo/2: {impression: 1, uniqueImpression: 7}}
      - scroll: {to: bottom}
      - swipe: {bubble: promo/3, to: end}
      - jump: top
      - leave
    """

  static func player(_ yaml: String = yaml, columns: Int = 100, rows: Int = 40) throws -> Player {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    let scenario = try reader.read(Array(yaml.utf8), named: "test.yaml")
    let outcome = try Replay.run(scenario)
    let texts = StepTexts(of: scenario)
    let failures = Dictionary(grouping: outcome.failures, by: \.step).mapValues { $0.map(\.message) }
    let script = Script(
      count: scenario.steps.count,
      step: { index in
        switch scenario.steps[index].kind {
        case .action(let action): return .action(action)
        case .expect(let range):
          let failed = failures[index] ?? []
          return .check(met: range.count - failed.count, failures: failed)
        }
      },
      text: { texts.text($0) }, line: { texts.line($0) })
    var player = Player(script, from: Session(world: try World(scenario.setup), title: scenario.title))
    _ = player.handle(.resized(TerminalSize(columns: columns, rows: rows)))
    return player
  }

  private let theme = Theme(colors: .colors256, isUTF8: true)

  @Test("A notice hides what the last row says only where there is no room for both")
  func noticeBesideStep() throws {
    for (columns, hasRoom) in [(60, false), (200, true)] {
      var player = try Self.player(columns: columns, rows: 24)
      _ = player.handle(.key(Key("g")))
      _ = player.handle(.key(Key("{")))
      let row = try #require(player.frame(size: player.size, theme: theme).text.split(separator: "\n").last)
      #expect(row.contains("there is no earlier one"))
      #expect(row.contains(player.session.title) == hasRoom, "\(row)")
      var screen = try Screen(columns: columns, rows: 24)
      screen.press("G0")
      screen.press("J")
      let status = try #require(screen.text.split(separator: "\n").last)
      #expect(status.contains("this is the newest message"))
      #expect(status.contains("offset") == hasRoom, "\(status)")
    }
  }

  @Test("Keys named in the last row can be clicked", arguments: [60, 80, 140])
  func keysBelow(columns: Int) throws {
    var player = try Self.player(columns: columns, rows: 24)
    func click(_ text: String) throws -> Player.Outcome {
      let row = try #require(player.frame(size: player.size, theme: theme).text.split(separator: "\n").last)
      let column = try row.distance(from: row.startIndex, to: #require(row.range(of: text)).lowerBound)
      defer { _ = player.handle(.mouse(MouseEvent(.release, column: column, row: 23))) }
      return player.handle(.mouse(MouseEvent(.press, column: column, row: 23)))
    }
    let wasPlaying = player.isPlaying
    _ = try click(wasPlaying ? "Space pause" : "Space resume")
    #expect(player.isPlaying != wasPlaying)
    _ = try click("? help")
    #expect(player.session.pages.map(\.kind) == [.help])
    _ = try click("q close")
    #expect(player.session.pages.isEmpty)
    #expect(try click("q quit") == .quit)
  }

  private func text(_ player: Player) -> String { player.frame(size: player.size, theme: theme).text }

  private func press(_ player: inout Player, _ keys: String) {
    for key in Key.keys(named: keys) ?? [] { _ = player.handle(.key(key)) }
  }

  @Test("It shows each step with its line, and what was expected and found where an expectation failed")
  func steps() throws {
    var player = try Self.player()
    press(&player, ".")
    #expect(text(player).contains("line 12 enter: alice"))
    press(&player, ".")
    #expect(text(player).contains("✓ 1 of 1 expectations met"))
    press(&player, "..")
    #expect(text(player).contains("line 15 wait: 2d  (shortened)"))
    press(&player, "..")
    #expect(text(player).contains("✗ 1 of 2 expectations not met"))
    #expect(text(player).contains("promo/2 uniqueImpression: expected 7, got 1"))
    try Golden.expect(text(player), named: "play-100x40")
  }

  @Test("At 60x18 and 80x24 it is drawn, too", arguments: [(60, 18), (80, 24)])
  func sizes(columns: Int, rows: Int) throws {
    var player = try Self.player(columns: columns, rows: rows)
    press(&player, "......")
    try Golden.expect(text(player), named: "play-\(columns)x\(rows)")
  }

  @Test(
    "Played to its end it is where a replay ends, whatever the speed", arguments: [1.0, 7, 33, 1000, 1e7])
  func playsToTheEnd(milliseconds: Double) throws {
    var player = try Self.player()
    while !player.isAtEnd { _ = player.pass(milliseconds: milliseconds) }
    let played = player.session.world
    var jumped = try Self.player()
    jumped.go(to: jumped.script.count)
    #expect(played.ledger.impressions == jumped.session.world.ledger.impressions)
    #expect(played.ledger.impressions == [1, 1, 1])
    #expect(played.clock == jumped.session.world.clock)
    #expect(!player.isPlaying)
  }

  @Test("A scroll passes the points between, and an impression counts where it does on the way")
  func smooth() throws {
    var player = try Self.player()
    press(&player, ".....")
    press(&player, ".")
    press(&player, "<Space>")
    var offsets: [Int] = []
    while player.position == 6 {
      _ = player.pass(milliseconds: 16)
      if player.position == 6 { offsets.append(player.session.world.current.room.visit.offset) }
    }
    #expect(offsets == offsets.sorted())
    #expect(Set(offsets).count > 5)
    var swipes: [Int] = []
    while player.position == 7 {
      _ = player.pass(milliseconds: 16)
      let room = player.session.world.current.room
      if player.position == 7 { swipes.append(room.swipeOffset(at: 2)) }
    }
    #expect(Set(swipes).count > 5)
  }

  @Test(
    "Back and forth it is exact: the same frames, counters and events on the way back as on the way there")
  func backAndForth() throws {
    var player = try Self.player()
    var there: [Frame] = []
    for position in 0...player.script.count {
      player.go(to: position)
      player.endFlash()
      there.append(player.frame(size: player.size, theme: theme))
    }
    for position in (0...player.script.count).reversed() {
      player.go(to: position)
      player.endFlash()
      #expect(player.frame(size: player.size, theme: theme) == there[position], "after \(position) steps")
    }
  }

  @Test("Paused at a step, the screen is that of stepping to it")
  func pausedAtStep() throws {
    var played = try Self.player()
    var stepped = played
    press(&stepped, "<Space>")
    for position in 1..<stepped.script.count {
      press(&stepped, ".")
      stepped.endFlash()
      while played.position < position { _ = played.pass(milliseconds: 7) }
      // Some time into looking at it: the next step has not begun.
      _ = played.pass(milliseconds: 100)
      var paused = played
      press(&paused, "<Space>")
      paused.endFlash()
      #expect(text(paused) == text(stepped), "after \(position) steps")
    }
  }

  @Test("Within a movement the line and the number are those of the step that is going on")
  func pausedWithinMovement() throws {
    var player = try Self.player()
    press(&player, "<Space>......<Space>")
    _ = player.pass(milliseconds: 100)
    press(&player, "<Space>")
    #expect(player.position == 6)
    #expect(text(player).contains("line 18 scroll: {to: bottom}"))
    #expect(text(player).contains("7/10"))
    press(&player, ".")
    #expect(player.position == 7)
    #expect(text(player).contains("line 18 scroll: {to: bottom}"))
    #expect(text(player).contains("7/10"))
  }

  @Test("The chat list offers what works there: while a script is played, nothing")
  func chatList() throws {
    var player = try Self.player()
    for keys in ["<Space>", "G"] {
      press(&player, keys)
      #expect(text(player).contains("Chats"))
      for offer in ["open the chat", "mark as read", "another device", "Press Enter"] {
        #expect(!text(player).contains(offer))
      }
    }
    let live = player.handOver()
    #expect(live.frame(size: player.size, theme: theme).text.contains("Enter: open the chat"))
  }

  @Test("The keys below are those that do something here")
  func hints() throws {
    var player = try Self.player(columns: 200)
    #expect(text(player).contains(". step") && !text(player).contains(", back"))
    press(&player, "<Space>.")
    #expect(text(player).contains(". step") && text(player).contains(", back"))
    #expect(text(player).contains("} expectation"))
    press(&player, "G")
    #expect(!text(player).contains(". step") && text(player).contains(", back"))
    let yaml = "scenario: A\nmessages: [{id: a, bubbles: [{text: A}]}]\nsteps: [{enter: user}]"
    player = try Self.player(yaml, columns: 200)
    #expect(!text(player).contains("expectation"))
  }

  @Test("Any step of a long script is the same reached from anywhere")
  func checkpoints() throws {
    let steps = (0..<3000).map { index in
      switch index % 7 {
      case 3: "  - richMenu: toggle"
      case 5: "  - wait: 3s"
      default: "  - scroll: \((index * 7919) % 601 - 300)"
      }
    }
    let yaml =
      Self.yaml.prefix(upTo: Self.yaml.range(of: "steps:")!.upperBound) + "\n  - enter: alice\n"
      + steps.joined(separator: "\n")
    var player = try Self.player(String(yaml))
    var reference = player
    for target in [2999, 17, 1500, 1499, 256, 255, 257, 0, 3001, 3000] {
      player.go(to: target)
      reference.go(to: 0)
      for position in stride(from: 0, through: target, by: 100) { reference.go(to: position) }
      reference.go(to: target)
      #expect(player.session.world.ledger.impressions == reference.session.world.ledger.impressions)
      #expect(
        player.session.world.current.room.visit.offset == reference.session.world.current.room.visit.offset)
      #expect(player.session.log == reference.session.log)
    }
  }

  @Test("Keys: pause, speed, expectations, ends; and keys of a live room say how to get there")
  func keys() throws {
    var player = try Self.player()
    press(&player, "<Space>")
    #expect(!player.isPlaying)
    press(&player, "}")
    #expect(player.position == 2)
    press(&player, "}")
    #expect(player.position == 6)
    press(&player, "}")
    #expect(player.notice == "there is no later one")
    press(&player, "{")
    #expect(player.position == 2)
    press(&player, "{")
    #expect(player.notice == "there is no earlier one")
    press(&player, "gx")
    #expect(player.position == 6)
    press(&player, "x")
    #expect(player.notice == "there is no later one")
    press(&player, "G")
    #expect(text(player).contains("✗ 1 of 3 expectations not met"))
    press(&player, "X")
    #expect(player.position == 6)
    press(&player, "]]]]]]]")
    #expect(player.speed == 64)
    #expect(player.notice == "this is the highest speed")
    press(&player, "G")
    #expect(player.isAtEnd)
    press(&player, ".")
    #expect(player.notice == "this is the end")
    press(&player, "g,")
    #expect(player.notice == "this is the start")
    press(&player, "r")
    #expect(player.notice == "that key works in a live room: press Enter to take over")
    press(&player, "<Space>")
    #expect(player.handle(.key(Key(.enter))) == .goOn)
    press(&player, "<Space>")
    #expect(player.handle(.key(Key(.enter))) == .handOver)
    #expect(player.handle(.key(Key("q"))) == .quit)
  }

  @Test("A bubble the person selects stays selected, and a page stays open while it plays on")
  func selection() throws {
    var player = try Self.player()
    press(&player, "<Space>.<Tab>w")
    let selected = player.session.selection
    #expect(selected != nil)
    press(&player, "q")
    press(&player, "....")
    #expect(player.session.selection == selected)
    press(&player, "w<Esc><Space>")
    press(&player, "e")
    let position = player.position
    while player.position < position + 2 { _ = player.pass(milliseconds: 50) }
    #expect(player.session.pages.map(\.kind) == [.events])
  }

  @Test("After taking over, the session continues live from there")
  func handOver() throws {
    var player = try Self.player()
    press(&player, "<Space>...")
    var live = player.handOver()
    let offset = live.room.visit.offset
    _ = live.handle(.key(Key("J")))
    #expect(live.room.visit.offset == offset + 1)
    #expect(live.frame(size: player.size, theme: theme).text.contains("q leave"))
  }

  @Test("A click on the scrub bar goes there")
  func scrub() throws {
    var player = try Self.player()
    let bar = PlayerView.bar(player.size)
    _ = player.handle(.mouse(MouseEvent(.press, column: bar.endColumn - 1, row: bar.row)))
    #expect(player.isAtEnd)
    _ = player.handle(.mouse(MouseEvent(.drag, column: bar.column + bar.columns / 2, row: bar.row)))
    #expect(player.position == 5)
    _ = player.handle(.mouse(MouseEvent(.drag, column: 0, row: bar.row)))
    #expect(player.position == 0)
  }
}
