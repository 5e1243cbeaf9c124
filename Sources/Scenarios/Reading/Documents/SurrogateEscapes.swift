/// The surrogate pairs in a YAML text, `"\\ud83d\\ude0a"`: JSON's escapes for characters beyond U+FFFF. YAML
/// accepts JSON, but libyaml rejects these escapes.
///
/// Only the parser knows whether such a pair is inside double quotation marks, where it is one character, or
/// elsewhere, where it is twelve. So each escape is replaced by an escape of a private-use character of the
/// same length before parsing. Afterwards, those that the parser decoded become the original character, and
/// those that it left alone become the original escapes.
struct SurrogateEscapes {
  /// The text with the escapes replaced. Places are the same as in the source.
  let bytes: ArraySlice<UInt8>
  /// The replaced escapes, in order: the place and the four original digits of each.
  private var escapes: [(place: Int, digits: [UInt8])] = []
  /// The start of the private-use block of 2,048 characters that replaces the surrogates from `D800`.
  private let block: UInt16

  /// The candidate blocks of private-use characters, where LINE's legacy emojis are. The first one that the
  /// text does not use is chosen.
  private static let blocks: [UInt16] = [0xE000, 0xE800, 0xF000]

  /// Searches a text for surrogate pairs. Returns nil if there are none, or if the text uses all private-use
  /// blocks. O(bytes).
  init?(in source: ArraySlice<UInt8>) {
    let pairs = Self.pairs(in: source)
    guard !pairs.isEmpty, let block = Self.blocks.first(where: { !Self.isUsed($0, in: source) }) else {
      return nil
    }
    var text = Array(source)
    let offset = source.startIndex
    var places = PlaceCounter(source)
    for pair in pairs {
      for index in [pair, pair + 6] {
        let digits = Array(source[(index + 2)..<(index + 6)])
        escapes.append((places.place(of: index), digits))
        let unit = Self.unit(digits[...]) ?? 0xD800
        let replaced = String(unit - 0xD800 + block, radix: 16)
        text.replaceSubrange((index + 2 - offset)..<(index + 6 - offset), with: replaced.utf8)
      }
    }
    bytes = text[...]
    self.block = block
  }

  /// Returns the indices of all pairs of a high and a low surrogate escape whose backslashes are not escaped.
  private static func pairs(in bytes: ArraySlice<UInt8>) -> [Int] {
    var pairs: [Int] = []
    var index = bytes.startIndex
    let backslash = UInt8(ascii: "\\")
    while let next = bytes[index...].firstIndex(of: backslash) {
      // A backslash escapes the next character, including another backslash.
      guard next + 12 <= bytes.endIndex else { break }
      if bytes[next + 1] == UInt8(ascii: "u"), bytes[next + 6] == backslash,
        bytes[next + 7] == UInt8(ascii: "u"),
        let high = unit(bytes[(next + 2)..<(next + 6)]), 0xD800..<0xDC00 ~= high,
        let low = unit(bytes[(next + 8)..<(next + 12)]), 0xDC00..<0xE000 ~= low
      {
        pairs.append(next)
        index = next + 12
      } else {
        index = next + 2
      }
    }
    return pairs
  }

  /// Returns the value of four hexadecimal digits.
  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(number)
    }
    return value
  }

  /// Returns whether a text contains a character of the block, or digits that could be an escape of one.
  private static func isUsed(_ block: UInt16, in bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index + 6 <= bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "u") || byte == UInt8(ascii: "U") {
        let isLong = byte == UInt8(ascii: "U") && bytes[(index + 1)...].starts(with: "0000".utf8)
        let start = index + (isLong ? 5 : 1)
        if start + 4 <= bytes.endIndex, let value = unit(bytes[start..<(start + 4)]),
          block..<(block + 2048) ~= value
        {
          return true
        }
      } else if byte & 0xF0 == 0xE0, index + 2 < bytes.endIndex {
        if isMark(bytes[index], bytes[index + 1], block) { return true }
      }
      index += 1
    }
    return false
  }

  /// Returns whether two bytes begin a character of the block in UTF-8.
  private static func isMark(_ first: UInt8, _ second: UInt8, _ block: UInt16) -> Bool {
    guard first == 0xEE || first == 0xEF else { return false }
    return block..<(block + 2048) ~= value(first, second)
  }

  /// Returns the upper bits of a three-byte UTF-8 character, from its first two bytes.
  private static func value(_ first: UInt8, _ second: UInt8) -> UInt16 {
    let high = UInt16(first & 0x0F) << 12
    return high | UInt16(second & 0x3F) << 6
  }

  /// Restores the characters in a double-quoted text that the parser has decoded.
  func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard index + 6 <= text.count, Self.isMark(text[index], text[index + 1], block) else {
        result.append(text[index])
        index += 1
        continue
      }
      let units = [index, index + 3].map { start -> UInt16 in
        let value = Self.value(text[start], text[start + 1]) | UInt16(text[start + 2] & 0x3F)
        return value - block + 0xD800
      }
      result += String(decoding: units, as: UTF16.self).utf8
      index += 6
    }
    return result
  }

  /// Restores the original digits in any other text, where escapes are literal. `place` is the start of the
  /// text.
  func restored(_ text: UnsafeBufferPointer<UInt8>, from place: Int) -> [UInt8] {
    var result = Array(text)
    var next = firstEscape(from: place)
    var index = 0
    while index + 6 <= result.count {
      guard result[index] == UInt8(ascii: "\\"), result[index + 1] == UInt8(ascii: "u"), next < escapes.count,
        let unit = Self.unit(result[(index + 2)..<(index + 6)]), block..<(block + 2048) ~= unit
      else {
        index += 1
        continue
      }
      result.replaceSubrange((index + 2)..<(index + 6), with: escapes[next].digits)
      next += 1
      index += 6
    }
    return result
  }

  /// Returns the first escape at or after a place. O(log escapes).
  private func firstEscape(from place: Int) -> Int {
    var low = 0
    var high = escapes.count
    while low < high {
      let middle = (low + high) / 2
      if escapes[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Counts places in a text incrementally.
private struct PlaceCounter {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var count = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// Returns the place of a byte, which must not be before the previous one.
  mutating func place(of target: Int) -> Int {
    while index < target {
      if !bytes[index].isContinuation { count += 1 }
      index += 1
    }
    return count
  }
}
