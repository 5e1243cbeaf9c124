import TerminalText

/// Pictures of a frame.
extension Frame {
  /// The frame with the escape sequences of its colours and attributes (ECMA-48, xterm's colours), a line for each
  /// row. Shown with `cat` it looks as it does on the screen.
  public var ansi: String {
    var text = ""
    for row in 0..<size.rows {
      var style = Style.plain
      // Blanks at a line's end take nothing when they look like nothing.
      var end = size.columns
      while end > 0, self[end - 1, row] == Cell() { end -= 1 }
      for column in 0..<end {
        let cell = self[column, row]
        if cell.glyph.isContinuation { continue }
        if cell.style != style {
          text += cell.style.escapeSequence
          style = cell.style
        }
        text.unicodeScalars.append(cell.glyph.base)
        text.unicodeScalars.append(contentsOf: cell.glyph.marks)
      }
      text += style == .plain ? "\n" : "\u{1B}[0m\n"
    }
    return text
  }

  /// The frame as a picture (SVG 1.1), to be shown in a document. Every run of characters has its width given,
  /// so that it stands where it should in any font; half blocks are drawn as areas.
  ///
  /// - Parameters:
  ///   - title: What a reader who can't see it is told.
  ///   - isLight: Whether the terminal's own background is light.
  public func svg(title: String, isLight: Bool = false) -> String {
    SVGWriter(frame: self, palette: Palette(isLight: isLight)).document(title: title)
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

/// Writes a frame as SVG.
private struct SVGWriter {
  let frame: Frame
  let palette: Palette

  // A cell of a 14 px monospaced font; tenths, so that no number needs more digits.
  private static let cellWidth = 84
  private static let cellHeight = 170
  private static let baseline = 127
  private static let margin = 80

  func document(title: String) -> String {
    let width = frame.size.columns * SVGWriter.cellWidth + 2 * SVGWriter.margin
    let height = frame.size.rows * SVGWriter.cellHeight + 2 * SVGWriter.margin
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
      width="\(number(width))" height="\(number(height))" role="img" font-size="14" \
      font-family="ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace">
      <title>\(title.sanitizedInOneLine.xmlEscaped())</title>
      <rect width="100%" height="100%" rx="6" fill="\(palette.background)"/>

      """
    for row in 0..<frame.size.rows { text += papers(row) }
    for row in 0..<frame.size.rows { text += inks(row) }
    return text + "</svg>\n"
  }

  /// The areas behind the characters of a row, and half blocks.
  private func papers(_ row: Int) -> String {
    var text = ""
    var column = 0
    while column < frame.size.columns {
      let start = column
      let (upper, lower) = halves(column, row)
      repeat { column += 1 } while column < frame.size.columns && halves(column, row) == (upper, lower)
      let x = start * SVGWriter.cellWidth
      let y = row * SVGWriter.cellHeight
      let width = (column - start) * SVGWriter.cellWidth
      let half = SVGWriter.cellHeight / 2
      if upper == lower {
        text += area(x, y, width, SVGWriter.cellHeight, upper)
      } else {
        text += area(x, y, width, half, upper) + area(x, y + half, width, half, lower)
      }
    }
    return text
  }

  private func halves(_ column: Int, _ row: Int) -> (String, String) {
    let cell = frame[column, row]
    let (ink, paper) = palette.colors(of: cell.style)
    switch cell.glyph.base {
    case "▀": return (ink, paper)
    case "▄": return (paper, ink)
    default: return (paper, paper)
    }
  }

  private func area(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ color: String) -> String {
    guard color != palette.background else { return "" }
    let place = "x=\"\(number(x + SVGWriter.margin))\" y=\"\(number(y + SVGWriter.margin))\""
    return "<rect \(place) width=\"\(number(width))\" height=\"\(number(height))\" fill=\"\(color)\"/>\n"
  }

  /// The characters of a row, a run for each style.
  private func inks(_ row: Int) -> String {
    var text = ""
    var column = 0
    while column < frame.size.columns {
      let start = column
      let style = frame[column, row].style
      var run = String.UnicodeScalarView()
      while column < frame.size.columns, frame[column, row].style == style, isInk(column, row) {
        let glyph = frame[column, row].glyph
        if !glyph.isContinuation {
          run.append(glyph.base)
          run.append(contentsOf: glyph.marks)
        }
        column += 1
      }
      if column > start { text += self.run(String(run), start, column - start, row, style) }
      if column == start { column += 1 }
    }
    return text
  }

  private func isInk(_ column: Int, _ row: Int) -> Bool {
    let glyph = frame[column, row].glyph
    return glyph.isContinuation || (glyph.base != " " && glyph.base != "▀" && glyph.base != "▄")
  }

  private func run(_ characters: String, _ column: Int, _ cells: Int, _ row: Int, _ style: Style) -> String {
    let x = column * SVGWriter.cellWidth + SVGWriter.margin
    let y = row * SVGWriter.cellHeight + SVGWriter.baseline + SVGWriter.margin
    var attributes = "x=\"\(number(x))\" y=\"\(number(y))\" fill=\"\(palette.colors(of: style).ink)\""
    attributes += " textLength=\"\(number(cells * SVGWriter.cellWidth))\" lengthAdjust=\"spacingAndGlyphs\""
    if style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if style.attributes.contains(.dim) { attributes += " opacity=\"0.6\"" }
    if style.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    return "<text \(attributes)>\(characters.xmlEscaped())</text>\n"
  }

  private func number(_ tenths: Int) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
