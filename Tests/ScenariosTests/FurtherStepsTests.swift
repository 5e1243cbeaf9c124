import ChatRoom
import Foundation
import Scenarios
import Testing

/// Steps that go on where a simulation stands.
@Suite("Further steps")
struct FurtherStepsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Scenarios")

  private static let files =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.filter { $0.hasSuffix(".yaml") }
    .sorted() ?? []

  private let reader = ScenarioReader { (name) throws(UnreadableFile) in
    guard let data = try? Data(contentsOf: FurtherStepsTests.folder.appendingPathComponent(name)) else {
      throw UnreadableFile(reason: "no such file")
    }
    return Array(data)
  }

  /// Performs the steps of a file, some at a time, and returns the simulation, the failures, and the session's file.
  private func performed(
    _ text: String, _ scenario: Scenario, atATime count: Int
  ) throws -> (simulation: Simulation, failures: [String], text: String) {
    var simulation = Simulation(of: try World(scenario.setup), observing: [.actions, .impressions, .events])
    var transcript = SessionTranscript(title: scenario.title)
    var failures: [String] = []
    let start = try #require(text.range(of: "\nsteps:\n"))
    // The lines of each step.
    var steps: [String] = []
    for line in text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  - ") { steps.append("") }
      if !steps.isEmpty { steps[steps.count - 1] += line + "\n" }
    }
    while !steps.isEmpty {
      let next = steps.prefix(count).joined()
      steps.removeFirst(min(count, steps.count))
      let read = try reader.steps(Array(next.utf8), named: "steps", in: simulation.world)
      let before = simulation.actionLog.actions.count
      let continuation = Replay.perform(read, in: &simulation)
      #expect(continuation.refusal == nil)
      failures += continuation.outcome.failures.map(\.message)
      transcript.add(read, done: continuation.done, afterActions: before)
    }
    return (simulation, failures, try transcript.text(of: simulation))
  }

  @Test("Posted one by one or all at once, a scenario's steps do what its file does", arguments: files)
  func areTheSame(file: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    let scenario = try reader.read(Array(text.utf8), named: file)
    let outcome = try Replay.run(scenario, .trace)
    for count in [1, 1000] {
      let run = try performed(text, scenario, atATime: count)
      #expect(run.failures == outcome.failures.map(\.message))
      #expect(Array(run.simulation.eventLog.entries(after: 0)) == outcome.trace.map(\.happening))
      #expect(report(of: run.simulation.world) == report(of: outcome.world))
      let again = try Replay.run(try reader.read(Array(run.text.utf8), named: "session.yaml"), .trace)
      #expect(again.failures.map(\.message) == outcome.failures.map(\.message))
      #expect(again.trace.map(\.happening) == outcome.trace.map(\.happening))
      #expect(again.scenario.expectations.count >= scenario.expectations.count)
    }
  }
}
