import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios

extension Control {
  /// The name of the body in diagnostics.
  private static let body = "steps"

  /// `POST /_bubblescope/steps`.
  mutating func performSteps(
    _ request: HTTPRequest, in simulation: inout Simulation
  ) throws(ControlError) -> HTTPResponse {
    let steps: FurtherSteps
    do throws(InvalidScenario) {
      steps = try stepReader.steps(request.body, named: Control.body, in: simulation.world)
    } catch {
      note(error.errors)
      throw ControlError(
        400, "\(counted(error.errors.count, "error")); no step was done",
        [
          .init("errors", error.json(of: .error, in: Control.body)),
          .init("warnings", error.json(of: .warning, in: Control.body)),
        ])
    }
    note(steps.warnings)
    let actions = simulation.actionLog.actions.count
    let continuation = Replay.perform(steps, in: &simulation)
    transcript.add(steps, done: continuation.done, afterActions: actions)
    let outcome = continuation.outcome
    expectations.checked += steps.expectationCount
    expectations.failed += outcome.failures.count
    notes += outcome.failures.map(\.message)
    feed.note(outcome.failures)
    let members: [JSONValue.Member] = [
      .init("events", outcome.traceJSON), .init("failures", outcome.failuresJSON),
      .init("warnings", .array(steps.warnings.map { $0.json(in: Control.body) })),
    ]
    guard let refusal = continuation.refusal else { return HTTPResponse(control: .object(members)) }
    note(refusal.errors)
    throw ControlError(
      409,
      continuation.done == 0
        ? "the first step was refused; no step was done"
        : "step \(continuation.done + 1) was refused; those before it are done",
      [.init("errors", refusal.json(of: .error, in: Control.body))] + members)
  }

  private mutating func note(_ diagnostics: [Diagnostic]) {
    notes += diagnostics.map { "\($0.file):\($0.line):\($0.column): \($0.severity.rawValue): \($0.message)" }
  }
}
