/// An error or warning at a place in a source, before its line and column are computed.
struct Finding: Sendable {
  var severity = Diagnostic.Severity.error
  var source: SourceText
  var place: Int
  var message: String
  var hint: String?

  /// The maximum number of findings per scenario. A file with more probably has a single cause.
  static let maximumCount = 10_000
}

extension [Finding] {
  /// Whether further findings will be dropped.
  var isFull: Bool { count >= Finding.maximumCount }

  mutating func report(
    _ message: String, in source: SourceText, at place: Int, hint: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    guard !isFull else { return }
    append(Finding(severity: severity, source: source, place: place, message: message, hint: hint))
  }

  mutating func report(
    _ message: String, at node: Node, hint: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    report(message, in: node.document.source, at: node.place, hint: hint, severity: severity)
  }

  /// Converts the findings to diagnostics: those of `main` first, then the other files in the order they were
  /// encountered, each sorted by place.
  func diagnostics(main: SourceText) -> [Diagnostic] {
    var sources: [(source: SourceText, findings: [Finding])] = [(main, [])]
    for finding in self {
      if let index = sources.firstIndex(where: { $0.source === finding.source }) {
        sources[index].findings.append(finding)
      } else {
        sources.append((finding.source, [finding]))
      }
    }
    return sources.flatMap { source, findings in
      // Sorting by offset as well keeps findings at the same place in order.
      let sorted = findings.enumerated().sorted {
        ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
      }
      .map(\.element)
      return zip(sorted, source.locations(of: sorted.map(\.place))).map { finding, location in
        Diagnostic(
          severity: finding.severity, file: source.name, line: location.line, column: location.column,
          message: finding.message,
          hint: finding.hint,
          sourceLine: location.excerpt.text.isEmpty ? nil : location.excerpt)
      }
    }
  }
}
