import ChatRoom

/// Phones beside each other, drawn to the same scale, with a panel at their right.
struct PhoneGrid {
  /// The space of each phone, the session's own first.
  let slots: [CellRect]
  /// What is left for the panel.
  let panel: CellRect
  /// The points that a row of each chat window covers.
  let pointsPerRow: Int
  /// The columns of the widest chat window.
  private let widestWindow: Int
  /// The width in points that those columns show.
  private let widestPoints: Int

  private static let leastWindow = 22
  /// From this size on phones stand in two rows when they are many.
  private static let leastForTwoRows = ScreenLayout.large
  private static let gap = 1
  private static let leastPanel = 26
  /// The least columns of a screen for two phones.
  static let leastColumns = leastPanel + 2 * (leastWindow + 2 + gap)

  /// As many of the devices as there is room for, at least two; nil where there is room for one only.
  init?(size: TerminalSize, devices: [Device]) {
    let rows = size.rows - 1
    let most = devices.count
    let canStack =
      size.columns >= PhoneGrid.leastForTwoRows.columns && size.rows >= PhoneGrid.leastForTwoRows.rows
    let leastPanel = min(56, max(PhoneGrid.leastPanel, size.columns / 4))
    let widest = (size.columns - leastPanel) / (PhoneGrid.leastWindow + 2 + PhoneGrid.gap)
    let isStacked = most > 2 && canStack
    let count = min(most, isStacked ? widest * 2 : canStack ? widest : 2)
    guard count >= 2, widest >= 2 else { return nil }
    let shown = devices.prefix(count)
    let gridRows = isStacked ? 2 : 1
    let columns = (count + gridRows - 1) / gridRows
    let slotRows = rows / gridRows
    let least = isStacked || !canStack ? ScreenLayout.standardPointsPerRow : 1
    let windowRows = max(1, slotRows - ScreenLayout.furnitureRows)
    pointsPerRow = shown.reduce(least) { max($0, ($1.chatWindow.height + windowRows - 1) / windowRows) }
    widestPoints = shown.reduce(1) { max($0, $1.chatWindow.width) }
    let natural = ScreenLayout.naturalColumns(width: widestPoints, pointsPerRow: pointsPerRow)
    let window = min(natural, (size.columns - leastPanel) / columns - 2 - PhoneGrid.gap)
    widestWindow = window
    let step = window + 2 + PhoneGrid.gap
    slots = (0..<count).map { index in
      CellRect(
        column: index % columns * step, row: index / columns * slotRows, columns: window + 2,
        rows: slotRows)
    }
    panel = CellRect(
      column: columns * step, row: 0,
      columns: min(size.columns - columns * step, ScreenLayout.widestPanel), rows: rows)
  }

  /// The columns of a device's chat window.
  func columns(of device: Device) -> Int {
    max(8, max(1, device.chatWindow.width) * widestWindow / widestPoints)
  }
}
