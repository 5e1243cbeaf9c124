import ChatRoom
import TerminalText

extension Player {
  /// Draws the player: the session with the scrub bar and the present step below.
  public func frame(size: TerminalSize, theme: Theme) -> Frame {
    guard Session.fits(size), session.pages.isEmpty else { return session.frame(size: size, theme: theme) }
    var frame = Frame(size: size)
    let room = TerminalSize(columns: size.columns, rows: size.rows - 1)
    session.draw(Scene(session: session, theme: theme, size: room), in: &frame)
    PlayerView(player: self, theme: theme, size: size).draw(in: &frame)
    return frame
  }
}

/// The player's bar below the session.
struct PlayerView {
  let player: Player
  let theme: Theme
  let size: TerminalSize

  /// The cells of the scrub bar.
  static func bar(_ size: TerminalSize) -> CellRect {
    CellRect(column: 4, row: size.rows - 2, columns: size.columns - 4 - tail, rows: 1)
  }

  /// The text behind the bar: the position and the speed.
  private static let tail = 26
  private static let maximumFailures = 6

  func draw(in frame: inout Frame) {
    drawBar(in: &frame)
    drawStep(in: &frame)
    drawFailures(in: &frame)
  }

  private var glyphs: GlyphSet { theme.glyphs }

  // MARK: The bar

  private func drawBar(in frame: inout Frame) {
    let bar = PlayerView.bar(size)
    let sign = player.isAtEnd ? glyphs.stopped : player.isPlaying ? glyphs.playing : glyphs.paused
    frame.put(sign, column: 1, row: bar.row, width: 2, style: theme.key)
    let last = max(1, bar.columns - 1)
    let count = max(1, player.script.count)
    let shown = (player.shownStep ?? -1) + 1
    let head = shown * last / count
    for cell in 0..<bar.columns {
      frame.set(
        cell < head ? glyphs.played : glyphs.unplayed, cell < head ? theme.key : theme.border,
        column: bar.column + cell, row: bar.row)
    }
    // Where several marks share a cell the most telling one shows.
    var telling: [Int: Script.Mark] = [:]
    for (step, mark) in player.marks {
      let cell = (step + 1) * last / count
      telling[cell] = max(telling[cell] ?? mark, mark)
    }
    for (cell, mark) in telling {
      frame.set(self.sign(of: mark), style(of: mark), column: bar.column + cell, row: bar.row)
    }
    let here = frame[bar.column + head, bar.row]
    frame.set(
      glyphs.head, Style(here.style.foreground, on: .standard, [.bold, .reverse]), column: bar.column + head,
      row: bar.row)
    let isWhole = player.speed == player.speed.rounded()
    let speed = isWhole ? "\(Int(player.speed))" : "\((player.speed * 100).rounded() / 100)"
    let text = "\(shown)/\(player.script.count)  \(glyphs.times)\(speed)"
    frame.put(text, endingAt: size.columns - 1, row: bar.row, style: theme.dim)
  }

  private func sign(of mark: Script.Mark) -> Glyph {
    switch mark {
    case .impression: glyphs.impressed
    case .met: glyphs.met
    case .failed: glyphs.failed
    }
  }

  private func style(of mark: Script.Mark) -> Style {
    switch mark {
    case .impression: theme.good
    case .met: theme.key
    case .failed: theme.bad
    }
  }

  // MARK: The step

  private func drawStep(in frame: inout Frame) {
    let row = size.rows - 1
    let hints = hints()
    let space = (hints.first?.area.column ?? size.columns) - 2
    let notice = player.notice ?? ""
    let noticeWidth = CellWidth.width(of: notice)
    if !notice.isEmpty, stepWidth + 2 + noticeWidth > space {
      frame.put(notice, column: 1, row: row, width: space, style: theme.warning, ellipsis: glyphs.ellipsis)
    } else if let step = player.shownStep {
      let label = "line \(player.script.line(step)) "
      let used = frame.put(label, column: 1, row: row, width: space, style: theme.dim)
      let said =
        frame.put(
          player.script.text(step), column: 1 + used, row: row, width: max(0, space - used - shortened.count),
          style: isFailed(step) ? theme.bad : theme.text, ellipsis: glyphs.ellipsis)
      frame.put(shortened, column: 1 + used + said, row: row, width: space - used - said, style: theme.dim)
    } else {
      frame.put(
        player.session.title, column: 1, row: row, width: space, style: theme.text, ellipsis: glyphs.ellipsis)
    }
    // A notice goes behind the text it would hide if both fit.
    if !notice.isEmpty, stepWidth + 2 + noticeWidth <= space {
      frame.put(notice, column: 3 + stepWidth, row: row, width: noticeWidth, style: theme.warning)
    }
    for hint in hints {
      let column = hint.area.column
      let used = frame.put(hint.key, column: column, row: row, width: size.columns - column, style: theme.key)
      frame.put(
        hint.word, column: column + used + 1, row: row, width: size.columns - column - used, style: theme.dim)
    }
  }

  /// The cells of what the last row says of the step that is shown, in full.
  private var stepWidth: Int {
    guard let step = player.shownStep else { return CellWidth.width(of: player.session.title) }
    return CellWidth.width(of: "line \(player.script.line(step)) \(player.script.text(step))\(shortened)")
  }

  /// A key in the last row, and its position.
  struct Hint {
    var key: String
    var word: String
    var command: Command
    var area: CellRect
  }

  /// The most telling keys, as many as leave half of the row; the way out and the help among them.
  func hints() -> [Hint] {
    let wanted: [(rank: Int, key: String, word: String, command: Command)] = [
      (0, "Space", player.isPlaying ? "pause" : player.isAtEnd ? "again" : "resume", .playOrPause),
      (3, ".", player.isAtEnd ? "" : "step", .step(1)),
      (4, ",", player.shownStep == nil ? "" : "back", .step(-1)),
      (6, "}", player.expectations > 0 ? "expectation" : "", .goToExpectation(1)),
      (7, "x", player.failures > 0 ? "failure" : "", .goToFailure(1)),
      (5, "Enter", player.isPlaying ? "" : "take over", .handOver), (9, "]", "faster", .changeSpeed(1)),
      (8, "w", "why", .explanation), (1, "?", "help", .help), (2, "q", "quit", .quit),
    ]
    func cells(_ key: String, _ word: String) -> Int {
      CellWidth.width(of: key) + CellWidth.width(of: word) + 3
    }
    var used = 0
    var chosen: Set<Int> = []
    for (rank, key, word, _) in wanted.sorted(by: { $0.rank < $1.rank }) where !word.isEmpty {
      guard used + cells(key, word) <= size.columns / 2 else { continue }
      used += cells(key, word)
      chosen.insert(rank)
    }
    var column = size.columns - used
    return wanted.filter { chosen.contains($0.rank) }.map { _, key, word, command in
      let width = cells(key, word)
      defer { column += width }
      return Hint(
        key: key, word: word, command: command,
        area: CellRect(column: column, row: size.rows - 1, columns: width - 2, rows: 1))
    }
  }

  private func isFailed(_ step: Int) -> Bool {
    if case .check(_, let failures) = player.script.step(step) { !failures.isEmpty } else { false }
  }

  /// That a wait is played in less time than it takes.
  private var shortened: String {
    guard let step = player.shownStep, case .action(let action) = player.script.step(step) else { return "" }
    switch action {
    case .wait(let seconds) where Double(seconds) * 1000 > Pace.maximumWait: return "  (shortened)"
    case .waitUntil: return "  (shortened)"
    default: return ""
    }
  }

  /// Whether the step that is shown checks expectations.
  private var isCheck: Bool {
    if let step = player.shownStep, case .check = player.script.step(step) { true } else { false }
  }

  /// The expectations of the step that is shown; at the end of a script that failed, all of them.
  private var shownCheck: (met: Int, failures: [String])? {
    if let step = player.shownStep, case .check(let met, let failures) = player.script.step(step) {
      return (met, failures)
    }
    guard player.isAtEnd, player.failures > 0 else { return nil }
    return (player.expectations - player.failures, Array(repeating: "", count: player.failures))
  }

  /// The expected and actual values of a failure, drawn over the end of the panel.
  private func drawFailures(in frame: inout Frame) {
    guard let (met, failures) = shownCheck else { return }
    let layout = player.session.layout(size: TerminalSize(columns: size.columns, rows: size.rows - 1))
    let rect = layout.panel
    var lines: [(text: String, style: Style)] = []
    if failures.isEmpty {
      lines.append(("\(glyphs.met.base) \(met) of \(met) expectations met", theme.good))
    } else {
      lines.append(
        ("\(glyphs.failed.base) \(failures.count) of \(met + failures.count) expectations not met", theme.bad)
      )
      if !isCheck { lines.append(("  X goes to the last of them", theme.dim)) }
      for failure in isCheck ? failures.prefix(PlayerView.maximumFailures) : [] {
        lines += WordWrap.lines(of: failure, width: rect.columns - 3).map { ("  " + $0, theme.text) }
      }
      let more = failures.count - PlayerView.maximumFailures
      if more > 0, isCheck { lines.append(("  and \(more) more", theme.dim)) }
    }
    let most = max(1, rect.rows / 2)
    let shown = lines.prefix(most)
    let first = size.rows - 2 - shown.count
    for row in first - 1..<size.rows - 2 where row >= 0 {
      frame.fill(.space, theme.text, columns: rect.column..<rect.endColumn, row: row)
    }
    if first > 0 {
      frame.fill(glyphs.horizontal, theme.border, columns: rect.column..<rect.endColumn, row: first - 1)
    }
    for (index, line) in shown.enumerated() {
      frame.put(
        line.text, column: rect.column + 1, row: first + index, width: rect.columns - 1, style: line.style,
        ellipsis: glyphs.ellipsis)
    }
  }
}
