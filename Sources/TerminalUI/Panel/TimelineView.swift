import ChatRoom
import ImpressionRules
import TerminalText

/// The visit of a bubble as a plot: a line for each edge, what happened below it, and a key to its signs.
struct TimelineView {
  let theme: Theme
  let visitTrace: VisitTrace
  let place: Int
  let room: Room
  /// The cells it may take.
  let width: Int

  private static let labelWidth = 9
  /// Wider, the eye loses the line.
  private static let maximumCells = 160

  private var glyphs: GlyphSet { theme.glyphs }

  /// Its lines. O(legs + cells).
  var lines: [PageLine] {
    let cells = max(8, min(width - TimelineView.labelWidth - 2, TimelineView.maximumCells))
    let plot = visitTrace.plot(at: place, in: room, cells: cells)
    guard !plot.lines.isEmpty else { return [] }
    var lines: [PageLine] = []
    if visitTrace.forgotten > 0 {
      lines.append(PageLine("the first \(visitTrace.forgotten) movements are not shown", theme.dim, at: 3))
    }
    for line in plot.lines { lines.append(self.line(line)) }
    lines += marks(plot, cells)
    lines.append(axis(cells))
    lines.append(legend(plot))
    return lines
  }

  private func line(_ line: EdgePlot.Line) -> PageLine {
    var result = PageLine(line.edge.names.first ?? "", theme.text, at: 3)
    var start = 0
    while start < line.statuses.count {
      var end = start + 1
      while end < line.statuses.count, line.statuses[end] == line.statuses[start] { end += 1 }
      result = result.adding(
        String(repeating: String(sign(line.statuses[start], line.edge).base), count: end - start),
        style(line.statuses[start]), at: column(start))
      start = end
    }
    return result
  }

  private func column(_ cell: Int) -> Int { 3 + TimelineView.labelWidth + cell }

  private func sign(_ status: EdgePlot.Status, _ edge: Edges) -> Glyph {
    switch status {
    case .absent: .space
    case .visible: glyphs.plotVisible
    case .richMenu: glyphs.plotRichMenu
    case .serviceMenuBar: glyphs.plotServiceMenuBar
    case .quickReplies: glyphs.plotQuickReplies
    case .keyboard: glyphs.plotKeyboard
    case .above: glyphs.plotAbove
    case .below: glyphs.plotBelow
    case .carousel: edge == .left ? glyphs.plotBefore : glyphs.plotBehind
    }
  }

  private func style(_ status: EdgePlot.Status) -> Style {
    switch status {
    case .visible: theme.good
    case .richMenu, .serviceMenuBar, .quickReplies, .keyboard: theme.warning
    case .absent, .above, .below, .carousel: theme.dim
    }
  }

  // MARK: What happened

  /// A letter for what happened in a cell, nil for movements, which need none.
  private func mark(_ leg: VisitTrace.Leg) -> (letter: String, words: String)? {
    switch leg.kind {
    case .entered: ("E", "entered")
    case .scrolled: nil
    case .jumped: ("0", "jumped")
    case .swiped(let swiped, _, _): swiped == place ? ("w", "swiped") : nil
    case .richMenu: ("r", "rich menu opened or closed")
    case .switchedMenu: ("r", "rich menu switched")
    case .keyboard: ("o", "keyboard opened or closed")
    case .serviceMenuBar: ("s", "service bar shown or hidden")
    case .quickReply: ("q", "quick reply tapped")
    case .arrived: ("m", "message arrived")
    case .resized(let resized, _): resized <= place ? ("h", "height changed") : nil
    case .waited: ("t", "time passed")
    }
  }

  /// A row of letters for what happened, with where the bubble was counted, and what the letters mean.
  private func marks(_ plot: EdgePlot, _ cells: Int) -> [PageLine] {
    var letters = [String?](repeating: nil, count: cells)
    var meanings: [(letter: String, words: String)] = []
    for (leg, range) in zip(visitTrace.legs, plot.cells) {
      guard let mark = mark(leg), letters.indices.contains(range.lowerBound) else { continue }
      letters[range.lowerBound] = letters[range.lowerBound] == nil ? mark.letter : "*"
      if !meanings.contains(where: { $0.letter == mark.letter }) { meanings.append(mark) }
    }
    if letters.contains("*") { meanings.append(("*", "several of these")) }
    var row = PageLine("", theme.dim, at: 3)
    for (cell, letter) in letters.enumerated() {
      if let letter { row = row.adding(letter, theme.key, at: column(cell)) }
    }
    var lines = [row]
    if let counted = plot.counted {
      let sign = String(glyphs.counted.base)
      // The word goes to the side with room.
      let isLate = counted > cells - 10
      lines.append(
        PageLine(
          isLate ? "counted \(sign)" : "\(sign) counted", theme.good,
          at: isLate ? column(counted) - 8 : column(counted)))
    }
    var key = PageLine("", theme.dim, at: 3)
    for (index, meaning) in meanings.enumerated() {
      key = key.adding(index == 0 ? "" : "  ", theme.dim).adding(meaning.letter, theme.key)
        .adding(" \(meaning.words)", theme.dim)
    }
    return lines + [key]
  }

  /// When the plot begins and ends: it is spaced by action, not by time.
  private func axis(_ cells: Int) -> PageLine {
    let start = visitTrace.start.timeText
    let isSameDay = visitTrace.start.dateText == visitTrace.end.dateText
    let end =
      isSameDay
      ? visitTrace.end.timeText : "\(visitTrace.end.dateText.dropFirst(5)) \(visitTrace.end.timeText)"
    var line = PageLine("", theme.dim, at: 3).adding(start, theme.dim, at: column(0))
    let words = "spaced by action, not by time"
    let gap = cells - start.utf8.count - end.utf8.count
    if gap > words.utf8.count + 4 {
      line = line.adding(
        words, theme.dim, at: column(start.utf8.count + (gap - words.utf8.count) / 2))
    }
    return line.adding(end, theme.dim, at: column(cells - end.utf8.count))
  }

  /// The signs that occur, and what they mean.
  private func legend(_ plot: EdgePlot) -> PageLine {
    var line = PageLine("", theme.dim, at: 3)
    let seen = Set(plot.lines.flatMap(\.statuses))
    let meanings: [(EdgePlot.Status, String)] = [
      (.visible, "in view"), (.richMenu, "under the rich menu"), (.serviceMenuBar, "under the service bar"),
      (.quickReplies, "under quick replies"), (.keyboard, "under the keyboard"),
      (.above, "above"), (.below, "below the window"), (.carousel, "swiped out of view"),
    ]
    for (status, words) in meanings where seen.contains(status) {
      line = line.adding(line.pieces.count > 1 ? "  " : "", theme.dim)
        .adding(String(sign(status, .right).base), style(status)).adding(" \(words)", theme.dim)
    }
    return line
  }
}
