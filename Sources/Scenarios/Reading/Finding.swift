/// An error or a warning at a place of a source, before lines and columns are worked out.
struct Finding: Sendable {
  var severity = Diagnostic.Severity.error
  var source: SourceText
  var place: Int
  var message: String
  var hint: String?

  /// How many findings of one scenario are kept; a file with more of them has one cause, not so many.
  static let most = 10_000
}

extension [Finding] {
  /// Whether nothing that is reported from here on is kept.
  var isFull: Bool { count >= Finding.most }

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

  /// The findings as diagnostics: those of `main` first, then file by file as they were met, each file's by
  /// place.
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
      // Sorting by offset too keeps findings at one place in the order they were made.
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
