import BubbleLayout
import ChatRoom
import MessagingAPI
import Synchronization
import TerminalText

/// The parts of a bubble at their positions: pictures, texts, buttons, lines.
///
/// A ``TextArranger`` gives texts, labels and icons their cells.
struct PartsView {
  let glyphs: GlyphSet
  let layout: ScreenLayout
  let scale: RoomScale
  /// The position of the bubble's left and upper edges, in points of the chat window.
  let x: Int
  let y: Int
  /// The columns of the bubble or card, some of which can lie outside the chat window.
  let extent: Range<Int>
  /// Its whole rows, some of which can lie outside the chat window.
  let wholeRows: Range<Int>
  /// The cells it may draw in, of the chat window.
  let columns: Range<Int>
  let rows: Range<Int>
  let style: Style
  /// The style of pictures: fainter than words.
  let faint: Style
  /// The colours of the parts; nil where they have none of their own.
  let design: DesignPalette?
  /// The local pictures; nil where there are none.
  let pictures: PictureSource?
  /// The cells of each row that have words on them.
  private var taken: [Int: [Range<Int>]] = [:]
  /// The position of each part's text.
  private(set) var texts: [TextArranger.Placement] = []

  init(
    glyphs: GlyphSet, layout: ScreenLayout, scale: RoomScale, x: Int, y: Int, extent: Range<Int>,
    wholeRows: Range<Int>, columns: Range<Int>, rows: Range<Int>, style: Style, faint: Style,
    design: DesignPalette? = nil, pictures: PictureSource? = nil
  ) {
    self.glyphs = glyphs
    self.layout = layout
    self.scale = scale
    self.x = x
    self.y = y
    self.extent = extent
    self.wholeRows = wholeRows
    self.columns = columns
    self.rows = rows
    self.style = style
    self.faint = faint
    self.design = design
    self.pictures = pictures
  }

  /// Draws the parts of one bubble or card, and `note` in the last row when that is free.
  ///
  /// Plans of texts come from `plan`, which can keep them.
  mutating func draw(
    _ parts: [LayoutPart], note: String, in frame: inout Frame,
    plan: (PlanKey, () -> TextArranger.Plan) -> TextArranger.Plan
  ) {
    for part in parts {
      if design != nil { paint(part, in: &frame) } else { drawArea(part, in: &frame) }
    }
    texts = arrange(parts, plan)
    for text in texts { put(text, of: parts, in: &frame) }
    for part in parts { drawSeparator(part, in: &frame) }
    if let last = rows.last, room(at: extent.lowerBound + 1, row: last) >= CellWidth.width(of: note) {
      put(
        TextArranger.Placement(
          text: note, column: extent.lowerBound + 1, row: last, part: parts.count,
          runs: [TextStyle.Run(text: note, style: .plain)]),
        of: parts, in: &frame)
    }
  }

  /// The inputs of the texts' plan other than the parts.
  struct PlanKey: Hashable {
    var x: Int
    /// From the first row's upper edge to the bubble's, in points.
    var phase: Int
    var pointsPerRow: Int
    var windowColumns: Int
    var columns: Range<Int>
    var rows: Int
    var isUnicode: Bool
    var besideSign: Bool
  }

  private func arrange(
    _ parts: [LayoutPart], _ plan: (PlanKey, () -> TextArranger.Plan) -> TextArranger.Plan
  ) -> [TextArranger.Placement] {
    // Rows are counted from the bubble's first one, so that a plan holds wherever the bubble is scrolled to.
    let first = wholeRows.lowerBound
    let arranger = TextArranger(
      columns: extent.lowerBound + 1..<max(extent.lowerBound + 2, extent.upperBound - 1),
      rows: 0..<wholeRows.count, signRow: rows.lowerBound - first, row: { row(at: $0) - first },
      cutSign: glyphs.cut)
    var key = PlanKey(
      x: x, phase: y - first * layout.pointsPerRow, pointsPerRow: layout.pointsPerRow,
      windowColumns: layout.window.columns,
      columns: arranger.columns, rows: wholeRows.count, isUnicode: glyphs.isUnicode, besideSign: false)
    func blocks() -> [TextArranger.Block] {
      parts.enumerated().compactMap { index, part in block(of: part, index) }
    }
    var found = plan(key) { arranger.plan(blocks()) }
    if !arranger.fitsBesideSign(found) {
      key.besideSign = true
      found = plan(key) { arranger.plan(blocks(), besideSign: true) }
    }
    return arranger.placements(found).map { placement in
      var placement = placement
      placement.row += first
      return placement
    }
  }

  /// Pictures and lines, which words may cover.
  private func drawArea(_ part: LayoutPart, in frame: inout Frame) {
    switch part.kind {
    case .image, .picture: shade(part.visible, in: &frame)
    case .video:
      shade(part.visible, in: &frame)
      let middle = cells(of: part.visible)
      let row = (middle.rows.lowerBound + middle.rows.upperBound) / 2
      set(glyphs.behind, (middle.columns.lowerBound + middle.columns.upperBound) / 2, row, in: &frame)
    case .block, .box, .text, .icon, .button, .row, .separator: break
    }
  }

  /// Draws a separator, or the line above a block.
  private func drawSeparator(_ part: LayoutPart, in frame: inout Frame) {
    switch part.kind {
    case .separator(let color) where part.frame.height > part.frame.width:
      drawVerticalLine(along: part.visible, color, in: &frame)
    case .separator(let color): drawLine(above: part.visible, color, in: &frame)
    // The first block has none.
    case .block(_, let style) where style.hasSeparator && part.frame.y > 0:
      drawLine(above: part.visible, style.separatorColor, in: &frame)
    default: break
    }
  }

  /// Draws a line only in a row without words.
  private func drawLine(above area: LayoutFrame, _ color: String?, in frame: inout Frame) {
    let cells = cells(of: area)
    let row = cells.rows.lowerBound
    guard taken[row] == nil else { return }
    for column in cells.columns { drawLine(glyphs.horizontal, color, column, row, in: &frame) }
  }

  /// Draws a line in the column of an area's left edge, where there are no words.
  private func drawVerticalLine(along area: LayoutFrame, _ color: String?, in frame: inout Frame) {
    let cells = cells(of: area)
    let column = cells.columns.lowerBound
    guard area.height > 0 else { return }
    for row in cells.rows where taken[row]?.contains(where: { $0.contains(column) }) != true {
      drawLine(glyphs.vertical, color, column, row, in: &frame)
    }
  }

  private func drawLine(
    _ glyph: Glyph, _ written: String?, _ column: Int, _ row: Int, in frame: inout Frame
  ) {
    guard let design else { return set(glyph, column, row, in: &frame) }
    guard let paper = paper(column, row, in: frame) else { return }
    let color = DesignColor(written, over: paper) ?? .separator
    set(glyph, column, row, design.style(color, on: paper), in: &frame)
  }

  private func shade(_ area: LayoutFrame, in frame: inout Frame) {
    let cells = cells(of: area)
    // A row belongs to a picture when most of it does.
    let first = row(at: area.y + Double(layout.pointsPerRow) / 2)
    let last = row(at: area.y + area.height - Double(layout.pointsPerRow) / 2)
    guard first <= last else { return }
    for row in first...last {
      for column in cells.columns { set(glyphs.shade, column, row, faint, in: &frame) }
    }
  }

  /// The text, label or icon of a part.
  private func block(of part: LayoutPart, _ index: Int) -> TextArranger.Block? {
    switch part.kind {
    case .text(let lines, _): block(of: lines, in: part, index)
    case .button(_, let label), .row(let label): block(ofLabel: label, in: part, index)
    case .icon: block(String(glyphs.bullet.base), in: part.visible, .start, index)
    case .block, .box, .image, .separator, .video, .picture: nil
    }
  }

  private func block(of lines: [LayoutLine], in part: LayoutPart, _ index: Int) -> TextArranger.Block? {
    let shown = lines.filter { $0.frame.intersection(part.visible).height > 0 }
    guard let last = shown.last, shown.contains(where: { !$0.text.isEmpty }) else { return nil }
    var runs: [TextStyle.Run] = []
    var start = 0
    let drawn = shown.map { line in
      var own = line.pieces.map { TextStyle.Run(text: glyphs.drawn($0.text), style: TextStyle($0.style)) }
      let text = own.map(\.text).joined()
      if line.endsWithNewline, line != last {
        own.append(TextStyle.Run(text: "\n", style: own.last?.style ?? .plain))
      }
      runs += own
      defer { start += own.reduce(0) { $0 + $1.text.unicodeScalars.count } }
      return TextArranger.Block.Line(
        text: text, top: line.frame.y, bottom: line.frame.y + line.frame.height, start: start)
    }
    return TextArranger.Block(
      lines: drawn, runs: runs, columns: cells(of: part.frame).columns,
      alignment: alignment(of: shown, in: part.frame), part: index)
  }

  /// By the widest gaps that the lines leave at their sides.
  private func alignment(of lines: [LayoutLine], in frame: LayoutFrame) -> TextArranger.Block.Alignment {
    let left = lines.reduce(0) { max($0, $1.frame.x - frame.x) }
    let right = lines.reduce(0) { max($0, frame.x + frame.width - $1.frame.x - $1.frame.width) }
    let isCentered = lines.allSatisfy {
      abs($0.frame.x - frame.x - (frame.x + frame.width - $0.frame.x - $0.frame.width)) < 1
    }
    if left < 1 { return .start }
    return isCentered ? .center : right < left ? .end : .start
  }

  private func block(ofLabel label: String, in part: LayoutPart, _ index: Int) -> TextArranger.Block? {
    guard !label.isEmpty, part.visible.height > 0 else { return nil }
    // Brackets stay with the words beside them.
    return block("[\u{A0}\(glyphs.drawn(label))\u{A0}]", in: part.visible, .center, index)
  }

  private func block(
    _ text: String, in frame: LayoutFrame, _ alignment: TextArranger.Block.Alignment, _ index: Int
  ) -> TextArranger.Block? {
    guard frame.height > 0, frame.width > 0 else { return nil }
    return TextArranger.Block(
      lines: [.init(text: text, top: frame.y, bottom: frame.y + frame.height)],
      runs: [TextStyle.Run(text: text, style: .plain)], columns: cells(of: frame).columns,
      alignment: alignment, part: index)
  }

  /// The end column for text in a row: the first row ends with the sign of the bubble's state.
  private func end(of row: Int) -> Int { extent.upperBound - (row == rows.lowerBound ? 3 : 1) }

  /// The number of free cells from a column on.
  private func room(at column: Int, row: Int) -> Int {
    let words = taken[row] ?? []
    if words.contains(where: { $0.contains(column) }) { return 0 }
    let next = words.map(\.lowerBound).filter { $0 > column }.min().map { $0 - 1 } ?? end(of: row)
    return max(0, next - column)
  }

  /// Writes what is in view of a text: what the window cuts off just ends there.
  private mutating func put(
    _ text: TextArranger.Placement, of parts: [LayoutPart], in frame: inout Frame
  ) {
    guard rows.contains(text.row) else { return }
    taken[text.row, default: []].append(text.columns)
    var hidden = max(0, columns.lowerBound - text.column)
    var column = max(text.column, columns.lowerBound)
    let part = parts.indices.contains(text.part) ? parts[text.part] : nil
    if let part { keepOnButton(text, part, in: &frame) }
    for run in text.runs where column < columns.upperBound {
      let width = CellWidth.width(of: run.text)
      let shown = hidden == 0 ? run.text : hidden < width ? run.text.droppingCells(hidden) : ""
      hidden = max(0, hidden - width)
      column += put(
        shown, run.style, part, column: column, row: text.row, width: columns.upperBound - column, in: &frame)
    }
  }

  /// Writes words of one look; gives the number of cells they take.
  private func put(
    _ text: String, _ look: TextStyle, _ part: LayoutPart?, column: Int, row: Int, width: Int,
    in frame: inout Frame
  ) -> Int {
    if design != nil {
      return putOver(text, look, part, column: column, row: row, width: width, in: &frame)
    }
    return frame.put(
      text, column: layout.window.column + column, row: layout.window.row + row, width: width,
      style: look.isBold ? style.bold : style)
  }

  func set(
    _ glyph: Glyph, _ column: Int, _ row: Int, _ other: Style? = nil, in frame: inout Frame
  ) {
    guard rows.contains(row), columns.contains(column) else { return }
    frame.set(glyph, other ?? style, column: layout.window.column + column, row: layout.window.row + row)
  }

  func row(at height: Double) -> Int {
    Int(((Double(y) + height) / Double(layout.pointsPerRow)).rounded(.down))
  }

  /// The cells a part takes of those that are shown, on the screen.
  func area(of part: LayoutPart) -> CellRect {
    let cells = cells(of: part.visible)
    let shown = cells.columns.clamped(to: columns)
    let first = max(cells.rows.lowerBound, rows.lowerBound)
    let last = min(cells.rows.upperBound, rows.upperBound - 1)
    return CellRect(
      column: layout.window.column + shown.lowerBound, row: layout.window.row + first, columns: shown.count,
      rows: last - first + 1)
  }

  /// The cells of a text that are shown, on the screen.
  func area(of text: TextArranger.Placement) -> CellRect {
    let shown = text.columns.clamped(to: columns)
    return CellRect(
      column: layout.window.column + shown.lowerBound, row: layout.window.row + text.row,
      columns: rows.contains(text.row) ? shown.count : 0, rows: 1)
  }

  func cells(of area: LayoutFrame) -> (columns: Range<Int>, rows: ClosedRange<Int>) {
    let left = layout.column(ofX: x + Int(area.x.rounded()))
    let right = layout.column(ofX: x + Int((area.x + area.width).rounded()))
    let first = row(at: area.y)
    return (left..<max(left, right), first...max(first, row(at: area.y + max(0, area.height - 1))))
  }
}

extension String {
  /// The text without its first cells; half a wide character becomes a space.
  func droppingCells(_ count: Int) -> String {
    var dropped = 0
    var rest = self[...]
    while dropped < count, let first = rest.first {
      dropped += CellWidth.width(of: String(first))
      rest = rest.dropFirst()
    }
    return String(repeating: " ", count: max(0, dropped - count)) + rest
  }
}

extension Style {
  /// The style in bold.
  fileprivate var bold: Style { Style(foreground, on: background, attributes.union(.bold)) }
}
