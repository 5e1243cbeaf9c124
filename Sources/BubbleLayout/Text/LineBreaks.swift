/// The break opportunities of text, for callers that do not measure in points.
public enum LineBreaks {
  /// The pieces of a text between which a line may break, with the spaces behind them. A newline ends a piece and
  /// is in none; an empty line is an empty piece. O(text).
  public static func pieces(of text: String) -> [(text: Substring, endsWithNewline: Bool)] {
    Paragraph([Paragraph.Run(text: text, size: 1, isBold: false)], wraps: true, metrics: .helvetica).breakable
  }
}

extension Paragraph {
  /// The pieces of the only run between which a line may break.
  fileprivate var breakable: [(text: Substring, endsWithNewline: Bool)] {
    guard let text = runs.first?.text else { return [] }
    var pieces: [(text: Substring, endsWithNewline: Bool)] = []
    var start = text.startIndex
    func cut(at end: String.Index, endsWithNewline: Bool, next: String.Index) {
      pieces.append((text[start..<end], endsWithNewline))
      start = next
    }
    forEachBreak { offset, isNewline, length in
      let end = text.utf8.index(text.startIndex, offsetBy: offset)
      if !isNewline && end == start { return }
      cut(at: end, endsWithNewline: isNewline, next: text.utf8.index(end, offsetBy: isNewline ? length : 0))
    }
    cut(at: text.endIndex, endsWithNewline: false, next: text.endIndex)
    return pieces
  }
}
