import ChatRoom
import Scenarios
import Testing
import TestSupport

@testable import TerminalUI

/// What a session leaves for its recording.
@Suite("Sessions that are recorded")
struct RecordedSessionTests {
  /// The recording of a session, as it would be written at once.
  private func recording(of session: Session) throws -> String {
    let setup = session.simulation.actionLog.setup(of: session.world)
    var writer = StepWriter(clock: setup.clock)
    var text = try ScenarioHead(title: session.title, setup: setup).recordingText()
    for action in session.simulation.actionLog.actions {
      text += try writer.line(for: action, in: session.world)
    }
    return text + writer.expectations(of: session.world)
  }

  private func read(_ text: String) throws -> Scenario {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    return try reader.read(Array(text.utf8), named: "recording.yaml")
  }

  private func told(_ world: World) -> String {
    Report.json(of: Simulation(of: world), file: "", name: "")
  }

  @Test(
    "Whatever is pressed on whatever screen, the recording replays to the same counters, events, layout",
    arguments: ["first-look", "every-kind-of-bubble", "two-users", "video-plays", "same-link-in-two-bubbles"])
  func randomKeys(scenario: String) throws {
    var random = SplitMix64(seed: 5)
    // Keys that open pages would leave the rest to those.
    let pages: Set<Command> = [.help, .explanation, .insight, .events, .picture]
    let keys = KeyTable.bindings.filter {
      !pages.contains($0.command) && !Set($0.contexts).isDisjoint(with: KeyContext.phone)
    }
    .map(\.keys[0])
    var count = 0
    for _ in 0..<20 {
      let columns = Int.random(in: 60...160, using: &random)
      var screen = try Screen(scenario, columns: columns, rows: Int.random(in: 18...60, using: &random))
      for _ in 0..<Int.random(in: 1...120, using: &random) {
        // A page that the mouse has opened would take the rest.
        if !screen.session.pages.isEmpty { _ = screen.session.handle(.key(Key(.escape))) }
        let event = keys.randomElement(using: &random).map(InputEvent.key)
        let mouse = MouseEvent(
          [.press, .drag, .release, .wheelUp, .wheelDown][Int.random(in: 0..<5, using: &random)],
          column: Int.random(in: 0..<columns, using: &random), row: Int.random(in: 0..<18, using: &random))
        _ = screen.session.handle(
          Int.random(in: 0..<5, using: &random) == 0 ? .mouse(mouse) : event ?? .redraw)
      }
      let session = screen.session
      let outcome = try Replay.run(read(recording(of: session)), .trace)
      let events = outcome.trace.compactMap { if case .event(let event) = $0.content { event } else { nil } }
      #expect(outcome.isPassed, "\(outcome.failures.map(\.message))")
      #expect(events.filter { !$0.isResized } == session.log.filter { !$0.isResized })
      #expect(told(outcome.world) == told(session.world))
      count += session.simulation.actionLog.actions.count
    }
    #expect(count > 250)
  }

  @Test("Handed over from a script in the middle of a step, it is recorded from the script's start")
  func handedOver() throws {
    for milliseconds in stride(from: 0.0, through: 12_000, by: 700) {
      var player = try PlayerTests.player()
      _ = player.pass(milliseconds: milliseconds)
      _ = player.handle(.key(Key(" ")))
      var live = player.handOver()
      for key in [Key(.down), Key("J"), Key("q"), Key("T"), Key(.enter)] { _ = live.handle(.key(key)) }
      let outcome = try Replay.run(read(recording(of: live)))
      #expect(outcome.isPassed)
      #expect(told(outcome.world) == told(live.world))
    }
  }

  @Test("R asks to record in the room and in the chat list; nothing else happens")
  func asksToRecord() throws {
    var screen = try Screen()
    let count = screen.session.simulation.actionLog.actions.count
    #expect(screen.session.handle(.key(Key("R"))) == .toggleRecording)
    screen.press("q")
    #expect(screen.session.handle(.key(Key("R"))) == .toggleRecording)
    #expect(screen.session.simulation.actionLog.actions.count == count + 1)
  }

  @Test("The last row shows a sign while recording, also before a notice", arguments: [60, 100])
  func showsASign(columns: Int) throws {
    var screen = try Screen(columns: columns, rows: 24)
    #expect(!screen.text.contains("rec  "))
    screen.session.show(.on, notice: "recording in a.yaml")
    #expect(screen.text.contains(" ● rec  recording in a.yaml"))
    screen.press("J")
    #expect(screen.text.contains(" ● rec  Alice"))
    screen.session.show(.failing)
    #expect(screen.text.contains(" ✗ rec  Alice"))
    screen.theme = Theme(colors: .monochrome, isUTF8: false)
    #expect(screen.text.contains(" ! rec  Alice"))
    screen.session.show(.off)
    #expect(!screen.text.contains("rec  "))
  }

  @Test("A refused action changes nothing and is not recorded")
  func leavesOutRefusals() throws {
    var screen = try Screen()
    let count = screen.session.simulation.actionLog.actions.count
    screen.session.receive(.enter(at: .top))
    screen.session.receive(.resize(bubble: 0, height: 0))
    screen.session.receive(.switchDevice(.standard))
    #expect(screen.session.simulation.actionLog.actions.count == count)
  }
}

extension Event {
  /// Whether it is one of which the session's log keeps only the last of several.
  fileprivate var isResized: Bool { if case .resized = kind { true } else { false } }
}
