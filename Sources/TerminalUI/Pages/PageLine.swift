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
    /// What a click on it means, if anything.
    var target: ClickTarget?
  }

  var pieces: [Piece] = []

  /// An empty line.
  static let blank = PageLine()

  init() {}

  init(_ text: String, _ style: Style, at column: Int = 1) {
    pieces = [Piece(text: text, style: style, column: column)]
  }

  /// The line with one more piece.
  func adding(_ text: String, _ style: Style, at column: Int? = nil, target: ClickTarget? = nil) -> PageLine {
    var line = self
    line.pieces.append(Piece(text: text, style: style, column: column, target: target))
    return line
  }

  /// The line with the pieces of another one, which begins at a column.
  func adding(_ other: PageLine, at column: Int, target: ClickTarget? = nil) -> PageLine {
    var line = self
    for var piece in other.pieces {
      piece.column = piece.column.map { $0 + column }
      piece.target = piece.target ?? target
      line.pieces.append(piece)
    }
    return line
  }
}
