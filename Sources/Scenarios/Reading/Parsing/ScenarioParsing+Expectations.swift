import ChatRoom
import MessagingAPI
import TerminalText

/// Parsing of `expect`. ``ExpectationDefinition`` defines what can be expected.
extension ScenarioParsing {
  mutating func expect(_ node: Node) -> Step.Kind? {
    guard node.kind == .mapping else {
      report(
        "expect: expected a mapping, found \(node.kindFound)", at: node, hint: StepDefinition.expect.hint())
      return nil
    }
    let first = expectations.count
    guard node.count > 0 else {
      report("expect: no expectations", at: node, hint: StepDefinition.expect.hint())
      return nil
    }
    for (key, value) in node.pairs where key.kind == .scalar && !findings.isFull {
      let subject = key.string
      guard !subject.isEmpty else {
        reportEmptyKey(key)
        continue
      }
      let isMessage = (try? state.names.message(subject)) != nil
      let definition = ExpectationDefinition.all.first {
        $0.matches(subject) && !($0.yieldsToMessages && isMessage)
      }
      definition?.parse(&self, key, value)
    }
    return .expect(first..<expectations.count)
  }

  /// Adds an expectation.
  mutating func expect(_ check: Expectation.Check, at node: Node) {
    expectations.append(Expectation(check: check, place: UInt32(node.place)))
  }

  /// Parses an expected counter.
  mutating func expectedCount(_ node: Node, _ name: String) -> Int? {
    integer(node, name, in: 0...ExpectationDefinition.maximumCount, "")
  }

  /// Returns whether a subject's expectations are a non-empty mapping. Reports an error otherwise.
  mutating func isNonEmptyMapping(_ node: Node, _ subject: String) -> Bool {
    let subject = subject.shortened
    guard node.kind == .mapping else {
      report("\(subject): expected a mapping, found \(node.kindFound)", at: node)
      return false
    }
    if node.count == 0 { report("\(subject): no expectations", at: node) }
    return node.count > 0
  }

  /// Reports a key that is not one of `words`.
  mutating func reportUnknownValue(_ key: Node, among words: [String], hint: String? = nil) {
    guard !findings.isFull else { return }
    if key.utf8.isEmpty { return reportEmptyKey(key) }
    report(
      "unknown key \(key.string.quoted)", at: key, hint: hint ?? NearMiss.hint(for: key.string, among: words))
  }
}
