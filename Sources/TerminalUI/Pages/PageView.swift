import ChatRoom
import TerminalText

/// Draws a page: its title, its head, its lines, the footer.
struct PageView {
  let scene: Scene
  let page: Page
  private let content: any PageContent

  init(scene: Scene, page: Page) {
    self.scene = scene
    self.page = page
    switch page.kind {
    case .explanation: content = ExplanationPage(scene: scene, page: page)
    case .insight(.dashboard): content = DashboardPage(scene: scene, page: page)
    case .insight(let kind): content = CategoryPage(scene: scene, page: page, kind: kind)
    case .events: content = EventsPage(scene: scene, page: page)
    case .bot: content = BotPage(scene: scene, page: page)
    case .exchange(let number): content = ExchangePage(scene: scene, number: number)
    case .help: content = HelpPage(scene: scene, page: page)
    }
  }

  /// The rows the scrolling lines have.
  var rows: Int { max(1, scene.size.rows - 2 - content.head.count) }

  /// The number of lines that can be scrolled.
  var lastScroll: Int { max(0, content.count - rows) }

  func draw(in frame: inout Frame) {
    let theme = scene.theme
    let columns = scene.size.columns
    let noteWidth = min(CellWidth.width(of: content.note), columns / 2)
    frame.put(
      content.note, column: columns - 1 - noteWidth, row: 0, width: noteWidth, style: theme.dim,
      ellipsis: theme.glyphs.ellipsis)
    frame.put(
      content.title, column: 1, row: 0, width: columns - 3 - noteWidth, style: theme.title,
      ellipsis: theme.glyphs.ellipsis)
    scene.mark(.page, CellRect(column: 0, row: 0, columns: columns, rows: scene.size.rows - 1))
    for (index, line) in content.head.enumerated() { draw(line, row: 1 + index, in: &frame) }
    let first = 1 + content.head.count
    let scrolled = min(page.scrolled, lastScroll)
    for index in scrolled..<min(scrolled + rows, content.count) {
      draw(content.line(index), row: first + index - scrolled, in: &frame)
    }
    drawScrollBar(first, scrolled, in: &frame)
    FooterView(scene: scene, row: scene.size.rows - 1).draw(in: &frame)
  }

  private func draw(_ line: PageLine, row: Int, in frame: inout Frame) {
    let end = scene.size.columns - 2
    var column = 1
    for piece in line.pieces {
      column = piece.column ?? column
      if let target = piece.target {
        let width = min(CellWidth.width(of: piece.text), end - column)
        scene.mark(target, CellRect(column: column, row: row, columns: width, rows: 1))
      }
      column += frame.put(
        piece.text, column: column, row: row, width: end - column, style: piece.style,
        ellipsis: scene.theme.glyphs.ellipsis)
    }
  }

  /// The scroll position, if the page is taller than the screen.
  private func drawScrollBar(_ first: Int, _ scrolled: Int, in frame: inout Frame) {
    guard lastScroll > 0 else { return }
    let length = max(1, rows * rows / content.count)
    let start = (rows - length) * scrolled / lastScroll
    for row in 0..<rows {
      let isThumb = row >= start && row < start + length
      frame.set(
        isThumb ? scene.theme.glyphs.thumb : scene.theme.glyphs.track, scene.theme.border,
        column: scene.size.columns - 1, row: first + row)
    }
  }
}
