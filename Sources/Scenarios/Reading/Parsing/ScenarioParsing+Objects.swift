import MessagingAPI
import TerminalText

/// Decoding message objects, and locating their problems in the file.
extension ScenarioParsing {
  /// A message object and the URLs in it.
  struct Written {
    var message: WrittenMessage
    var links: [String]
  }

  /// Decodes a message object. `additions` are the keys allowed in addition to its own.
  mutating func decode(
    _ value: JSONValue, from node: Node, additions: [StaticString] = []
  ) -> Written? {
    do throws(InvalidMessageObject) {
      let (message, warnings) = try MessageObject.decode(value, isLenient: isLenient)
      for warning in warnings { report(warning, in: node, additions: additions, severity: .warning) }
      return Written(message: message, links: message.links)
    } catch {
      for problem in error.problems { report(problem, in: node, additions: additions) }
      for warning in error.warnings { report(warning, in: node, additions: additions, severity: .warning) }
      return nil
    }
  }

  /// Reports a problem of a message object at the node its path leads to from `root`, or at the last existing
  /// node on the way.
  ///
  /// An unknown property that resembles one of `additions` is an error regardless of `severity`. Otherwise,
  /// the intended size of the bubble would be lost.
  mutating func report(
    _ problem: PropertyProblem, in root: Node, additions: [StaticString] = [],
    severity: Diagnostic.Severity = .error
  ) {
    let (node, isWhole) = ScenarioParsing.node(of: problem, in: root)
    let message = problem.message + problem.serviceNote
    guard problem.isAboutName, isWhole else {
      let path = problem.path.description.shortened
      report(path.isEmpty ? message : "\(path): \(message)", at: node, hint: problem.hint, severity)
      return
    }
    var hint = problem.hint
    var severity = severity
    if problem.path.components.count == 1, !additions.isEmpty {
      let words = additions.map { "\($0)" }
      if let near = ScenarioParsing.addition(meantBy: node.string, among: words) {
        hint = "did you mean \"\(near)\"?"
        severity = .error
      } else if let allowed = hint, allowed.hasPrefix("allowed: ") {
        hint = ([allowed] + words).joined(separator: ", ")
      }
    }
    report(message, at: node, hint: hint, severity)
  }

  private mutating func report(
    _ message: String, at node: Node, hint: String?, _ severity: Diagnostic.Severity
  ) {
    switch severity {
    case .error: findings.report(message, at: node, hint: hint)
    case .warning: warnings.report(message, at: node, hint: hint, severity: .warning)
    }
  }

  /// Decodes messages in any supported form.
  mutating func request(
    _ root: Node, altText: String = MessageRequest.standardAltText
  ) -> MessageRequest? {
    do throws(InvalidMessageObject) {
      let request = try MessageRequest.decode(JSONValue(root), altText: altText, isLenient: isLenient)
      for warning in request.warnings { report(warning, in: root, severity: .warning) }
      return request
    } catch {
      for problem in error.problems { report(problem, in: root) }
      for warning in error.warnings { report(warning, in: root, severity: .warning) }
      return nil
    }
  }

  /// Returns the node a problem's path leads to, or the last existing one on the way, and whether the path is
  /// complete.
  private static func node(of problem: PropertyProblem, in root: Node) -> (Node, isWhole: Bool) {
    var node = root
    for (position, component) in problem.path.components.enumerated() {
      let isLast = position == problem.path.components.count - 1
      let next: Node? =
        switch component {
        case .name(let name):
          node.pairs.first { $0.key.kind == .scalar && $0.key.utf8.elementsEqual(name.utf8) }
            .map { isLast && problem.isAboutName ? $0.key : $0.value }
        case .index(let index):
          node.elements.dropFirst(index).first { _ in true }
        }
      guard let next else { return (node, false) }
      node = next
    }
    return (node, true)
  }

  /// Returns whether a property name in a bubble equals or resembles one of the scenario's additional keys.
  static func isNearAddition(_ name: String) -> Bool {
    let words = additions.map { "\($0)" }
    return words.contains(name) || addition(meantBy: name, among: words) != nil
  }

  /// Returns the additional key that a word is probably a misspelling of. Short keys must match more closely:
  /// `title` and `size` are two edits from `file`, but are probably properties of a message object.
  private static func addition(meantBy word: String, among additions: [String]) -> String? {
    guard let near = NearMiss.nearest(to: word, among: additions) else { return nil }
    let isNear = near.utf8.count > 4 || NearMiss.nearest(to: word, among: [near], slips: 1) != nil
    return isNear ? near : nil
  }
}

extension PropertyProblem {
  /// LINE's own error text, so that users can search for it: ` (LINE: /body/contents/0/text must be non-empty
  /// text)`. Empty if unknown.
  fileprivate var serviceNote: String {
    guard let servicePath else { return "" }
    // Kept whole if possible, since users search for it.
    let path = servicePath.utf8.count > 400 ? servicePath.shortened : servicePath.sanitized
    return " (LINE: \(path)\(serviceMessage.map { " " + $0 } ?? ""))"
  }
}
