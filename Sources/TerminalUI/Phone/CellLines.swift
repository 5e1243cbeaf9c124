import BubbleLayout
import TerminalText

/// Breaking the text of messages to a width in cells, where a phone would break it too.
enum CellLines {
  /// A line of a text.
  struct Line: Hashable, Sendable {
    var text: String
    /// Where it begins in the text, in scalars.
    var start: Int
  }

  /// The lines of a text, at least one and at most `most`, of which the last one then has all that is left and can be
  /// wider. A word longer than a line breaks anywhere. O(text).
  static func lines(of text: String, width: Int, most: Int = .max) -> [Line] {
    var lines: [Line] = []
    var start = text.startIndex
    var place = 0
    var used = 0
    func end(at index: String.Index, next: String.Index) {
      lines.append(Line(text: String(text[start..<index]).droppingSpaces, start: place))
      place += text.unicodeScalars[start..<next].count
      (start, used) = (next, 0)
    }
    for piece in LineBreaks.pieces(of: text) {
      if lines.count + 1 >= most { break }
      var rest = piece.text
      if used > 0, used + CellWidth.width(of: String(rest).droppingSpaces) > width {
        end(at: rest.startIndex, next: rest.startIndex)
      }
      while lines.count + 1 < most, CellWidth.width(of: String(rest).droppingSpaces) > width {
        let head = WordWrap.prefix(of: rest, width: max(1, width))
        end(at: head.endIndex, next: head.endIndex)
        rest = rest[head.endIndex...]
      }
      used += CellWidth.width(of: rest)
      if piece.endsWithNewline, lines.count + 1 < most {
        end(at: rest.endIndex, next: text.index(after: rest.endIndex))
      }
    }
    if start < text.endIndex || lines.isEmpty {
      lines.append(
        Line(text: String(text[start...]).replacing("\n", with: " ").droppingSpaces, start: place))
    }
    return lines
  }

  /// The lines of a text in a given number of rows, cut with `sign` where it has too few.
  static func lines(of text: String, width: Int, rows: Int, cut sign: Glyph) -> [String] {
    let lines = lines(of: text, width: width)
    if lines.count <= rows { return lines.map(\.text) }
    let joined = CellLines.lines(of: text.replacing("\n", with: " "), width: width, most: rows)
    return joined.map { WordWrap.cut($0.text, width: width, sign) }
  }
}

extension String {
  /// The text without the spaces at its end.
  var droppingSpaces: String {
    guard last == " " else { return self }
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
