/// The surrogate pairs in a YAML text, `"\\ud83d\\ude0a"`: how JSON escapes a character beyond U+FFFF. YAML takes
/// JSON, but libyaml does not take these.
///
/// Only the parser knows whether such a pair stands in double quotation marks, where it is one character, or
/// anywhere else, where it is twelve. So the parser is shown escapes of private characters in their place, as
/// long as they are: those it decoded become the character, those it left alone become what they were.
struct SurrogateEscapes {
  /// The text with the escapes replaced. Places in it are those of the source.
  let bytes: ArraySlice<UInt8>
  /// What was replaced, in order: the place of an escape, and its four digits as they were written.
  private var escapes: [(place: Int, digits: [UInt8])] = []
  /// The first two hexadecimal digits of what `D800` became: a block of 2,048 private characters.
  private let block: UInt16

  /// Private characters, of which LINE once made its emojis: those of a block of which the text has none.
  private static let blocks: [UInt16] = [0xE000, 0xE800, 0xF000]

  /// Looks for pairs in a text; nil when there are none, or when no block of private characters is free. O(bytes).
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

  /// The indices of the pairs: a high and a low surrogate, the backslash of neither escaped itself.
  private static func pairs(in bytes: ArraySlice<UInt8>) -> [Int] {
    var pairs: [Int] = []
    var index = bytes.startIndex
    let backslash = UInt8(ascii: "\\")
    while let next = bytes[index...].firstIndex(of: backslash) {
      // What follows a backslash belongs to it, another one too.
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

  /// The value of four hexadecimal digits.
  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(number)
    }
    return value
  }

  /// Whether a text has a character of a block, or digits that could be its escape.
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

  /// Whether two bytes begin a character of a block in UTF-8.
  private static func isMark(_ first: UInt8, _ second: UInt8, _ block: UInt16) -> Bool {
    guard first == 0xEE || first == 0xEF else { return false }
    return block..<(block + 2048) ~= value(first, second)
  }

  /// What the first two bytes of a character of three say of its value.
  private static func value(_ first: UInt8, _ second: UInt8) -> UInt16 {
    let high = UInt16(first & 0x0F) << 12
    return high | UInt16(second & 0x3F) << 6
  }

  /// A text in double quotation marks, as the parser decoded it, with the characters that the pairs stand for.
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

  /// Any other text, where escapes are none, with its digits as they were. `place` is where it starts.
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

  /// The first escape at a place or behind it. O(log escapes).
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

/// Counts places in a text, ever further on.
private struct PlaceCounter {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var count = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The place of a byte at or behind the last one asked for.
  mutating func place(of target: Int) -> Int {
    while index < target {
      if !bytes[index].isContinuation { count += 1 }
      index += 1
    }
    return count
  }
}
