/// Values of Flex properties.
extension MessageObjectDecoder {
  /// The greatest length in pixels or percent. The API names none; this keeps sums small.
  private static let maximumLength = 100_000.0

  /// The words of a property that is a length.
  enum LengthWords {
    case none, spaces, type, images, borders

    var words: [FlexKeyword] {
      switch self {
      case .none: []
      case .spaces: [.none, .xs, .sm, .md, .lg, .xl, .xxl]
      case .type: [.xxs, .xs, .sm, .md, .lg, .xl, .xxl, .xl3, .xl4, .xl5]
      case .images: [.xxs, .xs, .sm, .md, .lg, .xl, .xxl, .xl3, .xl4, .xl5, .full]
      case .borders: [.none, .light, .normal, .medium, .semiBold, .bold]
      }
    }
  }

  /// A member that is one of the words of an enumeration, nil where there is none.
  mutating func word<Word>(_ name: String, of members: Members) -> Word?
  where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
    guard members[name] != nil else { return nil }
    return choice(name, of: members, among: Word.allCases.map(\.rawValue)).flatMap(Word.init)
  }

  /// A member that is a length: a word, `12px` or, where `percent` is allowed, `50%`.
  mutating func length(
    _ name: String, of members: Members, _ words: LengthWords, percent: Bool = false, negative: Bool = false
  ) -> FlexLength? {
    optional(name, of: members) { decoder, value in
      guard case .string(let text) = value else {
        decoder.report("expected a string, found \(value.found)", hint: "write it like \"12px\"")
        return nil
      }
      if let word = FlexKeyword(rawValue: text), words.words.contains(word) { return .keyword(word) }
      let isPixels = text.hasSuffix("px")
      let number = Self.decimal(text.dropLast(isPixels ? 2 : 1))
      guard isPixels || (percent && text.hasSuffix("%")), let number else {
        let units = percent ? "pixels like 12px, percent like 50%" : "pixels like 12px"
        let allowed = words.words.map(\.rawValue) + [units]
        decoder.report(
          "\"\(text.cut)\" is not a length", hint: "allowed: \(allowed.joined(separator: ", "))")
        return nil
      }
      let least = negative ? -Self.maximumLength : 0
      guard decoder.isWithin(number, least...Self.maximumLength) else { return nil }
      return isPixels ? .pixels(number) : .percent(number)
    }
  }

  /// The value of decimal digits with a sign and a point.
  private static func decimal(_ text: Substring) -> Double? {
    let digits = text.first == "-" ? text.dropFirst() : text
    let isDecimal = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard isDecimal, digits.utf8.first != 0x2E, digits.utf8.last != 0x2E else { return nil }
    return Double(text)
  }

  /// The four sides of something: `offsetTop`, `paddingStart` and so on.
  mutating func sides(_ prefix: String, of members: Members, negative: Bool) -> FlexSides {
    var sides = FlexSides()
    sides.top = length(prefix + "Top", of: members, .spaces, percent: true, negative: negative)
    sides.bottom = length(prefix + "Bottom", of: members, .spaces, percent: true, negative: negative)
    sides.start = length(prefix + "Start", of: members, .spaces, percent: true, negative: negative)
    sides.end = length(prefix + "End", of: members, .spaces, percent: true, negative: negative)
    return sides
  }

  /// A color: `#RRGGBB` or `#RRGGBBAA`.
  mutating func color(_ name: String, of members: Members, isRequired: Bool = false) -> String? {
    member(name, of: members, isRequired: isRequired) { decoder, value in
      guard case .string(let color) = value else {
        decoder.report("expected a string, found \(value.found)", hint: "write it like \"#RRGGBB\"")
        return nil
      }
      let isColor = color.utf8.first == 0x23 && color.utf8.dropFirst().allSatisfy(Self.isHexDigit)
      guard isColor, color.utf8.count == 7 || color.utf8.count == 9 else {
        decoder.report("\"\(color.cut)\" is not a color", hint: "write it like #RRGGBB or #RRGGBBAA")
        return nil
      }
      return color
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte | 0x20 &- 0x20)
      || (0x61...0x66).contains(byte)
  }

  /// `true` or `false`, as a string too.
  @discardableResult
  mutating func flexBool(_ name: String, of members: Members) -> Bool? {
    optional(name, of: members) { decoder, value in
      switch value {
      case .bool(let flag): return flag
      case .string("true"): return true
      case .string("false"): return false
      default:
        decoder.report("expected true or false, found \(value.found)")
        return nil
      }
    }
  }

  /// A number that can be written as a string too, as the service reads it.
  mutating func flexNumber(_ name: String, of members: Members, in range: ClosedRange<Double>) -> Double? {
    optional(name, of: members) { decoder, value in
      let number: Double? =
        switch value {
        case .number(let number): number
        case .string(let text): Self.decimal(text[...])
        default: nil
        }
      guard let number, number.rounded() == number else {
        decoder.report("expected a whole number, found \(value.found)")
        return nil
      }
      return decoder.isWithin(number, range) ? number : nil
    }
  }

  /// Width over height of an `aspectRatio`, 1 where there is none.
  mutating func aspectRatio(of members: Members, tallest: Double = .infinity) -> Double {
    optional("aspectRatio", of: members) { decoder, value -> Double? in
      guard case .string(let text) = value else {
        decoder.report("expected a string, found \(value.found)", hint: "write it like \"20:13\"")
        return nil
      }
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let width = Self.decimal(parts[0]), let height = Self.decimal(parts[1]) else {
        decoder.report("\"\(text.cut)\" is not a ratio", hint: "write width and height like 20:13")
        return nil
      }
      guard decoder.isWithin(width, 1...100_000), decoder.isWithin(height, 1...100_000) else { return nil }
      if height > tallest * width {
        decoder.warn("\"\(text)\" exceeds the maximum of \(tallest.written) × the width")
      }
      return width / height
    } ?? 1
  }
}
