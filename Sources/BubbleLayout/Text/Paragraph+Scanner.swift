import MessagingAPI

extension Paragraph {
  /// Goes through a text character by character: how wide each is and whether a line may begin with it.
  struct Scanner {
    /// The class of a character.
    struct Kind {
      var isSpace = false
      var isNewline = false
      var canBegin = false
      /// Its distance from the previous character beyond that one's advance.
      var kerning: Int16 = 0
      /// Full-width punctuation of which half is blank.
      var blank = Blank.none
      /// Whether the blank half of the character before goes, as this one follows.
      var trimsBefore = false
      /// Whether its own blank half goes unless it begins a line.
      var isTrimmed = false
    }

    /// The blank half of full-width punctuation.
    enum Blank {
      case none, before, after, both
      /// A comma or full stop: the half behind goes before other punctuation, but not at a line's end.
      case afterStop

      /// Whether the half behind is blank.
      var isBehind: Bool { self == .after || self == .afterStop }

      init(_ value: UInt32) {
        switch value {
        case 0x3001, 0x3002, 0xFF0C, 0xFF0E: self = .afterStop
        case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0xFF09, 0xFF3D,
          0xFF5D, 0xFF60:
          self = .after
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0xFF08, 0xFF3B, 0xFF5B,
          0xFF5F:
          self = .before
        case 0x3000, 0x30FB, 0xFF1A, 0xFF1B: self = .both
        default: self = .none
        }
      }
    }

    private static let lineEmoji = MessageObject.emoji.unicodeScalars.first
    private let wraps: Bool
    private let setting: Setting
    private var previous = LineBreakClass.glue
    /// The last two characters, 0 for those that are not ASCII.
    private var lastASCII: UInt8 = 0
    private var isAfterAlphanumeric = false
    private var thai = ThaiBreaks()
    /// The ASCII character before in the same run, 0 for others.
    private var lastOfRun: UInt8 = 0
    private var lastBlank = Blank.none

    init(wraps: Bool, setting: Setting) {
      self.wraps = wraps
      self.setting = setting
    }

    mutating func scan(_ text: String, _ font: FontAdvances, _ emit: (UInt16, Int, Kind) -> Void) {
      let scalars = text.unicodeScalars
      var index = scalars.startIndex
      var offset = 0
      lastOfRun = 0
      while index < scalars.endIndex {
        let start = offset
        let scalar = scalars[index]
        scalars.formIndex(after: &index)
        offset += UTF8.width(scalar)
        let value = scalar.value
        if value == 0x0D {
          if index < scalars.endIndex, scalars[index].value == 0x0A {
            scalars.formIndex(after: &index)
            offset += 1
          }
          newline(start, font, emit)
        } else if value == 0x0A {
          newline(start, font, emit)
        } else if value == 0x20 {
          space(start, font, emit)
        } else if value < 0x80, index == scalars.endIndex || scalars[index].value < 0x80 {
          ascii(UInt8(value), start, font, emit)
        } else {
          let isEmoji = Scanner.scanEmoji(scalar, scalars, &index, &offset)
          if value < 0x80, !isEmoji {
            ascii(UInt8(value), start, font, emit)
          } else {
            other(scalar, isEmoji: isEmoji, scalars[index...], start, font, emit)
          }
        }
      }
    }

    private mutating func newline(_ start: Int, _ font: FontAdvances, _ emit: (UInt16, Int, Kind) -> Void) {
      guard wraps else { return space(start, font, emit) }
      emit(0, start, Kind(isNewline: true))
      previous = .glue
      lastASCII = 0
      lastBlank = .none
      isAfterAlphanumeric = false
    }

    private mutating func space(_ start: Int, _ font: FontAdvances, _ emit: (UInt16, Int, Kind) -> Void) {
      if !wraps, previous == .space { return }
      let kerning = font.kerning(lastOfRun, UInt8(ascii: " "))
      lastOfRun = UInt8(ascii: " ")
      emit(font[" "], start, Kind(isSpace: true, kerning: kerning))
      previous = .space
      lastASCII = 0
      lastBlank = .none
      isAfterAlphanumeric = false
    }

    private mutating func ascii(
      _ byte: UInt8, _ start: Int, _ font: FontAdvances, _ emit: (UInt16, Int, Kind) -> Void
    ) {
      let kind = LineBreakClass(Unicode.Scalar(byte))
      var canBegin = LineBreakClass.breaks(between: previous, and: kind)
      if lastASCII != 0 {
        canBegin = LineBreakClass.breaks(ascii: lastASCII, byte, isAfterAlphanumeric: isAfterAlphanumeric)
      } else if previous == .hyphen, kind == .digit {
        canBegin = false
      }
      let kerning = font.kerning(lastOfRun, byte)
      lastOfRun = byte
      emit(
        font[Unicode.Scalar(byte)], start,
        Kind(isSpace: kind == .space, canBegin: canBegin, kerning: kerning))
      isAfterAlphanumeric = Scanner.isAlphanumeric(lastASCII)
      lastASCII = byte
      lastBlank = .none
      previous = kind
    }

    private mutating func other(
      _ scalar: Unicode.Scalar, isEmoji: Bool, _ rest: Substring.UnicodeScalarView, _ start: Int,
      _ font: FontAdvances,
      _ emit: (UInt16, Int, Kind) -> Void
    ) {
      var kind = isEmoji ? LineBreakClass.ideograph : LineBreakClass(scalar, isStrict: setting.isStrict)
      if isEmoji, scalar.isASCII { kind = .letter }  // a keycap
      var canBegin = LineBreakClass.breaks(between: previous, and: kind)
      let isThai = Scanner.isThai(scalar.value)
      if isThai {
        if previous != .thai { thai.begin(Scanner.thaiRun(scalar, rest)) }
        let beginsWord = thai.next()
        if previous == .thai { canBegin = beginsWord }
      }
      let blank = isEmoji || !setting.closesUp ? .none : Blank(scalar.value)
      emit(
        isEmoji ? setting.emoji : font[scalar], start,
        Kind(
          isSpace: kind == .space, canBegin: canBegin, blank: blank,
          trimsBefore: lastBlank.isBehind && (blank.isBehind || blank == .both),
          isTrimmed: blank == .before && lastBlank != .none))
      if kind != .mark { lastBlank = blank }
      if isThai { previous = .thai } else if kind != .mark { previous = kind }
      isAfterAlphanumeric = false
      lastASCII = 0
      lastOfRun = 0
    }

    private static func isThai(_ value: UInt32) -> Bool {
      (0xE01...0xE3A).contains(value) || (0xE40...0xE4E).contains(value)
    }

    /// The run of Thai that begins with `first`.
    private static func thaiRun(_ first: Unicode.Scalar, _ rest: Substring.UnicodeScalarView) -> [UInt16] {
      var run = [UInt16(truncatingIfNeeded: first.value)]
      for scalar in rest {
        guard isThai(scalar.value) else { break }
        run.append(UInt16(truncatingIfNeeded: scalar.value))
      }
      return run
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// Whether an emoji begins with `scalar`; takes all that belongs to it: sequences with joiners, skin
    /// tones, flags, keycaps, tags.
    private static func scanEmoji(
      _ scalar: Unicode.Scalar, _ scalars: String.UnicodeScalarView,
      _ index: inout String.UnicodeScalarView.Index, _ offset: inout Int
    ) -> Bool {
      func next() -> UInt32 { index < scalars.endIndex ? scalars[index].value : 0 }
      func advance() {
        offset += UTF8.width(scalars[index])
        scalars.formIndex(after: &index)
      }
      let value = scalar.value
      if (0x1F1E6...0x1F1FF).contains(value) {
        if (0x1F1E6...0x1F1FF).contains(next()) { advance() }
        return true
      }
      if scalar == lineEmoji { return true }
      var isEmoji =
        value >= 0x1F000 && value <= 0x1FAFF
        || (0x2300...0x2BFF).contains(value) && scalar.properties.isEmojiPresentation
      if next() == 0xFE0F, isEmoji || scalar.properties.isEmoji {
        isEmoji = true
        advance()
        if next() == 0x20E3 { advance() }
      }
      guard isEmoji else { return false }
      while index < scalars.endIndex {
        switch next() {
        case 0x1F3FB...0x1F3FF, 0xFE0F, 0xE0020...0xE007F: advance()
        case 0x200D:
          advance()
          if scalars[safe: index]?.properties.isEmoji == true { advance() }
        default: return true
        }
      }
      return true
    }
  }
}

extension String.UnicodeScalarView {
  /// The scalar at an index, nil at the end.
  subscript(safe index: Index) -> Unicode.Scalar? { index < endIndex ? self[index] : nil }
}
