import TerminalText

/// Pictures of a frame.
extension Frame {
  /// The frame with the escape sequences of its colours and attributes (ECMA-48, xterm's colours), a line for each
  /// row. Shown with `cat` it looks as it does on the screen.
  public var ansi: String {
    var text = ""
    for row in 0..<size.rows {
      var style = Style.plain
      // Leave out unstyled blanks at the end of a line.
      var end = size.columns
      while end > 0, self[end - 1, row] == Cell() { end -= 1 }
      for column in 0..<end {
        let cell = self[column, row]
        if cell.glyph.isContinuation { continue }
        if cell.style != style {
          text += cell.style.escapeSequence
          style = cell.style
        }
        text.unicodeScalars.append(contentsOf: cell.glyph.portableScalars)
      }
      text += style == .plain ? "\n" : "\u{1B}[0m\n"
    }
    return text
  }

  /// The frame as a picture (SVG 1.1) for a document.
  ///
  /// - Parameters:
  ///   - title: The text alternative for readers who can't see the picture.
  ///   - isLight: Whether the terminal's own background is light.
  public func svg(title: String, isLight: Bool = false) -> String {
    FramePicture(self, cell: .document, isLight: isLight).document(title: title).text
  }
}

extension Style {
  /// The sequence that makes a terminal draw so, whatever it drew before.
  var escapeSequence: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if attributes.contains(.strikethrough) { codes.append("9") }
    codes += foreground.codes(as: 38) + background.codes(as: 48)
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}

extension TerminalColor {
  /// The numbers that choose the colour as the foreground, 38, or the background, 48.
  fileprivate func codes(as place: Int) -> [String] {
    if let rgb { return ["\(place);2;\(rgb >> 16);\(rgb >> 8 & 0xFF);\(rgb & 0xFF)"] }
    return index.map { ["\(place);5;\($0)"] } ?? []
  }
}
