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
      let picture = LayoutPicture(
        urls: [image.url], fillsArea: image.fillsArea, backgroundColor: image.backgroundColor)
      paint(picture, part, in: &frame)
    case .picture(let picture): paint(picture, part, in: &frame)
    case .video(let video):
      paint(LayoutPicture(urls: [video.previewUrl]), part, in: &frame)
      let area = cells(of: part.visible)
      let row = (area.rows.lowerBound + area.rows.upperBound) / 2
      let column = (area.columns.lowerBound + area.columns.upperBound) / 2
      guard let paper = paper(column, row, in: frame) else { return }
      set(glyphs.behind, column, row, design?.style(paper.contrast, on: paper), in: &frame)
    case .text, .icon, .row, .separator: break
    }
  }

  /// Brings a button to the row that its label was moved to where there are too few rows.
  func keepOnButton(_ text: TextArranger.Placement, _ part: LayoutPart, in frame: inout Frame) {
    guard design != nil, case .button(let button, _) = part.kind else { return }
    for column in cells(of: part.visible).columns.clamped(to: columns) {
      guard let paper = paper(column, text.row, in: frame), let fill = button.paper(over: paper) else {
        continue
      }
      let glyph = frame[layout.window.column + column, layout.window.row + text.row].glyph
      guard glyph == .space || glyph == glyphs.upperHalf || glyph == glyphs.lowerHalf else { continue }
      set(.space, column, text.row, design?.style(fill.contrast, on: fill), in: &frame)
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
  func fill(
    _ area: LayoutFrame, _ glyph: Glyph = .space, in frame: inout Frame,
    color: (_ x: Double, _ y: Double, _ paper: DesignColor) -> DesignColor?
  ) {
    let columns = cells(of: area).columns.clamped(to: self.columns)
    for row in wholeRowsCovered(by: area) where rows.contains(row) {
      let middle = (Double(row) + 0.5) * Double(layout.pointsPerRow) - Double(y)
      for column in columns {
        let x = (Double(column) + 0.5) * Double(layout.windowWidth) / Double(max(1, layout.window.columns))
        func own(_ paper: DesignColor) -> DesignColor? { color(x - Double(self.x), middle, paper) }
        if glyph == .space, tint(column, row, in: &frame, by: own) { continue }
        guard let paper = paper(column, row, in: frame), let fill = own(paper) else { continue }
        let ink = fill.mixed(with: fill.contrast, share: 0.25)
        set(glyph, column, row, design?.style(ink, on: fill), in: &frame)
      }
    }
  }

  /// Writes words of one look over what is there; gives the number of cells they take.
  func putOver(
    _ text: String, _ look: TextStyle, _ part: LayoutPart?, column: Int, row: Int, width: Int,
    in frame: inout Frame
  ) -> Int {
    let start = layout.window.column + column
    let screenRow = layout.window.row + row
    let papers = (0..<max(0, width)).map { paper(column + $0, row, in: frame) ?? .paper }
    let used = frame.put(text, column: start, row: screenRow, width: width, style: style)
    for index in 0..<used {
      let paper = papers[index]
      let ink = part.flatMap { self.ink(of: $0, look, over: paper) } ?? paper.contrast
      let cell = frame[start + index, screenRow]
      if cell.glyph.isContinuation { continue }
      guard let style = design?.style(ink, on: paper, look.attributes) else { continue }
      frame.set(cell.glyph, style, column: start + index, row: screenRow)
    }
    return used
  }

  /// The color of a part's words, nil where only what is behind them decides.
  private func ink(of part: LayoutPart, _ look: TextStyle, over paper: DesignColor) -> DesignColor? {
    switch part.kind {
    case .text: DesignColor(look.color, over: paper) ?? .ink
    case .button(let button, _): button.ink(over: paper)
    case .row: .link
    case .icon(let icon): meanColor(of: icon)
    case .block, .box, .image, .separator, .video, .picture: nil
    }
  }

  /// The color of an icon, which has only a cell: the mean of its picture.
  private func meanColor(of icon: FlexIcon) -> DesignColor? {
    guard let pictures,
      let raster = pictures.scene.picture(for: [icon.url], ofBubble: pictures.bubble)?.raster
    else { return nil }
    return DesignColor(rgb: raster.mean.rgb)
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
