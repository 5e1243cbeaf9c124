import ChatRoom

/// All keys, those of the present place first, the mouse, and what the signs mean.
struct HelpPage: PageContent {
  private let theme: Theme
  private var lines: [PageLine] = []
  private let query: String?
  private let isTyping: Bool

  private static let keyColumn = 3
  private static let titleColumn = 22

  let title = "Keys"
  var note: String { "/ searches" }
  var head: [PageLine] { query.map { [SearchLine.line($0, isTyping: isTyping, theme)] } ?? [] }
  var count: Int { lines.count }
  func line(_ index: Int) -> PageLine { lines[index] }

  init(scene: Scene, page: Page) {
    theme = scene.theme
    query = page.query
    isTyping = page.isTyping
    let here = scene.session.contextBelowHelp
    for context in [here] + KeyContext.allCases.filter({ $0 != here }) {
      add(
        context.name,
        KeyTable.bindings.filter { $0.contexts.contains(context) }.map {
          (String($0.label(theme.glyphs)), theme.key, $0.title)
        })
    }
    let back = (gesture: "‹", sign: theme.glyphs.back)
    add(
      "Mouse",
      KeyTable.mouse.map { ($0.gesture == back.gesture ? back.sign : $0.gesture, theme.key, $0.title) })
    let glyphs = theme.glyphs
    let states = HelpPage.states.map {
      (String(glyphs.sign(of: $0.0).base), theme.style(of: $0.0), $0.1)
    }
    let edges = [glyphs.seenTop, glyphs.seenBottom, glyphs.seenLeft, glyphs.seenRight]
      .map { String($0.base) }.joined()
    add(
      "Signs",
      states + [
        (edges, theme.good, "edges seen so far: top, bottom, left, right"),
        (String(glyphs.below.base), theme.text, "how far an edge is out of view, in points"),
        (
          String(glyphs.guide.base), theme.key,
          "after + and -: the maximum height that counts at a glance"
        ),
        ("counted people", theme.text, "impression and uniqueImpression, for everybody"),
        ("opened by", theme.text, "overview.uniqueImpression: people who saw any of it"),
        (
          "\(glyphs.impressed.base) \(glyphs.met.base) \(glyphs.failed.base)", theme.text,
          "on the playback bar: an impression, expectations met, unmet"
        ),
      ])
    if lines.last?.pieces.isEmpty == true { lines.removeLast() }
    if lines.isEmpty { lines = [PageLine("no matches", theme.dim, at: 3)] }
  }

  /// The states of a bubble in words.
  static let states: [(BubbleState, String)] = [
    (.notSeen, "not seen in this visit"), (.partlySeen, "some of its edges have been seen"),
    (.counted, "counted in this visit"), (.countedBefore, "counted in an earlier visit"),
    (.notMeasured, "not measured: too late, PC, not sent"),
  ]

  /// A head with its entries, or those of them in which the person's words are.
  private mutating func add(_ head: String, _ entries: [(label: String, style: Style, title: String)]) {
    let wanted = (query ?? "").lowercased()
    let found = entries.filter {
      wanted.isEmpty || $0.title.lowercased().contains(wanted) || $0.label.lowercased().contains(wanted)
    }
    guard !found.isEmpty else { return }
    lines.append(PageLine(head, theme.title))
    for entry in found {
      lines.append(
        PageLine(entry.label, entry.style, at: HelpPage.keyColumn)
          .adding(entry.title, theme.text, at: HelpPage.titleColumn))
    }
    lines.append(.blank)
  }
}
