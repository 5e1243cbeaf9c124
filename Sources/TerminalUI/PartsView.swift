import TerminalText
import BubbleLayout
import ChatRoom
import MessagingAPI
import Synchronization

/// What is in a bubble, where it stands there: pictures, texts, buttons, lines.
///
/// A row of the terminal is about as tall as a line of text on the phone, so two lines can fall on one row; then
/// the first one stays.
struct PartsView {
  let signs: Signs
  let layout: ScreenLayout
  let scale: RoomScale
  /// Where the bubble's left and upper edges are, in points of the chat window.
  let x: Int
  let y: Int
  /// The columns of the bubble or card, some of which can lie outside the chat window.
  let extent: Range<Int>
  /// The cells it may draw in, of the chat window.
  let columns: Range<Int>
  let rows: Range<Int>
  let style: Style
  /// The style of pictures: fainter than words.
  let faint: Style
  /// The cells of each row that have words on them.
  private var taken: [Int: [Range<Int>]] = [:]

  init(
    signs: Signs, layout: ScreenLayout, scale: RoomScale, x: Int, y: Int, extent: Range<Int>,
    columns: Range<Int>, rows: Range<Int>, style: Style, faint: Style
  ) {
    self.signs = signs
    self.layout = layout
    self.scale = scale
    self.x = x
    self.y = y
    self.extent = extent
    self.columns = columns
    self.rows = rows
    self.style = style
    self.faint = faint
  }

  /// Draws the parts of one bubble or card, and `note` in the last row when that is free.
  mutating func draw(_ parts: [LayoutPart], note: String, in frame: inout Frame) {
    for part in parts { drawArea(part, in: &frame) }
    for part in parts { drawWords(part, in: &frame) }
    for part in parts { drawSeparator(part, in: &frame) }
    if let last = rows.last, room(at: extent.lowerBound + 1, row: last) >= CellWidth.width(of: note) {
      put(note, at: extent.lowerBound + 1, row: last, style, in: &frame)
    }
  }

  /// Pictures and lines, over which words can stand.
  private func drawArea(_ part: LayoutPart, in frame: inout Frame) {
    switch part.kind {
    case .image, .picture: shade(part.visible, in: &frame)
    case .video:
      shade(part.visible, in: &frame)
      let middle = cells(of: part.visible)
      let row = (middle.rows.lowerBound + middle.rows.upperBound) / 2
      set(signs.behind, (middle.columns.lowerBound + middle.columns.upperBound) / 2, row, in: &frame)
    case .icon:
      let cells = cells(of: part.visible)
      set(signs.bullet, cells.columns.lowerBound, cells.rows.lowerBound, in: &frame)
    case .block, .box, .text, .button, .words, .row, .separator: break
    }
  }

  /// A line stands in a row without words only.
  private func drawSeparator(_ part: LayoutPart, in frame: inout Frame) {
    guard case .separator = part.kind else { return }
    let cells = cells(of: part.visible)
    guard taken[cells.rows.lowerBound] == nil else { return }
    for column in cells.columns { set(signs.horizontal, column, cells.rows.lowerBound, in: &frame) }
  }

  private func shade(_ area: LayoutFrame, in frame: inout Frame) {
    let cells = cells(of: area)
    // A row belongs to a picture when most of it does.
    let first = row(at: area.y + Double(layout.pointsPerRow) / 2)
    let last = row(at: area.y + area.height - Double(layout.pointsPerRow) / 2)
    guard first <= last else { return }
    for row in first...last {
      for column in cells.columns { set(signs.shade, column, row, faint, in: &frame) }
    }
  }

  private mutating func drawWords(_ part: LayoutPart, in frame: inout Frame) {
    switch part.kind {
    case .text(let lines, let isCut): drawText(lines, of: part, isCut: isCut, in: &frame)
    case .words(let lines, let isTitle):
      let height = part.frame.height / Double(max(1, lines.count))
      for (index, line) in lines.enumerated() {
        let frameOfLine = LayoutFrame(
          x: part.frame.x, y: part.frame.y + Double(index) * height, width: part.frame.width, height: height)
        put(line, in: frameOfLine, isTitle ? style.bold : style, &frame)
      }
    case .button(_, let label), .row(let label):
      guard !label.isEmpty else { return }
      let text = "[ \(label) ]"
      let cells = cells(of: part.visible)
      let width = min(CellWidth.width(of: text), cells.columns.count)
      let start = cells.columns.lowerBound + (cells.columns.count - width) / 2
      let middle = row(at: part.visible.y + part.visible.height / 2)
      put(text, at: start, row: middle, width: width, style, in: &frame)
    case .block, .box, .image, .icon, .separator, .video, .picture: break
    }
  }

  /// The lines of a text as they break on the phone; broken anew where letters, which are wider here, do not
  /// fit, in as many rows as the text has on the screen.
  private mutating func drawText(
    _ lines: [LayoutLine], of part: LayoutPart, isCut: Bool, in frame: inout Frame
  ) {
    let shown = lines.filter { $0.frame.intersection(part.visible).height > 0 }
    guard let first = shown.first, let last = shown.last else { return }
    let isBold = first.pieces.contains { $0.style.isBold == true }
    let style = isBold ? style.bold : style
    let texts = shown.map { $0.pieces.map(\.text).joined() }
    let end = isCut ? String(signs.ellipsis.base) : ""
    let start = layout.column(ofX: x + Int(part.frame.x.rounded()))
    let right = layout.column(ofX: x + Int((part.frame.x + part.frame.width).rounded()))
    let width = min(right, extent.upperBound - 1) - start
    guard shown.count > 1, width > 3, texts.contains(where: { CellWidth.width(of: $0) > width }) else {
      for (text, line) in zip(texts, shown) {
        put(text + (line == last ? end : ""), in: line.frame, style, &frame)
      }
      return
    }
    let firstRow = row(at: first.frame.y + first.frame.height / 2)
    let lastRow = row(at: last.frame.y + last.frame.height / 2)
    let anew = Prose.lines(of: texts.joined(separator: " "), width: width)
    for (index, text) in anew.prefix(lastRow - firstRow + 1).enumerated() {
      let isLast = index == lastRow - firstRow && index < anew.count - 1
      let rest = isLast ? " " + anew[index + 1] : ""
      put(text + rest, at: start, row: firstRow + index, width: width, style, in: &frame)
    }
  }

  private mutating func put(_ text: String, in line: LayoutFrame, _ style: Style, _ frame: inout Frame) {
    let width = CellWidth.width(of: text)
    let start = layout.column(ofX: x + Int(line.x.rounded()))
    let row = row(at: line.y + line.height / 2)
    // Letters are wider here than on the phone: what would stand out at the right moves left where it can.
    let before = (taken[row] ?? []).filter { $0.lowerBound <= start }.map { $0.upperBound + 1 }.max()
    let shifted = max(before ?? extent.lowerBound + 1, min(start, end(of: row) - width))
    put(text, at: shifted, row: row, style, in: &frame)
  }

  /// Where words end in a row: the first one ends with the sign of the bubble's state.
  private func end(of row: Int) -> Int { extent.upperBound - (row == rows.lowerBound ? 3 : 1) }

  /// How many cells are free from a column on.
  private func room(at column: Int, row: Int) -> Int {
    let words = taken[row] ?? []
    if words.contains(where: { $0.contains(column) }) { return 0 }
    let next = words.map(\.lowerBound).filter { $0 > column }.min().map { $0 - 1 } ?? end(of: row)
    return max(0, next - column)
  }

  private mutating func put(
    _ text: String, at column: Int, row: Int, width: Int = .max, _ style: Style, in frame: inout Frame
  ) {
    guard rows.contains(row) else { return }
    let room = min(width, room(at: column, row: row))
    let needed = CellWidth.width(of: text)
    guard room >= min(needed, 3) else { return }
    taken[row, default: []].append(column..<column + min(room, needed))
    // What the window cuts off at the left is not written, and what it cuts off at the right just ends there.
    let hidden = max(0, columns.lowerBound - column)
    let clipped = hidden == 0 ? text : text.droppingCells(hidden)
    let visible = min(column + room, columns.upperBound) - max(column, columns.lowerBound)
    guard visible > 0 else { return }
    let isCutByWindow = column + min(room, needed) > columns.upperBound
    frame.put(
      clipped, column: layout.window.column + max(column, columns.lowerBound), row: layout.window.row + row,
      width: visible, style: style, ellipsis: isCutByWindow ? nil : signs.ellipsis)
  }

  private func set(
    _ glyph: Glyph, _ column: Int, _ row: Int, _ other: Style? = nil, in frame: inout Frame
  ) {
    guard rows.contains(row), columns.contains(column) else { return }
    frame.set(glyph, other ?? style, column: layout.window.column + column, row: layout.window.row + row)
  }

  private func row(at height: Double) -> Int {
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

  private func cells(of area: LayoutFrame) -> (columns: Range<Int>, rows: ClosedRange<Int>) {
    let left = layout.column(ofX: x + Int(area.x.rounded()))
    let right = layout.column(ofX: x + Int((area.x + area.width).rounded()))
    let first = row(at: area.y)
    return (left..<max(left, right), first...max(first, row(at: area.y + max(0, area.height - 1))))
  }
}

extension String {
  /// The text without what stands in its first cells; half a wide character is a space.
  fileprivate func droppingCells(_ count: Int) -> String {
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

/// The parts of bubbles as they were laid out, so that drawing does not lay them out again.
final class PartsCache: Sendable {
  private struct Key: Hashable {
    var bubble: Int
    var device: LayoutDevice
  }

  /// Bubbles whose parts are kept; a screen shows few.
  private static let most = 200

  private let kept = Mutex<[Key: [[LayoutPart]]]>([:])

  /// The parts of each card of a bubble, or of the bubble itself as its only one; empty for what has none.
  func parts(of message: WrittenMessage, bubble: Int, on device: LayoutDevice) -> [[LayoutPart]] {
    kept.withLock { kept in
      let key = Key(bubble: bubble, device: device)
      if let known = kept[key] { return known }
      let parts: [[LayoutPart]] =
        switch message.object {
        case .flex(let flex): FlexLayout(flex, on: device).bubbles.map(\.parts)
        case .template(let template): TemplateLayout(template, on: device).cards.map(\.parts)
        case .coupon: [TemplateLayout.coupon(on: device).parts]
        case .imagemap:
          BubbleLayout.size(of: message.object, explicit: ExplicitSize(), on: device).flatMap { size in
            message.json.map { [ImagemapLayout.parts(of: $0, width: size.width, height: size.height)] }
          } ?? []
        default: []
        }
      // What has nothing to draw is drawn by its words.
      let isEmpty = parts.joined().allSatisfy(\.isBackground)
      let drawn = isEmpty ? [] : parts
      if kept.count >= PartsCache.most { kept.removeAll() }
      kept[key] = drawn
      return drawn
    }
  }
}

extension LayoutPart {
  /// Whether it lies behind what there is to see.
  fileprivate var isBackground: Bool {
    switch kind {
    case .block, .box: true
    default: false
    }
  }
}
