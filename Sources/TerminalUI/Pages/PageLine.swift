import ChatRoom
import TerminalText

/// A line of a page: pieces of text, each from a column on.
struct PageLine {
  /// One piece.
  struct Piece {
    var text: String
    var style: Style
    /// Its first column; nil: behind the piece before.
    var column: Int?
  }

  var pieces: [Piece] = []

  /// An empty line.
  static let blank = PageLine()

  init() {}

  init(_ text: String, _ style: Style, at column: Int = 1) {
    pieces = [Piece(text: text, style: style, column: column)]
  }

  /// The line with one more piece.
  func adding(_ text: String, _ style: Style, at column: Int? = nil) -> PageLine {
    var line = self
    line.pieces.append(Piece(text: text, style: style, column: column))
    return line
  }
}
