/// Values of any property: each of these notes what was expected and what was found.
extension MessageObjectDecoder {
  /// What the API counts the length of a text in.
  enum CountingUnit {
    /// UTF-16 code units: most properties.
    case codeUnits
    /// Grapheme clusters: what people call characters.
    case graphemes
  }

  /// A string of 1 to `most` units.
  @discardableResult
  mutating func string(
    _ name: String, of members: Members, isRequired: Bool = true, most: Int = 1000,
    in unit: CountingUnit = .codeUnits
  ) -> String? {
    member(name, of: members, isRequired: isRequired) { $0.string($1, most: most, in: unit) }
  }

  mutating func string(_ value: JSONValue, most: Int, in unit: CountingUnit = .codeUnits) -> String? {
    guard case .string(let text) = value else {
      report("expected a string, found \(value.found)")
      return nil
    }
    guard !text.isEmpty else {
      report("empty")
      return nil
    }
    let length = unit == .codeUnits ? text.utf16.count : text.count
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
        // What is wrong in them is told all the same.
        for (index, value) in elements.prefix(counts.upperBound * 4).enumerated() {
          _ = decoder.inside(.index(index)) { element(&$0, value) }
        }
        return nil
      }
      return elements.enumerated().compactMap { index, value in
        decoder.inside(.index(index)) { element(&$0, value) }
      }
    }
  }
}
