import TerminalUI

extension InputDecoder {
  /// One unit of input.
  struct Token {
    /// The meaning of a unit of input.
    enum Meaning {
      case event(InputEvent)
      case pasteBegins
      /// The terminal said how many colours it has.
      case colors(Int)
      /// The terminal said how it draws emoji of several code points.
      case sequences(SequenceSupport)
      /// The terminal said what it is: all questions before that have been answered.
      case identity
      case nothing
    }

    var meaning: Meaning
    /// The length in bytes.
    var length: Int

    /// A key.
    static func key(_ code: Key.Code, _ modifiers: Key.Modifiers = [], length: Int) -> Token {
      Token(meaning: .event(.key(Key(code, modifiers))), length: length)
    }

    /// Something that is swallowed.
    static func nothing(length: Int) -> Token {
      Token(meaning: .nothing, length: length)
    }

    /// The same with the Alt key, when it is a key, and one escape in front of it.
    func afterEscape() -> Token {
      var result = self
      result.length += 1
      if case .event(.key(var key)) = meaning {
        key.modifiers.insert(.alt)
        result.meaning = .event(.key(key))
      }
      return result
    }
  }

  /// The unit that begins at a position inside the buffer; nil when it may go on beyond the buffer.
  /// With `isComplete` there is always one.
  func token(at position: Int, isComplete: Bool) -> Token? {
    switch buffer[position] {
    case 0x1B: escape(at: position, isComplete: isComplete)
    case 0..<0x20, 0x7F: Self.control(buffer[position])
    case ..<0x80: .key(.character(Unicode.Scalar(buffer[position])), length: 1)
    default: scalar(at: position, isComplete: isComplete)
    }
  }

  private static func control(_ byte: UInt8) -> Token {
    switch byte {
    case 0x0D, 0x0A: .key(.enter, length: 1)
    case 0x09: .key(.tab, length: 1)
    case 0x08, 0x7F: .key(.backspace, length: 1)
    case 0: .key(.character(" "), .control, length: 1)
    case 1...26: .key(.character(Unicode.Scalar(byte + 0x60)), .control, length: 1)
    default: .key(.character(Unicode.Scalar(byte + 0x40)), .control, length: 1)
    }
  }

  /// A character beyond ASCII; bytes that are none are swallowed.
  private func scalar(at position: Int, isComplete: Bool) -> Token? {
    let length =
      switch buffer[position] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let bytes = buffer[position...].prefix(length)
    let valid = 1 + bytes.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    if valid < length {
      return bytes.count < length && valid == bytes.count && !isComplete ? nil : .nothing(length: valid)
    }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.value >= 0xA0 else {
      return .nothing(length: length)
    }
    return .key(.character(scalar), length: length)
  }

  /// The token an escape begins: a key of this terminal, a control sequence, Alt with a key, or Escape.
  private func escape(at position: Int, isComplete: Bool) -> Token? {
    let next = position + 1
    guard next < buffer.count else { return isComplete ? .key(.escape, length: 1) : nil }
    if let (key, length) = keys.key(at: buffer[position...]) {
      return .key(key.code, key.modifiers, length: length)
    }
    switch buffer[next] {
    case UInt8(ascii: "["):
      return controlSequence(at: position, isComplete: isComplete)
    case UInt8(ascii: "O"):
      return singleShift(at: position, isComplete: isComplete)
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "X"):
      return controlString(at: position, isComplete: isComplete)
    case 0x1B:
      guard next + 1 < buffer.count else { return isComplete ? .key(.escape, length: 1) : nil }
      // Some terminals put an escape in front of a key's sequence for Alt; otherwise these are two keys.
      let isSequence = buffer[next + 1] == UInt8(ascii: "[") || buffer[next + 1] == UInt8(ascii: "O")
      return isSequence
        ? escape(at: next, isComplete: isComplete)?.afterEscape() : .key(.escape, length: 1)
    default:
      return token(at: next, isComplete: isComplete)?.afterEscape()
    }
  }

  /// A terminal's answer or title, up to its terminator. Without one it was Alt with a letter, unless what
  /// follows is what such strings begin with: then it is swallowed as far as it came.
  private func controlString(at position: Int, isComplete: Bool) -> Token? {
    var end = position + 2
    while end < buffer.count, buffer[end] != 0x07, buffer[end] != 0x1B { end += 1 }
    if end < buffer.count, buffer[end] == 0x07 { return string(at: position, to: end, terminator: 1) }
    if end + 1 < buffer.count, buffer[end + 1] == UInt8(ascii: "\\") {
      return string(at: position, to: end, terminator: 2)
    }
    let isString = isControlString(at: position)
    let limit = isString ? Self.maximumStringLength : 4096
    guard isComplete || end + 1 < buffer.count || end - position > limit else { return nil }
    return isString
      ? .nothing(length: end - position)
      : .key(.character(Unicode.Scalar(buffer[position + 1])), .alt, length: 2)
  }

  /// A whole string: the background's colour, the number of colours, or nothing.
  private func string(at position: Int, to end: Int, terminator: Int) -> Token {
    let length = end + terminator - position
    let answer = buffer[(position + 2)..<end]
    switch buffer[position + 1] {
    case UInt8(ascii: "]"):
      if let isLight = BackgroundColor.isLight(answer: answer) {
        return Token(meaning: .event(.background(isLight: isLight)), length: length)
      }
      guard let count = StartQuestion.colors(paletteAnswer: answer) else { return .nothing(length: length) }
      return Token(meaning: .colors(count), length: length)
    case UInt8(ascii: "P"):
      guard let count = StartQuestion.colors(answer: answer) else { return .nothing(length: length) }
      return Token(meaning: .colors(count), length: length)
    default: return .nothing(length: length)
    }
  }

  /// Longer strings are noise.
  private static let maximumStringLength = 65_536

  /// Whether what begins with an escape is an operating system command, a device control string or kitty's
  /// answer about graphics, as nobody types one.
  func isControlString(at position: Int) -> Bool {
    guard position + 2 < buffer.count, buffer[position] == 0x1B else { return false }
    let next = buffer[position + 2]
    return switch buffer[position + 1] {
    case UInt8(ascii: "]"): (0x30...0x39).contains(next)
    case UInt8(ascii: "P"): (0x20...0x3F).contains(next)
    case UInt8(ascii: "_"): next == UInt8(ascii: "G")
    default: false
    }
  }
}
