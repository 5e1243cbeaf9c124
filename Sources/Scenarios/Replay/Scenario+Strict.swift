extension Scenario {
  /// Refuses what a check in CI should not let pass unseen: a recording that broke off, whose end nobody has seen, and a
  /// scenario without expectations, which checks nothing.
  ///
  /// - Throws: Every such error, located, before the warnings there are.
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
        "nothing is expected here, so nothing is checked", in: source,
        at: steps.last.map { Int($0.place) } ?? 0,
        hint: "add a step such as: expect: {PATH: {impression: 1}}; or leave out --strict")
      errors += findings.diagnostics(main: source)
    }
    if !errors.isEmpty { throw InvalidScenario(diagnostics: errors + others) }
  }

  /// The warning that it breaks off, or may: the last of the file's own.
  private var brokenOffWarning: Int? {
    isBrokenOff ? warnings.lastIndex { $0.file == source.name } : nil
  }
}
