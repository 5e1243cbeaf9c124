import Testing
import TestSupport

@testable import TerminalUI

@Suite("Whatever is pressed, every frame is sound")
struct RandomKeysTests {
  private static let themes: [(ColorDepth, isUTF8: Bool, isLight: Bool)] = [
    (.trueColor, true, false), (.colors256, true, true), (.colors8, true, false), (.monochrome, false, false),
  ]

  private func press(_ count: Int, on session: inout Session, seed: UInt64) throws {
    var hand = RandomHand(
      SplitMix64(seed: seed), size: TerminalSize(columns: 100, rows: 40))
    let (colors, isUTF8, isLight) = Self.themes[Int(seed) % Self.themes.count]
    let theme = Theme(colors: colors, isUTF8: isUTF8, isLight: isLight)
    _ = session.handle(.resized(hand.size))
    session.enterRoom()
    for step in 0..<count {
      let happening = hand.next()
      switch happening {
      // Quitting ends a program; here it goes on.
      case .event(let event): _ = session.handle(event)
      case .rest: session.endFlash()
      }
      let frame = session.frame(size: hand.size, theme: theme)
      let invariants = FrameInvariants(session: session, theme: theme, colors: colors, frame: frame)
      let violation = invariants.violation(size: hand.size)
      try #require(violation == nil, "seed \(seed), step \(step), after \(happening)\n\(frame.text)")
    }
  }

  @Test(
    "In the project's scenarios",
    arguments: [
      "first-look", "every-kind-of-bubble", "taller-than-the-window", "own-bubbles", "measured-apps",
    ],
    0..<4 as Range<UInt64>)
  func scenarios(name: String, seed: UInt64) throws {
    var screen = try Screen(name)
    try press(150, on: &screen.session, seed: seed)
  }

  @Test("In a large room of many scripts, kinds, users and cards", arguments: 4..<8 as Range<UInt64>)
  func largeRoom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var session = try RandomRoom.session(RandomRoom.yaml(bubbles: 300, users: 40, using: &random))
    try press(300, on: &session, seed: seed)
  }
}
