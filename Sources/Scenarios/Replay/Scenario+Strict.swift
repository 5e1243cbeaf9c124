extension Scenario {
  /// Rejects scenarios that CI should not accept: recordings that are cut off, whose end is unknown, and
  /// scenarios without expectations, which check nothing.
  ///
  /// - Throws: All such errors, followed by the scenario's other warnings.
  public func checkStrictly() throws(InvalidScenario) {
    var errors: [Diagnostic] = []
    var others = warnings
    if let index = brokenOffWarning {
      var error = others.remove(at: index)
      error.severity = .error
      errors.append(error)
    }
    if expectations.isEmpty {
      var findings: [Finding] = []
      findings.report(
        "the scenario has no expectations, so it checks nothing", in: source,
        at: steps.last.map { Int($0.place) } ?? 0,
        hint: "add a step such as expect: {promo/1: {impression: 1}}, or omit --strict")
      errors += findings.diagnostics(main: source)
    }
    if !errors.isEmpty { throw InvalidScenario(diagnostics: errors + others) }
  }

  /// The index of the warning that the recording is cut off, the last one of the file itself.
  private var brokenOffWarning: Int? {
    isBrokenOff ? warnings.lastIndex { $0.file == source.name } : nil
  }
}
