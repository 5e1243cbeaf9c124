import ChatRoom
import MessagingAPI

/// Steps that have been read and checked, to be performed in a simulation that has gone on for a while.
///
/// Read them with ``ScenarioReader/steps(_:named:in:)``, perform them with ``Replay/perform(_:in:)``.
public struct FurtherSteps: Sendable {
  /// A scenario with nothing but these steps. Their indices are those of the simulation's world.
  let scenario: Scenario
  /// The value of each `expect` step, on one line as in a scenario file, by its index among the steps.
  let expectations: [Int: String]

  /// The number of steps.
  public var count: Int { scenario.steps.count }
  /// The number of expectations in all steps.
  public var expectationCount: Int { scenario.expectations.count }
  /// The warnings about the steps and the files they refer to.
  public var warnings: [Diagnostic] { scenario.warnings }
}

extension ScenarioReader {
  /// Reads a list of steps in YAML or JSON, as they are below `steps` in a scenario file, for a simulation as it is now:
  /// its users, messages, bubbles, and clock. `name` is shown in diagnostics. O(bytes + bubbles).
  ///
  /// - Throws: All errors and warnings of the steps, as for a file.
  public func steps(
    _ bytes: [UInt8], named name: String, in world: World
  ) throws(InvalidScenario) -> FurtherSteps {
    let source = SourceText(name: name, bytes: bytes.count > ScenarioReader.maximumBytes ? [] : bytes)
    var findings: [Finding] = []
    guard bytes.count <= ScenarioReader.maximumBytes else {
      findings.report(ScenarioReader.tooLarge(bytes.count), in: source, at: 0)
      throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
    }
    do throws(YAMLComposer.Failure) {
      let document = try YAMLComposer.compose(source, findings: &findings)
      var parsing = parsing(findings)
      let steps = parsing.furtherSteps(document.root, in: world)
      if parsing.findings.isEmpty { return steps }
      findings = parsing.findings + parsing.warnings
    } catch {
      findings = error.findings
    }
    throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }
}

extension ScenarioParsing {
  fileprivate mutating func furtherSteps(_ root: Node, in world: World) -> FurtherSteps {
    areUsersKnown = true
    state = StepState(of: world)
    stepsNode = root
    let steps = steps(root)
    let source = root.document.source
    let scenario = Scenario(
      title: "", description: nil,
      setup: Setup(account: world.account, users: state.users, messages: [], clock: world.clock),
      files: [:], fileNames: fileNames, steps: steps, expectations: expectations,
      warnings: warnings.diagnostics(main: source), source: source)
    var texts: [Int: String] = [:]
    // Where there are errors, steps and nodes do not correspond, and the texts are not used.
    for (index, (node, step)) in zip(root.elements, steps).enumerated() {
      guard case .expect = step.kind, let value = node[StepDefinition.expect.key] else { continue }
      texts[index] = YAMLText.line(YAMLValue(JSONValue(value)))
    }
    return FurtherSteps(scenario: scenario, expectations: texts)
  }
}
