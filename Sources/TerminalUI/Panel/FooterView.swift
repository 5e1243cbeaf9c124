import ChatRoom
import TerminalText

/// The last row: who, when, where; and the keys that matter here.
struct FooterView {
  let scene: Scene
  let row: Int

  private var session: Session { scene.session }
  private var theme: Theme { scene.theme }

  func draw(in frame: inout Frame) {
    let columns = frame.size.columns
    let hints = hints(atMost: max(columns - statusAndNoticeWidth - 3, min(essentialWidth, columns / 3)))
    let width = hints.reduce(0) { $0 + $1.width + 2 } - 2
    var column = columns - 1 - max(0, width)
    drawStatus(in: &frame, width: column - 2)
    for hint in hints {
      scene.mark(.key(hint.command), CellRect(column: column, row: row, columns: hint.width, rows: 1))
      column += frame.put(hint.label, column: column, row: row, width: columns - column, style: theme.key)
      frame.put(hint.word, column: column + 1, row: row, width: columns - column - 1, style: theme.dim)
      column += hint.width - CellWidth.width(of: hint.label) + 2
    }
  }

  private struct Hint {
    var label: String
    var word: String
    var order: Int
    var command: Command
    var width: Int { CellWidth.width(of: label) + 1 + CellWidth.width(of: word) }
  }

  /// Room for help and the way out, which no notice hides.
  private var essentialWidth: Int {
    let essential = (FooterView.ranked[session.context] ?? []).prefix { FooterView.rank($0.binding) < 2 }
    return essential.reduce(-2) { width, key in
      width + 3 + CellWidth.width(of: key.labels.unicode) + CellWidth.width(of: key.binding.footer ?? "")
    }
  }

  /// The keys of this place that fit; help and the way out go first.
  private func hints(atMost width: Int) -> [Hint] {
    let ranked = FooterView.ranked[session.context] ?? []
    var chosen: [Hint] = []
    var used = -2
    let isUnicode = theme.glyphs.isUnicode
    for (order, binding, labels) in ranked where session.reasonDisabled(binding.command) == nil {
      let label = isUnicode ? labels.unicode : labels.ascii
      let hint = Hint(label: label, word: binding.footer ?? "", order: order, command: binding.command)
      if used + hint.width + 2 > width { continue }
      used += hint.width + 2
      chosen.append(hint)
    }
    return chosen.sorted { $0.order < $1.order }
  }

  /// The keys with a word for the footer, the most important first, with their order in the table and their first
  /// label: worked out once.
  private static let ranked: [KeyContext: [RankedKey]] = {
    func label(_ binding: KeyBinding, _ glyphs: GlyphSet) -> String {
      binding.label(glyphs).split(separator: " ").first.map(String.init) ?? ""
    }
    var result: [KeyContext: [RankedKey]] = [:]
    for context in KeyContext.allCases {
      let shown = KeyTable.bindings.enumerated().filter {
        $0.element.contexts.contains(context) && $0.element.footer != nil
      }
      result[context] = shown.map { order, binding in
        (order, binding, (unicode: label(binding, .unicode), ascii: label(binding, .ascii)))
      }
      .sorted { (rank($0.binding), $0.order) < (rank($1.binding), $1.order) }
    }
    return result
  }()

  private typealias RankedKey = (order: Int, binding: KeyBinding, labels: (unicode: String, ascii: String))

  private static func rank(_ binding: KeyBinding) -> Int {
    switch binding.command {
    case .help: 0
    case .leave, .quit, .close: 1
    case .enter, .scrollRows, .playOrPause: 2
    case .explanation, .toggleRichMenu, .step, .handOver: 3
    case .insight, .events, .bot: 5
    case .compare: 6
    default: 4
    }
  }

  /// The user, the time and the place; on a narrow screen only what changes.
  private var status: String {
    let world = scene.world
    let dot = " \(theme.glyphs.dot) "
    let columns = scene.layout.screenColumns
    let name = scene.shortName(of: world.currentUser)
    let isNarrow = columns < 80
    let day = columns < 100 ? String(world.clock.dateText.dropFirst(5)) : world.clock.dateText
    let time = isNarrow ? world.clock.timeText : "\(day) \(world.clock.timeText)"
    // On a narrow screen the port will do.
    let server = session.traffic.map { columns < 120 ? String($0.address.drop { $0 != ":" }) : $0.address }
    let here = [name] + (server.map { [$0] } ?? [])
    guard session.pages.isEmpty else { return (here + [time]).joined(separator: dot) }
    guard session.isInRoom else { return (here + [time, "chat list"]).joined(separator: dot) }
    let offset = "offset \(scene.room.visit.offset)"
    return
      (isNarrow
      ? here + [offset] : columns < 100 ? here + [time, offset] : here + [time, "in room", offset])
      .joined(separator: dot)
  }

  /// Room for the longest offset, so that the keys stay where they are while the content moves.
  private var statusWidth: Int {
    guard session.isInRoom, session.pages.isEmpty else { return signWidth + CellWidth.width(of: status) + 1 }
    let offsets = scene.room.offsets
    let longest = max(String(offsets.lowerBound).utf8.count, String(offsets.upperBound).utf8.count)
    let present = String(scene.room.visit.offset).utf8.count
    return signWidth + CellWidth.width(of: status) + longest - present + 1
  }
  /// Room for the status, the notice, or both where that leaves room for most keys.
  private var statusAndNoticeWidth: Int {
    guard session.notice != nil else { return statusWidth }
    if let flash { return max(noticeWidth, min(scene.size.columns / 2, CellWidth.width(of: flash) + 1)) }
    let both = statusWidth + noticeWidth + 2
    return both + 3 <= scene.size.columns / 2 ? both : noticeWidth
  }
  /// What has just come from the bot or gone to it. It takes the place of the status, and of a notice if it failed.
  private var flash: String? {
    guard let last = flashing, session.notice == nil || !last.isGood else { return nil }
    return last.summary.sanitizedInOneLine
  }
  private var flashing: Exchange? {
    session.traffic.flatMap { $0.isFlashing ? $0.exchanges.last : nil }
  }
  private var flashStyle: Style { flash != nil && flashing?.isGood == false ? theme.bad : theme.text }
  private var noticeWidth: Int { signWidth + CellWidth.width(of: session.notice ?? "") + 1 }

  /// That what is done is being recorded, or is not although it should be.
  private var sign: String {
    switch session.recording {
    case .off: ""
    case .on: theme.glyphs.recording
    case .failing: theme.glyphs.notRecording
    }
  }

  private var signWidth: Int { sign.isEmpty ? 0 : CellWidth.width(of: sign) + 2 }

  private func drawStatus(in frame: inout Frame, width: Int) {
    frame.put(sign, column: 1, row: row, width: width, style: theme.bad)
    let text = flash ?? session.notice ?? status
    let style = flash == nil && session.notice != nil ? theme.warning : flashStyle
    var column = 1 + signWidth
    // A notice goes behind the text it would hide if both fit.
    if session.notice != nil, column + CellWidth.width(of: status) + 2 + CellWidth.width(of: text) <= width {
      column += 2 + frame.put(status, column: column, row: row, width: width, style: theme.text)
    }
    frame.put(
      text, column: column, row: row, width: width + 1 - column, style: style, ellipsis: theme.glyphs.ellipsis
    )
  }
}
