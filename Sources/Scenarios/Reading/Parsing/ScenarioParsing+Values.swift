import ChatRoom
import MessagingAPI
import TerminalText

/// Parsing of values. Each method reports the expected and the found value on failure.
extension ScenarioParsing {
  mutating func report(_ message: String, at node: Node, hint: String? = nil) {
    findings.report(message, at: node, hint: hint)
  }

  /// Reports a violation of the Messaging API's rules: a warning if parsing is lenient.
  mutating func refuse(_ message: String, at node: Node, hint: String? = nil) {
    if isLenient { warn(message, at: node, hint: hint) } else { report(message, at: node, hint: hint) }
  }

  /// Reports a warning.
  mutating func warn(_ message: String, at node: Node, hint: String? = nil) {
    warnings.report(message, at: node, hint: hint, severity: .warning)
  }

  /// Returns whether the node is a mapping, and reports unknown keys. `name` is a key, or a noun with its
  /// article.
  mutating func isMapping(_ node: Node, _ name: String, keys: [StaticString]) -> Bool {
    guard node.kind == .mapping else {
      let subject = name.contains(" ") ? "\(name) must be a mapping" : "\(name): expected a mapping"
      report(
        "\(subject), found \(node.kindFound)", at: node, hint: "allowed keys: \(ScenarioParsing.list(keys))")
      return false
    }
    for (key, _) in node.pairs where key.kind == .scalar && !keys.contains(where: key.isScalar) {
      reportUnknownKey(key, allowed: keys)
    }
    return true
  }

  mutating func reportUnknownKey(_ key: Node, allowed: [StaticString]) {
    guard !findings.isFull else { return }
    let word = key.string
    if word.isEmpty { return reportEmptyKey(key) }
    report(
      "unknown key \(word.quoted)", at: key, hint: NearMiss.hint(for: word, among: allowed.map { "\($0)" }))
  }

  mutating func reportEmptyKey(_ key: Node) {
    report("missing key before \":\"", at: key)
  }

  private static func list(_ words: [StaticString]) -> String {
    words.map { "\($0)" }.joined(separator: ", ")
  }

  /// Returns whether the node is a list, and reports an error otherwise.
  mutating func isSequence(_ node: Node, _ name: String) -> Bool {
    guard node.kind == .sequence else {
      report("\(name): expected a list, found \(node.kindFound)", at: node)
      return false
    }
    return true
  }

  /// Returns the value of a required key, and reports an error if it is missing.
  mutating func required(_ key: StaticString, of mapping: Node, _ owner: String) -> Node? {
    let name = "\(key)"
    if let value = mapping[key] { return value }
    // A misspelled key has already been reported.
    let isMisspelt = mapping.pairs.prefix(20).contains { key, _ in
      NearMiss.nearest(to: key.string, among: CollectionOfOne(name)) != nil
    }
    if !isMisspelt { report("\(name): missing; required for \(owner)", at: mapping) }
    return nil
  }

  /// Parses text. An unquoted number is kept as written.
  mutating func string(_ node: Node?, _ name: String) -> String? {
    guard let node else { return nil }
    if node.kind == .scalar {
      switch Scalar(node) {
      case .string, .integer, .float: return node.string
      case .null, .bool: break
      }
    }
    let isWord = node.kind == .scalar && !node.string.isEmpty
    report(
      "\(name): expected text, found \(node.kindFound)", at: node,
      hint: isWord ? "put it in quotes: \"\(node.string)\"" : nil)
    return nil
  }

  /// Parses text that must not be empty.
  mutating func nonEmptyString(_ node: Node?, _ name: String) -> String? {
    guard let node, let text = string(node, name) else { return nil }
    guard !text.isEmpty else {
      report("\(name): empty", at: node)
      return nil
    }
    return text
  }

  /// Parses an identifier: not empty, without `/` and whitespace.
  mutating func identifier(_ node: Node?, _ name: String) -> String? {
    guard let node, let text = nonEmptyString(node, name) else { return nil }
    // A fast path: nearly all identifiers are ASCII, and there can be many.
    if text.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "/") }) { return text }
    for scalar in text.unicodeScalars
    where scalar == "/" || scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
      let isSpace = scalar.properties.isWhitespace
      let sign = scalar == "/" ? "\"/\"" : isSpace ? "whitespace" : "a control character"
      report("\(name): \(text.quoted) contains \(sign), which is not allowed", at: node)
      return nil
    }
    return text
  }

  mutating func bool(_ node: Node?, _ name: String) -> Bool? {
    guard let node else { return nil }
    if node.kind == .scalar, case .bool(let value) = Scalar(node) { return value }
    report("\(name): expected true or false, found \(node.kindFound)", at: node)
    return nil
  }

  /// Parses an integer within limits. `unit` is the abbreviation shown in error messages, empty for none.
  mutating func integer(
    _ node: Node?, _ name: String, in range: ClosedRange<Int>, _ unit: String
  ) -> Int? {
    guard let node else { return nil }
    guard node.kind == .scalar else {
      report("\(name): expected a whole number, found \(node.kindFound)", at: node)
      return nil
    }
    let number: Int?
    switch Scalar(node) {
    case .integer(let value): number = value
    case .float(let value) where value.rounded() == value && value.isFinite: number = Int(exactly: value)
    default:
      var hint: String?
      if !node.isPlain, case .integer = Scalar(plain: node.utf8) { hint = "remove the quotation marks" }
      report("\(name): expected a whole number, found \(node.kindFound)", at: node, hint: hint)
      return nil
    }
    let written = node.string.shortened
    if let number, range.contains(number) { return number }
    let isLess = number.map { $0 < range.lowerBound } ?? written.hasPrefix("-")
    let bound = isLess ? range.lowerBound : range.upperBound
    let limit = isLess ? "is below the minimum of" : "exceeds the maximum of"
    let suffix = unit.isEmpty ? "" : " " + unit
    report("\(name): \(written) \(limit) \(bound)\(suffix)", at: node)
    return nil
  }

  /// Parses a number of at least 0.
  mutating func number(_ node: Node, _ name: String, atMost maximum: Int?) -> Double? {
    var number: Double?
    if node.kind == .scalar {
      switch Scalar(node) {
      case .integer(let value): number = value.map(Double.init) ?? Double(node.string)
      case .float(let value): number = value
      default: break
      }
    }
    guard let number, !number.isNaN else {
      let isQuantity = node.utf8.first.map(\.isDigit) == true
      report(
        "\(name): expected a number, found \(node.kindFound)", at: node,
        hint: isQuantity ? "write only the number, without quotation marks or a unit" : nil)
      return nil
    }
    guard number >= 0, number <= maximum.map(Double.init) ?? .infinity else {
      let limit = number < 0 ? "is below the minimum of 0" : "exceeds the maximum of \(maximum ?? 0)"
      report("\(name): \(node.string.shortened) \(limit)", at: node)
      return nil
    }
    return number
  }

  /// Parses a value of an enumeration.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, _ name: String
  ) -> Choice? {
    guard let node else { return nil }
    let allowed = Choice.allCases.map(\.rawValue)
    guard node.kind == .scalar, !node.isPlain || !node.utf8.isEmpty else {
      report(
        "\(name): expected a word, found \(node.kindFound)", at: node,
        hint: "allowed: \(allowed.joined(separator: ", "))")
      return nil
    }
    if let value = Choice(rawValue: node.string) { return value }
    report(
      "\(name): invalid value \(node.kindFound)", at: node,
      hint: NearMiss.hint(for: node.string, among: allowed))
    return nil
  }

  mutating func timestamp(_ node: Node?, _ name: String) -> Timestamp? {
    guard let node else { return nil }
    guard node.kind == .scalar, !node.utf8.isEmpty else {
      report(
        "\(name): expected a time, found \(node.kindFound)", at: node,
        hint: "write it like 2026-11-01T12:00:00+09:00")
      return nil
    }
    do throws(InvalidTime) {
      return try Timestamp(iso8601: node.string)
    } catch {
      report("\(name): \(error.message)", at: node, hint: "write it like 2026-11-01T12:00:00+09:00")
      return nil
    }
  }
}

extension Node {
  /// A description of the node for error messages.
  var kindFound: String {
    switch kind {
    case .mapping, .alias: return "a mapping"
    case .sequence: return "a list"
    case .scalar:
      switch Scalar(self) {
      case .null: return string.isEmpty ? "nothing" : string
      case .string: return string.quoted
      case .bool, .integer, .float: return string.shortened
      }
    }
  }
}
