/// Decodes one message object and notes everything that is wrong with it.
///
/// The path to the value at hand is one array that grows and shrinks, so that nothing is built for messages
/// without problems.
struct MessageObjectDecoder {
  /// What is wrong, in the order it was met.
  private(set) var problems: [PropertyProblem] = []
  /// What looks wrong but may be right, such as properties that are newer than this decoder.
  private(set) var warnings: [PropertyProblem] = []
  private var path: [PropertyPath.Component] = []

  static let longestURL = 2000
  static let longestActionURI = 1000

  /// Notes a problem of the value at hand.
  mutating func report(_ message: String, hint: String? = nil) {
    problems.append(PropertyProblem(path: PropertyPath(path), message: message, hint: hint))
  }

  /// Does something with the value at hand being one further in.
  mutating func inside<Result>(
    _ component: PropertyPath.Component, _ body: (inout MessageObjectDecoder) -> Result
  ) -> Result {
    path.append(component)
    defer { path.removeLast() }
    return body(&self)
  }

  /// Notes what looks wrong with the value at hand.
  mutating func warn(_ message: String, hint: String? = nil) {
    warnings.append(PropertyProblem(path: PropertyPath(path), message: message, hint: hint))
  }

  /// The members of an object. Unknown ones are noted as warnings.
  mutating func openObject(_ value: JSONValue, known: [String]) -> Members? {
    guard case .object(let members) = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    for member in members where !known.contains(member.name) {
      warnings.append(
        PropertyProblem(
          path: PropertyPath(path).appending(member.name), isAboutName: true,
          message: "unknown property \"\(member.name.cut)\"",
          hint: NearMiss.hint(for: member.name, among: known)))
    }
    return Members(value: value)
  }

  /// The members of an object. Unknown ones are noted.
  mutating func object(_ value: JSONValue, known: [String]) -> Members? {
    guard case .object(let members) = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    for member in members where !known.contains(member.name) {
      problems.append(
        PropertyProblem(
          path: PropertyPath(path).appending(member.name), isAboutName: true,
          message: "unknown property \"\(member.name.cut)\"",
          hint: NearMiss.hint(for: member.name, among: known)))
    }
    return Members(value: value)
  }

  /// The members of the object at hand.
  struct Members {
    let value: JSONValue

    subscript(name: String) -> JSONValue? { value[name] }
  }

  /// Does something with a member, notes its absence where it is required.
  mutating func member<Result>(
    _ name: String, of members: Members, isRequired: Bool,
    _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    inside(.name(name)) { decoder in
      guard let value = members[name] else {
        if isRequired { decoder.report("missing") }
        return nil
      }
      return body(&decoder, value)
    }
  }

  /// A member of any kind.
  @discardableResult
  mutating func required<Result>(
    _ name: String, of members: Members, _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    member(name, of: members, isRequired: true, body)
  }

  /// A member that can be left out.
  @discardableResult
  mutating func optional<Result>(
    _ name: String, of members: Members, _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    member(name, of: members, isRequired: false, body)
  }

  /// A string of 1 to `most` UTF-16 units.
  @discardableResult
  mutating func string(
    _ name: String, of members: Members, isRequired: Bool = true, most: Int = 1000
  ) -> String? {
    member(name, of: members, isRequired: isRequired) { $0.string($1, most: most) }
  }

  mutating func string(_ value: JSONValue, most: Int) -> String? {
    guard case .string(let text) = value else {
      report("expected a string, found \(value.found)")
      return nil
    }
    guard !text.isEmpty else {
      report("empty")
      return nil
    }
    let length = text.utf16.count
    guard length <= most else {
      report("\(length) characters are more than the most, \(most)")
      return nil
    }
    return text
  }

  /// An https URL.
  @discardableResult
  mutating func url(_ name: String, of members: Members, isRequired: Bool = true) -> String? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      guard let url = decoder.string(value, most: Self.longestURL) else { return nil }
      guard url.lowercased().hasPrefix("https://") else {
        decoder.report("has to start with https://, found \"\(url.cut)\"")
        return nil
      }
      return url
    }
  }

  /// A whole number within limits.
  @discardableResult
  mutating func integer(
    _ name: String, of members: Members, isRequired: Bool = true, in range: ClosedRange<Int>
  ) -> Int? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      guard case .number(let number) = value, number.rounded() == number else {
        decoder.report("expected a whole number, found \(value.found)")
        return nil
      }
      guard decoder.isWithin(number, Double(range.lowerBound)...Double(range.upperBound)) else { return nil }
      return Int(exactly: number)
    }
  }

  /// A number within limits.
  @discardableResult
  mutating func number(_ name: String, of members: Members, in range: ClosedRange<Double>) -> Double? {
    member(name, of: members, isRequired: true) { decoder, value in
      guard case .number(let number) = value, !number.isNaN else {
        decoder.report("expected a number, found \(value.found)")
        return nil
      }
      return decoder.isWithin(number, range) ? number : nil
    }
  }

  mutating func isWithin(_ number: Double, _ range: ClosedRange<Double>) -> Bool {
    if range.contains(number) { return true }
    let limit =
      number < range.lowerBound
      ? "less than the least, \(range.lowerBound.written)" : "more than the most, \(range.upperBound.written)"
    report("\(number.written) is \(limit)")
    return false
  }

  /// One of some words.
  @discardableResult
  mutating func choice(
    _ name: String, of members: Members, isRequired: Bool = true, among words: [String]
  ) -> String? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      guard case .string(let word) = value else {
        decoder.report(
          "expected a string, found \(value.found)", hint: "allowed: \(words.joined(separator: ", "))")
        return nil
      }
      if words.contains(word) { return word }
      decoder.report(
        "\"\(word.cut)\" is not one of its values", hint: NearMiss.hint(for: word, among: words))
      return nil
    }
  }

  /// The elements of an array, as far as they are decoded; nil when it has too few or too many.
  @discardableResult
  mutating func array<Element>(
    _ name: String, of members: Members, isRequired: Bool = true, counts: ClosedRange<Int>,
    _ element: (inout MessageObjectDecoder, JSONValue) -> Element?
  ) -> [Element]? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      guard case .array(let elements) = value else {
        decoder.report("expected an array, found \(value.found)")
        return nil
      }
      guard counts.contains(elements.count) else {
        let limit =
          elements.count < counts.lowerBound
          ? "fewer than the least, \(counts.lowerBound)" : "more than the most, \(counts.upperBound)"
        decoder.report(
          elements.count == 1 ? "1 element is \(limit)" : "\(elements.count) elements are \(limit)")
        return nil
      }
      return elements.enumerated().compactMap { index, value in
        decoder.inside(.index(index)) { element(&$0, value) }
      }
    }
  }
}

extension JSONValue {
  /// What was found, in the words of an error message.
  var found: String {
    switch self {
    case .bool(let value): "\(value)"
    case .number(let value): value.written
    case .string(let value): "\"\(value.cut)\""
    default: kindDescription
    }
  }
}

extension String {
  /// The beginning of the string, as much as a message can bear.
  var cut: String {
    unicodeScalars.count <= 60 ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(60))) + "…"
  }
}

extension Double {
  /// The number without a fraction it does not have.
  var written: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
