import TerminalText

/// Writes emoji of several code points in place of the characters that stand for them, for terminals that draw each as
/// one character of two cells (mode 2027).
///
/// ncurses keeps no more than five code points a cell, and families have seven.
struct SequenceWriter {
  /// Whether the terminal draws them so.
  var isDrawn = false

  /// The first byte of the characters in UTF-8.
  private static let lead: UInt8 = 0xF0

  /// What `bytes` is with the sequences in it; nil where there are none. O(bytes).
  func rewritten(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard isDrawn, bytes.contains(Self.lead) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 256)
    var start = 0
    var position = 0
    while position + 3 < bytes.count {
      guard bytes[position] == Self.lead,
        let scalars = EmojiSequence.scalars(of: Self.value(bytes, at: position))
      else {
        position += 1
        continue
      }
      result.append(contentsOf: bytes[start..<position])
      for scalar in scalars {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      position += 4
      start = position
    }
    guard start > 0 else { return nil }
    result.append(contentsOf: bytes[start...])
    return result
  }

  /// The code point of four bytes of UTF-8.
  private static func value(_ bytes: UnsafeRawBufferPointer, at position: Int) -> UInt32 {
    (0..<4).reduce(0) { value, index in
      value << 6 | UInt32(bytes[position + index] & (index == 0 ? 0x07 : 0x3F))
    }
  }
}
