import ChatRoom

/// All keys, those of the present place first, and what the signs mean.
struct HelpView {
  let scene: Scene
  let scrolled: Int

  private var theme: Theme { scene.theme }

  private enum Line {
    case head(String)
    case key(String, String)
    case sign(Glyph, Style, String)
    case blank
  }

  /// How far the help can be scrolled on a screen of that size, in rows.
  static func lastScroll(size: TerminalSize) -> Int {
    // Heads, blanks and signs come to the bindings; the footer and the title take two rows.
    max(0, lineCount - (size.rows - 2))
  }

  private static var lineCount: Int {
    KeyContext.allCases.reduce(0) { sum, context in
      sum + 2 + KeyTable.bindings.count { $0.contexts.contains(context) }
    } + 8
  }

  func draw(in frame: inout Frame) {
    frame.put("Keys", column: 1, row: 0, width: frame.size.columns - 2, style: theme.title)
    let rows = frame.size.rows - 2
    for (index, line) in lines.dropFirst(scrolled).prefix(rows).enumerated() {
      draw(line, in: &frame, row: 1 + index)
    }
    FooterView(scene: scene, row: frame.size.rows - 1).draw(in: &frame)
  }

  private var lines: [Line] {
    let here: KeyContext = scene.room.isInside ? .room : .list
    let order = [here] + KeyContext.allCases.filter { $0 != here }
    var lines: [Line] = []
    for context in order {
      lines.append(.head(context.name))
      lines += KeyTable.bindings.filter { $0.contexts.contains(context) }.map {
        .key($0.label(theme.signs), $0.title)
      }
      lines.append(.blank)
    }
    lines.append(.head("Signs"))
    let signs = theme.signs
    let meanings: [(BubbleState, String)] = [
      (.notSeen, "not seen in this visit"), (.partlySeen, "some of its edges have been seen"),
      (.counted, "counted in this visit"), (.countedBefore, "counted in an earlier visit"),
      (.notMeasured, "nothing is measured: too late, on PC, or not sent to this user"),
    ]
    lines += meanings.map { .sign(signs.sign(of: $0.0), theme.style(of: $0.0), $0.1) }
    let edges = [signs.seenTop, signs.seenBottom, signs.seenLeft, signs.seenRight]
      .map { String($0.base) }.joined()
    lines.append(.key(edges, "the edges that have been seen: top, bottom, left, right"))
    lines.append(.key(String(signs.below.base), "points by which an edge is hidden now"))
    return lines
  }

  private func draw(_ line: Line, in frame: inout Frame, row: Int) {
    let width = frame.size.columns - 4
    switch line {
    case .head(let text): frame.put(text, column: 1, row: row, width: width, style: theme.title)
    case .key(let label, let title):
      frame.put(label, column: 3, row: row, width: 12, style: theme.key)
      frame.put(
        title, column: 16, row: row, width: width - 13, style: theme.text, ellipsis: theme.signs.ellipsis)
    case .sign(let glyph, let style, let title):
      frame.set(glyph, style, column: 3, row: row)
      frame.put(
        title, column: 16, row: row, width: width - 13, style: theme.text, ellipsis: theme.signs.ellipsis)
    case .blank: break
    }
  }
}
