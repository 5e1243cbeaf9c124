import ChatRoom
import TerminalText

/// The layout of the screen, and the phone's scale.
struct ScreenLayout {
  /// The least screen everything fits on.
  static let least = TerminalSize(columns: 60, rows: 18)

  private static let pointsPerColumn = 8
  static let standardPointsPerRow = 20
  /// From this size on the phone is as tall as the screen, its cells keeping their proportion, and the panels get what
  /// they need.
  static let large = TerminalSize(columns: 200, rows: 60)
  private static let minimumLargePanels = 104
  /// Rows of the phone that are not chat window: the frame, the header, the input bar.
  static let furnitureRows = 4

  /// Whether the screen is large: the phone fills its height.
  let isLarge: Bool
  /// The phone with its frame.
  let phone: CellRect
  /// The panel at its right.
  let panel: CellRect
  /// A second column at the panel's right, where there is room for one.
  let secondPanel: CellRect?
  /// The footer's row.
  let footerRow: Int
  /// The chat window inside the phone.
  let window: CellRect
  /// The number of points that a row of the chat window covers: a whole number, so that scrolling by rows
  /// keeps every edge at the same half of its row.
  let pointsPerRow: Int
  /// The width of the chat window in points.
  let windowWidth: Int
  /// The columns of the whole screen.
  let screenColumns: Int
  /// The maximum width of the panel in columns: beyond it, numbers are too far from their names.
  static let widestPanel = 84
  /// The width from which the panel has two columns, and the minimum width of the first.
  private static let minimumForTwoPanels = 90
  private static let minimumFirstPanel = 48
  private static let widestFirstPanel = 68

  /// The rows of the quick replies above the chat bar, nil where there are none.
  let quickReplies: CellRect?
  /// The row of the chat bar.
  let chatBarRow: Int

  /// - Parameters:
  ///   - quickReplies: the height of the quick replies in points, 0 where there are none.
  ///   - areOver: whether they cover the chat window, which is as tall as ever then.
  ///   - grid: the phones that this one stands among, if there are several.
  ///   - slot: its place there, from 0.
  init(
    size: TerminalSize, device: Device, quickReplies: Int = 0, areOver: Bool = false,
    in grid: PhoneGrid? = nil,
    slot: Int = 0
  ) {
    let furnitureRows = ScreenLayout.furnitureRows
    let height = device.chatWindow.height
    windowWidth = max(1, device.chatWindow.width)
    screenColumns = size.columns
    footerRow = size.rows - 1
    let space =
      grid?.slots[slot]
      ?? CellRect(column: 0, row: 0, columns: size.columns, rows: max(furnitureRows + 1, size.rows - 1))
    let rows = space.rows - furnitureRows
    isLarge =
      grid == nil && size.columns >= ScreenLayout.large.columns && size.rows >= ScreenLayout.large.rows
    pointsPerRow =
      grid?.pointsPerRow ?? max(isLarge ? 1 : ScreenLayout.standardPointsPerRow, (height + rows - 1) / rows)
    let windowRows = min(rows, max(1, (height + pointsPerRow - 1) / pointsPerRow))
    let natural = ScreenLayout.naturalColumns(width: windowWidth, pointsPerRow: pointsPerRow)
    let minimumPanel = isLarge ? ScreenLayout.minimumLargePanels : min(44, max(30, size.columns / 2))
    let columns = grid?.columns(of: device) ?? max(8, min(natural, size.columns - minimumPanel - 3))
    phone = CellRect(
      column: space.column, row: space.row, columns: columns + 2, rows: windowRows + furnitureRows)
    let replyRows = RoomScale.rows(
      ofQuickReplies: quickReplies, pointsPerRow: pointsPerRow, most: windowRows - 1)
    window = CellRect(
      column: phone.column + 1, row: phone.row + 2, columns: columns,
      rows: windowRows - (areOver ? 0 : replyRows))
    chatBarRow = phone.row + 2 + windowRows
    self.quickReplies =
      replyRows > 0
      ? CellRect(column: window.column, row: chatBarRow - replyRows, columns: columns, rows: replyRows) : nil
    if let grid {
      panel = grid.panel
      secondPanel = nil
      return
    }
    let free = size.columns - columns - 3
    let first =
      free < ScreenLayout.minimumForTwoPanels
      ? min(free, ScreenLayout.widestPanel)
      : min(max(ScreenLayout.minimumFirstPanel, free * 11 / 20), ScreenLayout.widestFirstPanel)
    panel = CellRect(column: columns + 3, row: 0, columns: first, rows: size.rows - 1)
    secondPanel =
      free < ScreenLayout.minimumForTwoPanels
      ? nil
      : CellRect(
        column: panel.endColumn + 2, row: 0, columns: min(free - first - 2, ScreenLayout.widestPanel),
        rows: size.rows - 1)
  }

  /// The columns of a chat window whose cells keep their proportion. A phone too tall for the screen is not made
  /// narrower: its words need the columns.
  static func naturalColumns(width: Int, pointsPerRow: Int) -> Int {
    let points = pointsPerColumn * min(pointsPerRow, standardPointsPerRow)
    return (width * standardPointsPerRow + points - 1) / points
  }

  /// The column of an x in points of the chat window, counted from the window's left.
  func column(ofX x: Int) -> Int {
    let scaled = x * window.columns
    return (2 * scaled + windowWidth) / (2 * windowWidth)
  }
}

extension Session {
  /// The least screen the room fits on.
  public static let minimumSize = ScreenLayout.least

  /// Draws the session: a pure function of its state, the size and the theme.
  public func frame(size: TerminalSize, theme: Theme) -> Frame {
    var frame = Frame(size: size)
    guard Session.fits(size) else {
      drawTooSmall(&frame, theme)
      return frame
    }
    draw(Scene(session: self, theme: theme, size: size), in: &frame)
    return frame
  }

  /// Whether everything fits on a screen of that size.
  static func fits(_ size: TerminalSize) -> Bool {
    size.columns >= minimumSize.columns && size.rows >= minimumSize.rows
  }

  func draw(_ scene: Scene, in frame: inout Frame) {
    if let page = pages.last { return PageView(scene: scene, page: page).draw(in: &frame) }
    PhoneView(scene: scene).draw(in: &frame)
    if scene.grid != nil {
      ComparisonView(scene: scene).draw(in: &frame)
    } else {
      PanelView(scene: scene).draw(in: &frame)
    }
    // A player has its own.
    if !isPlayed { FooterView(scene: scene, row: scene.layout.footerRow).draw(in: &frame) }
  }

  private func drawTooSmall(_ frame: inout Frame, _ theme: Theme) {
    let texts = [
      "Bubblescope needs \(ScreenLayout.least.columns)x\(ScreenLayout.least.rows) characters, "
        + "this window has \(frame.size.columns)x\(frame.size.rows).",
      "Make it larger to continue: nothing is lost.",
    ]
    let lines = texts.flatMap { WordWrap.lines(of: $0, width: frame.size.columns) }
    for (index, line) in lines.enumerated() {
      frame.put(line, column: 0, row: index, width: frame.size.columns, style: theme.text)
    }
  }
}
