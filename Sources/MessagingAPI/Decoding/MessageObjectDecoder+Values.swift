/// Values of any property: each of these records what was expected and what was found.
extension MessageObjectDecoder {
  /// The unit in which the API counts the length of a text.
  enum CountingUnit {
    /// UTF-16 code units: most properties.
    case codeUnits
    /// Grapheme clusters: what people call characters.
    case graphemes
  }

  /// A string of 1 to `maximum` units.
  @discardableResult
  mutating func string(
    _ name: String, of members: Members, isRequired: Bool = true, maximum: Int = 1000,
    in unit: CountingUnit = .codeUnits
  ) -> String? {
    member(name, of: members, isRequired: isRequired) { $0.string($1, maximum: maximum, in: unit) }
  }

  mutating func string(_ value: JSONValue, maximum: Int, in unit: CountingUnit = .codeUnits) -> String? {
    let text: String
    switch value {
    case .string(let string): text = string
    case .number(let number):
      text = number.written
      warn(
        "\(text) is a number; the API reads it as the text \"\(text)\"", hint: "write it in quotation marks")
    default:
      report("expected a string, found \(value.found)")
      return nil
    }
    guard !text.isEmpty else {
      report("empty", plainMessage: "May not be empty")
      return isLenient ? text : nil
    }
    let length = unit == .codeUnits ? text.utf16.count : text.count
    guard length <= maximum else {
      report(
        "\(length) characters exceed the maximum of \(maximum)",
        plainMessage: "Length must be between 0 and \(maximum)")
      return isLenient ? text : nil
    }
    return text
  }

  /// An https URL.
  @discardableResult
  mutating func url(_ name: String, of members: Members, isRequired: Bool = true) -> String? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      guard let url = decoder.link(value, maximum: Self.maximumURLLength) else { return nil }
      guard url.lowercased().hasPrefix("https://") else {
        decoder.report("must start with https://, found \"\(url.cut)\"", plainMessage: "invalid uri")
        return decoder.isLenient ? url : nil
      }
      decoder.warnUnlessEncoded(url)
      return url
    }
  }

  /// A string that can't be a number.
  mutating func link(_ value: JSONValue, maximum: Int) -> String? {
    if case .number = value {
      report("expected a string, found \(value.found)")
      return nil
    }
    return string(value, maximum: maximum)
  }

  /// A URL has ASCII letters, digits and a few signs; anything else must be percent-encoded.
  mutating func warnUnlessEncoded(_ url: String) {
    if let variable = url.templateVariable {
      warn("\(variable.cut) looks like a variable of a template that was not replaced")
    } else if let (character, encoded) = url.firstUnencoded {
      warn("\"\(character)\" is not percent-encoded", hint: "write it as \(encoded)")
    }
  }

  /// `true` or `false`.
  @discardableResult
  mutating func bool(_ name: String, of members: Members, isRequired: Bool = true) -> Bool? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      if case .bool(let value) = value { return value }
      decoder.report("expected true or false, found \(value.found)")
      return nil
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
        if decoder.isLenient, case .string(let text) = value, let number = Int(text) {
          return Self.measurable(Double(number))
        }
        return nil
      }
      guard decoder.isWithin(number, Double(range.lowerBound)...Double(range.upperBound)) else {
        return decoder.isLenient ? Self.measurable(number) : nil
      }
      return Int(exactly: number)
    }
  }

  /// A number outside its limits, if something can be measured with it.
  private static func measurable(_ number: Double) -> Int? {
    (1...100_000).contains(number) ? Int(exactly: number) : nil
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
      ? "is below the minimum of \(range.lowerBound.written)"
      : "exceeds the maximum of \(range.upperBound.written)"
    report(
      "\(number.written) \(limit)",
      plainMessage: "Must be between \(range.lowerBound.written) and \(range.upperBound.written)")
    return false
  }

  /// One of some words.
  @discardableResult
  mutating func choice(
    _ name: String, of members: Members, isRequired: Bool = true, among words: [String]
  ) -> String? {
    member(name, of: members, isRequired: isRequired) { $0.choice($1, among: words) }
  }

  mutating func choice(_ value: JSONValue, among words: [String]) -> String? {
    guard case .string(let word) = value else {
      report("expected a string, found \(value.found)", hint: "allowed: \(words.joined(separator: ", "))")
      return nil
    }
    if words.contains(word) { return word }
    report(
      "\"\(word.cut)\" is not an allowed value", hint: NearMiss.hint(for: word, among: words),
      plainMessage: "Must be one of the following values: [\(words.joined(separator: ", "))]")
    return nil
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
          ? "fewer than the minimum of \(counts.lowerBound)" : "more than the maximum of \(counts.upperBound)"
        decoder.report(
          elements.count == 1 ? "1 element is \(limit)" : "\(elements.count) elements are \(limit)",
          plainMessage: "Size must be between \(counts.lowerBound) and \(counts.upperBound)")
        // What is wrong in them is reported all the same.
        let examined = decoder.isLenient ? elements.count : counts.upperBound * 4
        let decoded = elements.prefix(examined).enumerated().compactMap { index, value in
          decoder.inside(.index(index)) { element(&$0, value) }
        }
        return decoder.isLenient ? decoded : nil
      }
      return elements.enumerated().compactMap { index, value in
        decoder.inside(.index(index)) { element(&$0, value) }
      }
    }
  }
}
