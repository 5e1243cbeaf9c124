import TerminalUI

extension InputDecoder {
  /// Longer ones are noise.
  private static let maximumSequence = 256

  /// `ESC [ parameters final`.
  func controlSequence(at position: Int, isComplete: Bool) -> Token? {
    let start = position + 2
    guard start < buffer.count else {
      return isComplete ? .key(.character("["), .alt, length: 2) : nil
    }
    // The Linux console's first five function keys have a second bracket.
    if buffer[start] == UInt8(ascii: "[") {
      guard start + 1 < buffer.count else { return isComplete ? .nothing(length: 3) : nil }
      let number = Int(buffer[start + 1]) - 0x40
      return (1...5).contains(number) ? .key(.function(number), length: 4) : .nothing(length: 4)
    }
    if buffer[start] == UInt8(ascii: "M") { return oldMouse(at: position, isComplete: isComplete) }
    var end = start
    while end < buffer.count, (0x20...0x3F).contains(buffer[end]), end - start < Self.maximumSequence {
      end += 1
    }
    guard end < buffer.count else { return isComplete ? .nothing(length: end - position) : nil }
    // Anything but a final byte breaks the sequence off; an escape begins a new one.
    guard (0x40...0x7E).contains(buffer[end]) else {
      return .nothing(length: end - position + (buffer[end] == 0x1B ? 0 : 1))
    }
    return Token(
      meaning: meaning(of: buffer[start..<end], final: buffer[end]), length: end + 1 - position)
  }

  /// `ESC O final`, with the modifier some old terminals put between.
  func singleShift(at position: Int, isComplete: Bool) -> Token? {
    var end = position + 2
    while end < buffer.count, (0x30...0x39).contains(buffer[end]), end < position + 4 { end += 1 }
    guard end < buffer.count else {
      return isComplete ? .key(.character("O"), .alt, length: 2) : nil
    }
    guard (0x20...0x7E).contains(buffer[end]) else { return .nothing(length: end - position) }
    let final = buffer[end]
    let modifiers = Self.modifiers(Self.numbers(buffer[(position + 2)..<end]).first ?? 1)
    guard let code = Self.code(ofLetter: final) ?? Self.keypadCode(of: final) else {
      return .nothing(length: end + 1 - position)
    }
    return .key(code, modifiers, length: end + 1 - position)
  }

  private func meaning(of parameters: ArraySlice<UInt8>, final: UInt8) -> Token.Meaning {
    if parameters.first == UInt8(ascii: "<") {
      return mouse(Self.numbers(parameters.dropFirst()), isRelease: final == UInt8(ascii: "m"))
    }
    if parameters.first == UInt8(ascii: "?"), final == UInt8(ascii: "c") { return .identity }
    if parameters.starts(with: "?2027;".utf8), parameters.last == UInt8(ascii: "$"),
      final == UInt8(ascii: "y")
    {
      let state = Self.numbers(parameters.dropFirst().dropLast()).last ?? 0
      return SequenceSupport(rawValue: state).map { .sequences($0) } ?? .nothing
    }
    guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else { return .nothing }
    let numbers = Self.numbers(parameters)
    let first = numbers.first ?? 1
    let modifiers = Self.modifiers(numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "~"):
      if first == 200 { return .pasteBegins }
      if first == 27, numbers.count > 2 { return Self.character(numbers[2], modifiers) }
      return Self.code(ofNumber: first).map { .event(.key(Key($0, modifiers))) } ?? .nothing
    case UInt8(ascii: "u"):
      return Self.character(first, modifiers)
    default:
      // A number left out counts as 1; with another one it answers a question, such as where the cursor is.
      guard first <= 1, let code = Self.code(ofLetter: final) else { return .nothing }
      return .event(.key(Key(code, modifiers)))
    }
  }

  /// A key that a terminal names by its character.
  private static func character(_ value: Int, _ modifiers: Key.Modifiers) -> Token.Meaning {
    let code: Key.Code
    switch value {
    case 9: code = .tab
    case 13: code = .enter
    case 27: code = .escape
    case 8, 127: code = .backspace
    case 32..<0x7F, 0xA0..<0xE000:
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return .nothing }
      code = .character(scalar)
    default: return .nothing
    }
    return .event(.key(Key(code, modifiers)))
  }

  /// Numbers between semicolons; what follows a colon is left out, and large ones are cut off at 99,999.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      field.prefix { $0 != UInt8(ascii: ":") }.reduce(into: 0) { value, digit in
        if (0x30...0x39).contains(digit) { value = min(value * 10 + Int(digit) - 0x30, 99_999) }
      }
    }
  }

  /// Modifiers as xterm counts them: 1 plus shift 1, alt 2, control 4, meta 8.
  private static func modifiers(_ number: Int) -> Key.Modifiers {
    let bits = max(number - 1, 0)
    var result: Key.Modifiers = []
    if bits & 0b1010 != 0 { result.insert(.alt) }
    if bits & 0b0100 != 0 { result.insert(.control) }
    return result
  }
}
