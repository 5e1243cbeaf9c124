import Scenarios

extension Main {
  /// Measures the time per step of scenarios with 200,000 steps, without reading the file.
  static func replays(_ harness: Harness, bubbles: Int) {
    let steps = 200_000
    for (name, makeSteps) in [("scrolls", scrolls), ("mixed steps", mixedSteps)] {
      let title = "\(bubbles): replay of \(name)"
      guard harness.runs(title) else { continue }
      let scenario = read(file(bubbles: bubbles, steps: makeSteps(steps)))
      harness.measure(title, operations: steps) {
        do {
          withExtendedLifetime(try Replay.run(scenario)) {}
        } catch {
          fatalError("not valid: \(error)")
        }
      }
    }
  }

  /// Steps that scroll up and down at random, up to 400 pt at a time.
  private static func scrolls(_ count: Int) -> [String] {
    var random = SplitMix64(state: 1)
    return (0..<count).map { _ in "scroll: \(Int.random(in: -400...400, using: &random))" }
  }

  /// Mixed steps: of 100, 90 scroll, 3 toggle the rich menu, 2 jump, 1 leaves and enters again, and 4 wait.
  private static func mixedSteps(_ count: Int) -> [String] {
    var random = SplitMix64(state: 2)
    var steps: [String] = []
    while steps.count < count {
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<90: steps.append("scroll: \(Int.random(in: -400...400, using: &random))")
      case 90..<93: steps.append("richMenu: toggle")
      case 93..<95: steps.append("jump: m\(Int.random(in: 0..<50, using: &random))/1")
      case 95: steps += ["leave", "enter: user"]
      default: steps.append("wait: 5s")
      }
    }
    return Array(steps.prefix(count))
  }

  private static func file(bubbles: Int, steps: [String]) -> String {
    var random = SplitMix64(state: 3)
    var text =
      "scenario: long\nclock: 2026-11-01T12:00:00+09:00\naccount: {richMenu: {size: compact}}\nmessages:\n"
    for message in 0..<bubbles / 2 {
      let heights = (0..<2).map { _ in "{text: a, height: \(Int.random(in: 20...400, using: &random))}" }
      text += "  - {id: m\(message), bubbles: [\(heights.joined(separator: ", "))]}\n"
    }
    return text + "steps:\n  - enter: user\n" + steps.map { "  - \($0)\n" }.joined()
  }

  private static func read(_ text: String) -> Scenario {
    let reader = ScenarioReader { (_) throws(UnreadableFile) in throw UnreadableFile(reason: "no files here")
    }
    do {
      return try reader.read(Array(text.utf8), named: "benchmark.yaml")
    } catch {
      fatalError("not valid: \(error.diagnostics.first?.rendered ?? "")")
    }
  }
}

/// The same numbers in every run.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
