import TerminalUI

/// The queries sent to a terminal when the screen opens.
struct StartQuestion: Equatable {
  /// Whether its background is light (xterm's `OSC 11 ; ?`).
  var asksBackground: Bool
  /// The question for the number of colours, as a capability (xterm's `XTGETTCAP`), which xterm keeps to
  /// itself unless it is set up to tell, and by what the last of 256 looks like (`OSC 4 ; 255 ; ?`), which
  /// has no answer where there are fewer.
  var asksColors: Bool

  /// Whether it draws an emoji of several code points as one (`DECRQM` for mode 2027).
  var asksSequences = false

  private static let sequences = "\u{1B}[?2027$p"
  private static let background = "\u{1B}]11;?\u{1B}\\"
  /// The termcap capability `Co`, in hexadecimal.
  private static let colors = "\u{1B}P+q436f\u{1B}\\\u{1B}]4;255;?\u{1B}\\"
  /// The question every such terminal answers (`DA1`). It comes last, so that its answer ends the wait.
  private static let identity = "\u{1B}[c"

  /// The bytes to send; empty if there is nothing to ask.
  var bytes: [UInt8] {
    let questions = [
      (asksSequences, Self.sequences), (asksColors, Self.colors), (asksBackground, Self.background),
    ].filter(\.0).map(\.1)
    guard !questions.isEmpty else { return [] }
    let text = questions.joined() + Self.identity
    return Array(text.utf8)
  }

  /// The number of colours in a device control string; nil for any other string. Parses the text
  /// between `ESC P` and the terminator, such as `1+r436f=323536`.
  static func colors(answer: ArraySlice<UInt8>) -> Int? {
    let prefix = Array("1+r".utf8)
    guard answer.starts(with: prefix) else { return nil }
    let fields = answer.dropFirst(prefix.count).split(separator: UInt8(ascii: "="), maxSplits: 1)
    guard fields.count == 2, text(ofHexadecimal: fields[0])?.uppercased() == "CO",
      let number = text(ofHexadecimal: fields[1])
    else { return nil }
    return Int(number)
  }

  /// The minimum number of colours, by an operating system command that describes the last of 256 colours;
  /// nil for any other. Parses the text between `ESC ]` and the terminator, such as
  /// `4;255;rgb:eeee/eeee/eeee`.
  static func colors(paletteAnswer answer: ArraySlice<UInt8>) -> Int? {
    answer.starts(with: "4;255;rgb".utf8) ? 256 : nil
  }

  /// The text encoded by pairs of hexadecimal digits.
  private static func text(ofHexadecimal digits: ArraySlice<UInt8>) -> String? {
    guard digits.count % 2 == 0, digits.count <= 32 else { return nil }
    var bytes: [UInt8] = []
    var rest = digits
    while !rest.isEmpty {
      guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
