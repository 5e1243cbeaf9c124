import ChatRoom
import Foundation
import Synchronization
import TerminalUI
import Testing
import TestSupport

@testable import Commands
@testable import NcursesScreen

extension NcursesScreenTests {
  @Suite("Actions from another part of the program")
  struct WakeTests {
    private func open(_ terminal: PseudoTerminal) throws -> NcursesScreen {
      try NcursesScreen(
        mouse: true, input: terminal.slave, output: terminal.slave, type: "xterm-256color",
        colors: ColorPlan.Environment(noColor: nil))
    }

    @Test("A readable descriptor ends the wait, behind the keys that came with it")
    func wakes() throws {
      let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
      let screen = try open(terminal)
      defer { screen.close() }
      let queue = try Mailbox<Action>()
      #expect(screen.events(timeout: 0, wake: [queue.descriptor]) == [])
      queue.append(.leave)
      queue.append(.wait(seconds: 1))
      #expect(screen.events(timeout: nil, wake: [queue.descriptor]) == [.wake])
      terminal.type("j")
      #expect(screen.events(timeout: nil, wake: [queue.descriptor]) == [.key(Key("j")), .wake])
      #expect(queue.removeAll().count == 2)
      #expect(queue.removeAll().isEmpty)
      #expect(screen.events(timeout: 0, wake: [queue.descriptor]) == [])
    }

    @Test("The room performs queued actions in order, and draws them without a key")
    func performs() throws {
      let terminal = try #require(PseudoTerminal(columns: 100, rows: 40))
      let queue = try Mailbox<Action>()
      let start = Timestamp(seconds: 1_793_502_000)
      let setup = Setup(
        account: Account(), users: [User(id: "yuki")],
        messages: [Message(id: "promo", sent: start, bubbles: [Bubble(.text("Hello"), height: 60)])],
        clock: start)
      let loop = RoomLoop(
        screen: try open(terminal), session: Session(world: try World(setup), title: "Live"),
        recording: RoomRecording(files: NamedFiles()), display: DisplayOptions(), source: queue)
      let hand = Hand(terminal: terminal, queue: queue)
      Thread.detachNewThread { hand.play() }
      let (session, _, _) = loop.run(entersRoom: false)
      #expect(hand.hasSeenRoom.withLock { $0 })
      #expect(session.simulation.actionLog.actions.count == 3)
      #expect(session.world.ledger.impressions == [1])
      let hasSaid = session.log.contains { if case .said = $0.kind { true } else { false } }
      #expect(hasSaid)
    }
  }
}

/// Another thread of the program: queues actions, waits until the screen shows them, and presses `q` twice.
private final class Hand: @unchecked Sendable {
  let hasSeenRoom = Mutex(false)
  private let terminal: PseudoTerminal
  private let queue: Mailbox<Action>

  init(terminal: PseudoTerminal, queue: Mailbox<Action>) {
    self.terminal = terminal
    self.queue = queue
  }

  func play() {
    for action: Action in [.enter(at: .unread), .say("Good morning"), .leave] { queue.append(action) }
    var seen = ""
    let deadline = Date(timeIntervalSinceNow: 60)
    while !seen.contains("left"), Date() < deadline {
      var descriptor = pollfd(fd: terminal.master, events: Int16(POLLIN), revents: 0)
      if poll(&descriptor, 1, 1000) > 0 { seen += terminal.drain() }
    }
    hasSeenRoom.withLock { $0 = seen.contains("Good morning") || seen.contains("left") }
    terminal.type("q")
  }
}
