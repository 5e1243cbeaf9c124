import BubbleLayout
import MessagingAPI
import TerminalText

/// Parts in their own colors: backgrounds, gradients as steps, borders, buttons, pictures as tinted areas, words.
extension PartsView {
  /// The color behind a cell of the window, nil outside.
  func paper(_ column: Int, _ row: Int, in frame: Frame) -> DesignColor? {
    let place = (column: layout.window.column + column, row: layout.window.row + row)
    guard frame.contains(column: place.column, row: place.row) else { return nil }
    return design?.color(frame[place.column, place.row].style.background)
  }

  /// The background of a part, and its border.
  func paint(_ part: LayoutPart, in frame: inout Frame) {
    switch part.kind {
    case .block(_, let style): fill(part.visible, in: &frame) { DesignColor(style.backgroundColor, over: $2) }
    case .box(let box): paint(box, part, in: &frame)
    case .button(let button, _): fill(part.visible, in: &frame) { button.paper(over: $2) }
    case .image(let image):
      fill(part.visible, glyphs.shade, in: &frame) {
        DesignColor(image.backgroundColor, over: $2) ?? .picture
      }
    case .picture: fill(part.visible, glyphs.shade, in: &frame) { _, _, _ in .picture }
    case .video:
      fill(part.visible, glyphs.shade, in: &frame) { _, _, _ in .picture }
      let area = cells(of: part.visible)
      let row = (area.rows.lowerBound + area.rows.upperBound) / 2
      let column = (area.columns.lowerBound + area.columns.upperBound) / 2
      set(glyphs.behind, column, row, design?.style(.ink, on: .picture), in: &frame)
    case .text, .icon, .row, .separator: break
    }
  }

  private func paint(_ box: FlexBox, _ part: LayoutPart, in frame: inout Frame) {
    let area = part.frame
    fill(part.visible, in: &frame) { x, y, paper in
      let own = DesignColor(box.backgroundColor, over: paper)
      guard let gradient = box.gradient else { return own }
      return gradient.color(
        x: (x - area.x) / max(1, area.width), y: (y - area.y) / max(1, area.height), width: area.width,
        height: area.height, over: own ?? paper)
    }
    guard box.borderWidth != nil, box.borderColor != nil else { return }
    drawBorder(box, part, in: &frame)
  }

  /// A border takes cells of its own, so it is drawn where there are enough: three rows and three columns.
  private func drawBorder(_ box: FlexBox, _ part: LayoutPart, in frame: inout Frame) {
    let cells = self.cells(of: part.frame)
    let rows = wholeRowsCovered(by: part.frame)
    guard cells.columns.count >= 3, rows.count >= 3, let first = rows.first, let last = rows.last else {
      return
    }
    let isRound = box.cornerRadius != nil && glyphs.isUnicode
    let corners =
      isRound || !glyphs.isUnicode
      ? [glyphs.topLeft, glyphs.topRight, glyphs.bottomLeft, glyphs.bottomRight]
      : [Glyph("┌"), Glyph("┐"), Glyph("└"), Glyph("┘")]
    let right = cells.columns.upperBound - 1
    func draw(_ glyph: Glyph, _ column: Int, _ row: Int) {
      guard let paper = paper(column, row, in: frame), let color = DesignColor(box.borderColor, over: paper)
      else { return }
      set(glyph, column, row, design?.style(color, on: paper), in: &frame)
    }
    for column in cells.columns {
      draw(glyphs.horizontal, column, first)
      draw(glyphs.horizontal, column, last)
    }
    for row in rows {
      draw(glyphs.vertical, cells.columns.lowerBound, row)
      draw(glyphs.vertical, right, row)
    }
    draw(corners[0], cells.columns.lowerBound, first)
    draw(corners[1], right, first)
    draw(corners[2], cells.columns.lowerBound, last)
    draw(corners[3], right, last)
  }

  /// The rows most of which an area covers; one where it is lower than that.
  private func wholeRowsCovered(by area: LayoutFrame) -> [Int] {
    let half = Double(layout.pointsPerRow) / 2
    let first = row(at: area.y + half)
    let last = row(at: area.y + area.height - half)
    if first <= last { return Array(first...last) }
    return area.height > 0 ? [row(at: area.y + area.height / 2)] : []
  }

  /// Fills the cells of an area with a color for each place, given in points of the bubble.
  private func fill(
    _ area: LayoutFrame, _ glyph: Glyph = .space, in frame: inout Frame,
    color: (_ x: Double, _ y: Double, _ paper: DesignColor) -> DesignColor?
  ) {
    let columns = cells(of: area).columns.clamped(to: self.columns)
    for row in wholeRowsCovered(by: area) where rows.contains(row) {
      let middle = (Double(row) + 0.5) * Double(layout.pointsPerRow) - Double(y)
      for column in columns {
        let x = (Double(column) + 0.5) * Double(layout.windowWidth) / Double(max(1, layout.window.columns))
        guard let paper = paper(column, row, in: frame),
          let color = color(x - Double(self.x), middle, paper)
        else { continue }
        let ink = color.mixed(with: color.isLight ? DesignColor.ink : DesignColor.paper, share: 0.25)
        set(glyph, column, row, design?.style(ink, on: color), in: &frame)
      }
    }
  }

  /// Writes words over what is there, in their own color.
  func putOver(
    _ text: String, _ part: LayoutPart?, _ design: DesignPalette, isBold: Bool, column: Int, row: Int,
    width: Int,
    in frame: inout Frame
  ) {
    let start = layout.window.column + column
    let screenRow = layout.window.row + row
    let papers = (0..<max(0, width)).map { paper(column + $0, row, in: frame) ?? .paper }
    let used = frame.put(text, column: start, row: screenRow, width: width, style: style)
    for index in 0..<used {
      let paper = papers[index]
      let ink = part?.ink(over: paper) ?? (paper.isLight ? DesignColor.ink : .paper)
      let cell = frame[start + index, screenRow]
      if cell.glyph.isContinuation { continue }
      var attributes: Style.Attributes = isBold ? .bold : []
      if part?.isUnderlined == true { attributes.insert(.underline) }
      frame.set(
        cell.glyph, design.style(ink, on: paper, attributes), column: start + index, row: screenRow
      )
    }
  }
}

extension FlexButton {
  /// The color of the button itself, nil for a link.
  fileprivate func paper(over paper: DesignColor) -> DesignColor? {
    switch style {
    case .link: nil
    case .primary: DesignColor(color, over: paper) ?? .primaryButton
    case .secondary: DesignColor(color, over: paper) ?? .secondaryButton
    }
  }

  fileprivate func ink(over paper: DesignColor) -> DesignColor {
    switch style {
    case .link: DesignColor(color, over: paper) ?? .link
    case .primary: .paper
    case .secondary: .ink
    }
  }
}

extension LayoutPart {
  /// The color of its words.
  fileprivate func ink(over paper: DesignColor) -> DesignColor? {
    switch kind {
    case .text(let lines, _):
      let color = lines.lazy.flatMap(\.pieces).first { !$0.text.isEmpty }?.style.color
      return DesignColor(color, over: paper) ?? .ink
    case .button(let button, _): return button.ink(over: paper)
    case .row: return .link
    default: return nil
    }
  }

  fileprivate var isUnderlined: Bool {
    guard case .text(let lines, _) = kind else { return false }
    return lines.lazy.flatMap(\.pieces).first { !$0.text.isEmpty }?.style.decoration == "underline"
  }
}
