import ChatRoom
import ImpressionRules

/// `EngineBenchmarks [part of a name]`: prints nanoseconds per action for rooms of several sizes.
@main
enum Main {
  static func main() {
    let harness = Harness(filter: CommandLine.arguments.dropFirst().first ?? "")
    if harness.runs("memory") { memory() }
    harness.header()
    flexBubbles(harness)
    dashboards(harness)
    for count in [1_000, 100_000] {
      seenTerritory(harness, count)
      freshTerritory(harness, count)
      menus(harness, count)
      visits(harness, count)
    }
    building(harness, 100_000)
    for count in [100, 1_000, 100_000] { replays(harness, bubbles: count) }
  }

  private static func seenTerritory(_ harness: Harness, _ count: Int) {
    for step in [7, 300] {
      let name = "\(count): scroll \(step) pt, seen territory"
      guard harness.runs(name) else { continue }
      var world = Rooms.world(count)
      var events: [Event] = []
      world.act(.enter(at: .top), &events)
      world.act(.scrollTo(.bottom), &events)
      world.act(.jump(to: .top), &events)
      let operations = 100_000
      harness.measure(name, operations: operations) {
        for _ in 0..<operations / 200 {
          for _ in 0..<100 { world.act(.scroll(by: step), &events) }
          for _ in 0..<100 { world.act(.scroll(by: -step), &events) }
          events.removeAll(keepingCapacity: true)
        }
      }
    }
  }

  /// Every visit begins at the top, with nothing seen yet (R6).
  private static func freshTerritory(_ harness: Harness, _ count: Int) {
    for step in [7, 57] {
      let name = "\(count): scroll \(step) pt, fresh territory"
      guard harness.runs(name) else { continue }
      var world = Rooms.world(count)
      var events: [Event] = []
      let scrolls = min(10_000, (world.current.room.column.contentHeight - 1_000) / step)
      let visits = 20_000 / scrolls
      harness.measure(name, operations: scrolls * visits) {
        for _ in 0..<visits {
          world.act(.enter(at: .top), &events)
          for _ in 0..<scrolls {
            world.act(.scroll(by: step), &events)
            if events.count > 1_000 { events.removeAll(keepingCapacity: true) }
          }
          world.act(.leave, &events)
        }
      }
    }
  }

  private static func menus(_ harness: Harness, _ count: Int) {
    let name = "\(count): rich menu toggled"
    guard harness.runs(name) else { return }
    var world = Rooms.world(count)
    var events: [Event] = []
    world.act(.enter(at: .top), &events)
    world.act(.scroll(by: 5_000), &events)
    let operations = 100_000
    harness.measure(name, operations: operations) {
      for _ in 0..<operations / 100 {
        for _ in 0..<100 { world.act(.richMenu(.toggle), &events) }
        events.removeAll(keepingCapacity: true)
      }
    }
  }

  private static func visits(_ harness: Harness, _ count: Int) {
    let name = "\(count): enter at the bottom and leave"
    guard harness.runs(name) else { return }
    var world = Rooms.world(count)
    var events: [Event] = []
    let operations = 20_000
    harness.measure(name, operations: operations) {
      for _ in 0..<operations {
        world.act(.enter(at: .bottom), &events)
        world.act(.leave, &events)
        events.removeAll(keepingCapacity: true)
      }
    }
  }

  private static func building(_ harness: Harness, _ count: Int) {
    let name = "world of \(count) text bubbles"
    guard harness.runs(name) else { return }
    let setup = Rooms.setup(count)
    harness.measure(name, operations: 1) {
      withExtendedLifetime(Rooms.world(setup)) {}
    }
  }

  private static func memory() {
    let count = 100_000
    for perMessage in [1, 2, 5] {
      let setup = Rooms.setup(count, perMessage: perMessage)
      let resident = Memory.resident
      let allocated = Memory.allocated
      let world = Rooms.world(setup)
      withExtendedLifetime((setup, world)) {
        let bytes = (Memory.resident - resident, Memory.allocated - allocated)
        print(
          "\(count) text bubbles, \(perMessage) to a message: \(bytes.0 / count) bytes per bubble resident,",
          "\(bytes.1 / count) allocated")
      }
    }
  }
}
