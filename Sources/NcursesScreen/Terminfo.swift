import CNcurses

/// The terminal's description; valid once the type was looked up.
enum Terminfo {
  /// A string capability without its padding marks, nil when the terminal has none.
  static func string(_ name: String) -> [UInt8]? {
    cn_string(name).map { withoutPadding(bytes(of: $0)) }
  }

  /// The sequence that moves the cursor to a place counted from 0.
  static func cursor(row: Int, column: Int) -> [UInt8]? {
    cn_cursor_address(Int32(row), Int32(column)).map { withoutPadding(bytes(of: $0)) }
  }

  /// The sequence that makes rows 0 up to `rows` scroll together, nil when the terminal has none.
  static func scrollRegion(rows: Int) -> [UInt8]? {
    cn_scroll_region(0, Int32(rows - 1)).map { withoutPadding(bytes(of: $0)) }
  }

  /// The sequences of all keys under their terminfo names, such as `kcuu1`.
  static var keys: [(name: String, sequence: [UInt8])] {
    var result: [(String, [UInt8])] = []
    var index: Int32 = 0
    while let name = cn_string_name(index) {
      // Looking each up by its name would search the list every time.
      if name.pointee == CChar(UInt8(ascii: "k")), let sequence = cn_string_value(index) {
        result.append((String(cString: name), withoutPadding(bytes(of: sequence))))
      }
      index += 1
    }
    return result
  }

  /// A numeric capability, nil when the terminal has none.
  static func number(_ name: String) -> Int? {
    let value = tigetnum(name)
    return value < 0 ? nil : Int(value)
  }

  /// Whether a capability of the terminal's own that has no value is there; false when it has one.
  static func flag(_ name: String) -> Bool {
    tigetflag(name) > 0
  }

  /// Whether colours are chosen by xterm's sequences for 256 of them, and move with the cursor.
  static var isIndexedLikeXterm: Bool {
    guard flag("msgr"), let foreground = cn_set_foreground(200) else { return false }
    let text = withoutPadding(bytes(of: foreground))
    guard [Array("\u{1B}[38;5;200m".utf8), Array("\u{1B}[38:5:200m".utf8)].contains(text),
      let background = cn_set_background(200)
    else { return false }
    let other = withoutPadding(bytes(of: background))
    return [Array("\u{1B}[48;5;200m".utf8), Array("\u{1B}[48:5:200m".utf8)].contains(other)
  }

  /// Removes delays such as `$<5*/>`: no terminal of today needs one, and they must not be sent as text.
  static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest.removeFirst()
      }
    }
    return result
  }

  private static func bytes(of string: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeBufferPointer(start: string, count: strlen(string))).map(UInt8.init(bitPattern:))
  }
}
