/// Shortens runs of one box or block character: `▄▄▄▄▄▄▄▄` becomes `▄` and ECMA-48's REP.
///
/// ncurses does that for ASCII only, where a terminal's description has `rep`; the rows at the edges of
/// bubbles are such runs, three bytes a cell. A character of several bytes can't stand inside an escape
/// sequence, so looking for the bytes is enough.
enum RepeatedCharacters {
  /// The `rep` of terminals that repeat the character before by `CSI n b`, whichever it is.
  static let capability = Array("%p1%c\u{1B}[%p2%{1}%-%db".utf8)

  private static let characterLength = 3
  private static let leastRun = 4

  /// Shortens the runs in a buffer, in place; returns how many bytes are left. O(bytes).
  static func shorten(_ bytes: UnsafeMutableRawBufferPointer) -> Int {
    var input = 0
    var output = 0
    while input < bytes.count {
      let run = bytes[input] >> 4 == 0xE ? length(ofRunAt: input, in: bytes) : 0
      guard run >= leastRun else {
        bytes[output] = bytes[input]
        input += 1
        output += 1
        continue
      }
      for _ in 0..<characterLength {
        bytes[output] = bytes[input]
        input += 1
        output += 1
      }
      input += (run - 1) * characterLength
      for byte in "\u{1B}[\(run - 1)b".utf8 {
        bytes[output] = byte
        output += 1
      }
    }
    return output
  }

  /// How often the character of three bytes at a place stands there in a row.
  private static func length(ofRunAt start: Int, in bytes: UnsafeMutableRawBufferPointer) -> Int {
    guard start + characterLength <= bytes.count else { return 0 }
    var end = start + characterLength
    while end + characterLength <= bytes.count, bytes[end] == bytes[start],
      bytes[end + 1] == bytes[start + 1], bytes[end + 2] == bytes[start + 2]
    {
      end += characterLength
    }
    return (end - start) / characterLength
  }
}
