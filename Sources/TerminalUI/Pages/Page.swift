import TerminalText
import ChatRoom

/// A page over the whole screen, and what of it is looked at.
public struct Page: Hashable, Sendable {
  /// Which page.
  public enum Kind: Hashable, Sendable {
    /// The selected bubble, explained in full.
    case explanation
    /// The statistics LINE will tell.
    case insight
    /// The event log.
    case events
    /// All keys.
    case help
  }

  /// Which page.
  public var kind: Kind
  /// How many lines are scrolled away at the top.
  public var scrolled = 0
  /// What the person looks for; nil when they don't.
  public var query: String?
  /// Whether keys go to the query.
  public var isTyping = false
  /// Which events are shown.
  public var filter = EventFilter()
  /// How many visits before the last one the explanation looks.
  public var visitsBack = 0

  /// Opens a page at its top.
  public init(_ kind: Kind) {
    self.kind = kind
  }

  var context: KeyContext {
    switch kind {
    case .explanation: .explanation
    case .insight: .insight
    case .events: .events
    case .help: .help
    }
  }
}

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

/// What a page says, for a width: lines are made when they are drawn.
protocol PageContent {
  /// What stands in the first row.
  var title: String { get }
  /// What stands at the first row's end.
  var note: String { get }
  /// Lines that stay while the others scroll.
  var head: [PageLine] { get }
  /// How many lines scroll.
  var count: Int { get }
  /// One of them.
  func line(_ index: Int) -> PageLine
}

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
    case .insight: content = InsightPage(scene: scene)
    case .events: content = EventsPage(scene: scene, page: page)
    case .help: content = HelpPage(scene: scene, page: page)
    }
  }

  /// The rows the scrolling lines have.
  var rows: Int { max(1, scene.size.rows - 2 - content.head.count) }

  /// How many lines can be scrolled away.
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
    for (index, line) in content.head.enumerated() { draw(line, row: 1 + index, in: &frame) }
    let first = 1 + content.head.count
    let scrolled = min(page.scrolled, lastScroll)
    for index in scrolled..<min(scrolled + rows, content.count) {
      draw(content.line(index), row: first + index - scrolled, in: &frame)
    }
    drawScrollBar(first, scrolled, in: &frame)
    FooterView(scene: scene, row: scene.size.rows - 1).draw(in: &frame)
    scene.mark(.page, CellRect(column: 0, row: 0, columns: columns, rows: scene.size.rows - 1))
  }

  private func draw(_ line: PageLine, row: Int, in frame: inout Frame) {
    let end = scene.size.columns - 2
    var column = 1
    for piece in line.pieces {
      column = piece.column ?? column
      column += frame.put(
        piece.text, column: column, row: row, width: end - column, style: piece.style,
        ellipsis: scene.theme.glyphs.ellipsis)
    }
  }

  /// Where in the page the screen is, when there is more than fits.
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
