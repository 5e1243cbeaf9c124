import ChatRoom
import TerminalText

/// The legend of the bubbles' signs, in one row.
struct LegendView {
  let scene: Scene
  /// The phones whose signs show, those of the scene alone if there are none.
  var phones: [Scene] = []
  /// The bubbles whose signs the table shows, by their indices in ``World/bubbles``.
  let bubbles: [Int]

  private var theme: Theme { scene.theme }

  /// Whether the same text is below the phone, in full sentences.
  static func isBelowPhone(_ layout: ScreenLayout) -> Bool {
    layout.phone.endRow + 1 + HelpPage.states.count < layout.footerRow
  }

  private static let words: [(state: BubbleState, long: String, short: String, shortest: String)] = [
    (.counted, "counted", "counted", "counted"), (.partlySeen, "partly seen", "partly", "part"),
    (.notSeen, "not seen", "not seen", "no"), (.notMeasured, "not measured", "never", "never"),
    (.countedBefore, "counted before", "before", "before"),
  ]

  /// Draws as much of it as fits, over the line that is there.
  func draw(in frame: inout Frame, column: Int, row: Int, width: Int) {
    var column = column
    for (state, word) in entries(width: width) {
      frame.put(" ", column: column, row: row, width: 1, style: theme.text)
      frame.set(theme.glyphs.sign(of: state), theme.style(of: state), column: column + 1, row: row)
      frame.put(" \(word)", column: column + 2, row: row, width: word.utf8.count + 1, style: theme.dim)
      column += LegendView.cells(word)
    }
    frame.put(" ", column: column, row: row, width: 1, style: theme.text)
  }

  private static func cells(_ word: String) -> Int { word.utf8.count + 3 }

  /// All states in many or in few words; where they do not fit, those in sight first, in the fewest words if need be.
  private func entries(width: Int) -> [(state: BubbleState, word: String)] {
    let long = LegendView.words.map { (state: $0.state, word: $0.long) }
    var short = LegendView.words.map { (state: $0.state, word: $0.short) }
    func total(_ entries: [(state: BubbleState, word: String)]) -> Int {
      entries.reduce(1) { $0 + LegendView.cells($1.word) }
    }
    if let whole = [long, short].first(where: { total($0) <= width }) { return whole }
    let inSight = statesInSight
    if total(short.filter { inSight.contains($0.state) }) > width {
      short = LegendView.words.map { (state: $0.state, word: $0.shortest) }
    }
    var chosen: Set<BubbleState> = []
    for entry in short.filter({ inSight.contains($0.state) }) + short.filter({ !inSight.contains($0.state) })
    {
      let wanted = short.filter { chosen.contains($0.state) || $0.state == entry.state }
      if total(wanted) <= width { chosen.insert(entry.state) }
    }
    return short.filter { chosen.contains($0.state) }
  }

  private var statesInSight: Set<BubbleState> {
    var states: Set<BubbleState> = []
    for phone in phones.isEmpty ? [scene] : phones {
      let inRoom = phone.session.isInRoom ? Array(phone.session.placesInView) : []
      for place in bubbles.compactMap(phone.room.place(ofBubble:)) + inRoom {
        states.insert(phone.world.state(at: place, user: phone.world.currentUser))
      }
    }
    return states
  }
}
