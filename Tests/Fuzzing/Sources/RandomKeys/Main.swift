import Glibc

@testable import NcursesScreen
@testable import TerminalUI

/// `RandomKeys [EVENTS [SEED]]`: plays random events in several rooms, draws every frame in a pseudo-terminal, and
/// checks it. Prints the resident memory. Exits with 1 at the first invalid frame.
@main
struct RandomKeys {
  private static let size = TerminalSize(columns: 120, rows: 40)
  private static let eventsPerRoom = 5_000
  private static let depths: [ColorDepth] = [.trueColor, .colors256, .colors8, .monochrome]

  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = numbers.first.map { Int(clamping: $0) } ?? 100_000
    let seed = numbers.dropFirst().first ?? 1
    guard let terminal = PseudoTerminal(columns: UInt16(size.columns), rows: UInt16(size.rows)) else {
      return print("can't open a pseudo-terminal")
    }
    let screen = try NcursesScreen(
      mouse: true, input: terminal.slave, output: terminal.slave, type: "xterm-256color",
      colors: ColorPlan.Environment(colorTerm: "truecolor"))
    var violation: String?
    var done = 0
    var marks = [count / 10, count / 2, count][...]
    while done < count, violation == nil {
      let events = min(eventsPerRoom, count - done, (marks.first ?? count) - done)
      violation = try play(events, seed: seed + UInt64(done), on: screen, terminal)
      done += events
      if done >= marks.first ?? 0 {
        marks.removeFirst()
        print("\(done) events: \(residentKilobytes) KB resident")
        fflush(nil)
      }
    }
    screen.close()
    guard let violation else { return }
    print(violation)
    exit(1)
  }

  /// Plays in a new room. Returns the problem of the first invalid frame, if any.
  private static func play(
    _ events: Int, seed: UInt64, on screen: NcursesScreen, _ terminal: PseudoTerminal
  ) throws -> String? {
    var random = Numbers(state: seed)
    var session = try RandomRoom.session(RandomRoom.yaml(bubbles: 300, users: 40, using: &random))
    var hand = RandomHand(random, size: size)
    let colors = depths[Int(seed / UInt64(eventsPerRoom)) % depths.count]
    let theme = Theme(colors: colors, isUTF8: colors != .monochrome, isLight: seed % 2 == 0)
    _ = session.handle(.resized(size))
    session.enterRoom()
    for event in 0..<events {
      let happening = hand.next()
      switch happening {
      case .event(let input): _ = session.handle(input)
      case .rest: session.endFlash()
      }
      let frame = session.frame(size: hand.size, theme: theme)
      let invariants = FrameInvariants(session: session, theme: theme, colors: colors, frame: frame)
      if let violation = invariants.violation(size: hand.size) {
        return "seed \(seed), event \(event), \(happening): \(violation)\n\(frame.text)"
      }
      // A frame of another size is drawn partially, as before a new size is known.
      screen.draw(frame)
      _ = terminal.drain()
    }
    return nil
  }

  /// The resident memory in KB; 0 if it is not available.
  private static var residentKilobytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = fread(&bytes, 1, bytes.count, file)
    let fields = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4 : 0
  }
}

/// Random numbers that are the same every time (SplitMix64).
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
