import ImpressionRules
import TestSupport

/// A visit and its oracle going through the same random actions.
struct Duel {
  var random: SplitMix64
  var visit: Visit
  /// The column the visit happens in; the oracle has its own.
  var column: BubbleColumn
  var oracle: Oracle
  private var before: [Edges] = []
  private var displayedBefore: Set<Int> = []
  private(set) var story: String

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let rules = CountingRules(
      edges: random.chance(60) ? .accumulated : .simultaneous, carousel: random.chance(50) ? .whole : .anyCard
    )
    var column = BubbleColumn(paddingTop: random.within(0...3), paddingBottom: random.within(0...3))
    let window = Duel.window(&random)
    for _ in 0..<(random.chance(15) ? random.within(0...40) : random.within(0...12)) {
      Duel.append(to: &column, window, &random)
    }
    visit = Visit(window: window, rules: rules)
    self.column = column
    oracle = Oracle(rules: rules, window: window, column: column)
    story = "\(rules)\n\(column)\n"
    enter()
  }

  static func window(_ random: inout SplitMix64) -> ChatWindow {
    let height = random.within(0...16)
    return ChatWindow(
      width: random.within(1...20), height: height,
      richMenuHeight: random.chance(10) ? height : random.within(0...(height + 2)),
      serviceMenuBarHeight: random.within(0...(height / 2 + 1)),
      quickReplyHeight: random.chance(40) ? random.within(0...(height / 2)) : 0,
      keyboardHeight: random.within(0...(height + 2)))
  }

  static func append(to column: inout BubbleColumn, _ window: ChatWindow, _ random: inout SplitMix64) {
    let height = random.chance(15) ? window.height + random.within(1...12) : random.within(1...9)
    let gap = random.within(0...3)
    guard random.chance(25) else { return column.append(height: height, gap: gap) }
    var x = random.within(0...2)
    var cards: [BubbleColumn.Card] = []
    for _ in 0..<random.within(1...4) {
      let width = random.within(1...(random.chance(30) ? window.width + 4 : max(1, window.width / 2)))
      cards.append(BubbleColumn.Card(x: x, width: width))
      x += width + random.within(0...2)
    }
    let end = cards[cards.count - 1].x + cards[cards.count - 1].width
    column.append(height: height, gap: gap, cards: cards, contentWidth: end + random.within(0...2))
  }

  private mutating func somewhere() -> Int {
    random.within(-8...(oracle.column.contentHeight + 4))
  }

  /// The window with another rich menu, or with other quick replies, below it or over it.
  private mutating func otherWindow() -> ChatWindow {
    var window = oracle.window
    let other = Duel.window(&random)
    if random.chance(50) { window.richMenuHeight = other.richMenuHeight }
    if random.chance(50) { window.quickReplyHeight = other.quickReplyHeight }
    if random.chance(50) { window.keyboardHeight = other.keyboardHeight }
    if random.chance(50) { window.height = other.height }
    window.quickReplyHeight = min(window.quickReplyHeight, max(0, window.height - 1))
    return window
  }

  private mutating func someMenus() -> Menus {
    let ends: [Menus] = [[], .richMenu, .keyboard]
    let bottom = ends.randomElement(using: &random) ?? []
    return random.chance(50) ? bottom.union(.serviceMenuBar) : bottom
  }

  private mutating func enter() {
    let window = random.chance(50) ? oracle.window : Duel.window(&random)
    let target = somewhere()
    let menus = someMenus()
    story += "enter \(target) \(window) \(menus.rawValue)\n"
    before = Array(repeating: [], count: oracle.column.count)
    displayedBefore = []
    visit.enter(at: target, window: window, menus: menus, in: column)
    oracle.enter(at: target, window: window, menus: menus)
  }

  mutating func act() {
    before = oracle.seen.indices.map { oracle.edgesSeen(of: $0) }
    displayedBefore = Set(oracle.seen.indices.filter { oracle.seen[$0].isDisplayed })
    switch random.within(1...100) {
    case 1...34:
      let target = random.chance(50) ? oracle.offset + random.within(-12...12) : somewhere()
      story += "scroll \(target)\n"
      visit.scroll(to: target, in: column)
      oracle.scroll(to: target)
    case 35...44:
      let target = somewhere()
      story += "jump \(target)\n"
      visit.jump(to: target, in: column)
      oracle.jump(to: target)
    case 45...50:
      let window = otherWindow()
      story += "window \(window)\n"
      visit.setWindow(window, in: column)
      oracle.setWindow(window)
    case 51...60:
      let menus = someMenus()
      story += "menus \(menus.rawValue)\n"
      visit.setMenus(menus, in: column)
      oracle.setMenus(menus)
    case 61...73:
      guard let carousel = column.carousels.randomElement(using: &random) else { return act() }
      let target = random.within(-3...(carousel.contentWidth + 3))
      story += "swipe \(carousel.bubble) \(target)\n"
      visit.swipe(carousel.bubble, to: target, in: column)
      oracle.swipe(carousel.bubble, to: target)
    case 74...81:
      for _ in 0..<random.within(1...3) { Duel.append(to: &column, oracle.window, &random) }
      story += "grow \(column.tops.suffix(3)) \(column.bottoms.suffix(3))\n"
      before += Array(repeating: [], count: column.count - before.count)
      let window = random.chance(50) ? otherWindow() : oracle.window
      story += "window \(window)\n"
      visit.contentGrew(in: column, window: window)
      oracle.grow(column, window: window)
    case 82...94:
      guard column.count > 0 else { return act() }
      let inView = column.bubbles(from: oracle.offset, to: oracle.offset + oracle.window.height)
      let bubble = random.chance(70) ? inView.randomElement(using: &random) : nil
      resize(bubble ?? random.within(0...column.count - 1))
    default: enter()
    }
  }

  private mutating func resize(_ bubble: Int) {
    let height =
      switch random.within(1...10) {
      case 1...4: max(1, column.height(of: bubble) + random.within(-6...6))
      case 5...6: random.within(1...9)
      case 7: 1
      case 8: oracle.window.height + random.within(1...12)
      case 9: 60
      default: max(1, oracle.window.height + random.within(-3...0))
      }
    story += "resize \(bubble) \(height)\n"
    let growth = column.resize(bubble, toHeight: height)
    visit.contentResized(bubble, by: growth, in: column)
    oracle.resize(bubble, toHeight: height)
  }

  /// The first thing in which the two differ, nil when they agree. What an explanation promises is tried
  /// for one bubble.
  mutating func difference() -> String? {
    if column != oracle.column { return "column \(column), not \(oracle.column)" }
    if visit.offset != oracle.offset { return "offset \(visit.offset), not \(oracle.offset)" }
    let displayed = Set(visit.displayed)
    if displayed.count != visit.displayed.count { return "displayed twice: \(visit.displayed)" }
    let expected = Set(oracle.seen.indices.filter { oracle.seen[$0].isDisplayed })
    if displayed != expected.subtracting(displayedBefore) {
      return "displayed \(displayed.sorted()), not \(expected.subtracting(displayedBefore).sorted())"
    }
    var revealed = Array(repeating: Edges(), count: column.count)
    for part in visit.revealed {
      for bubble in part.bubbles {
        if !revealed[bubble].isDisjoint(with: part.edges) { return "revealed twice: \(visit.revealed)" }
        revealed[bubble].formUnion(part.edges)
      }
    }
    for bubble in 0..<column.count {
      if let difference = difference(at: bubble, revealed: revealed[bubble]) {
        return "bubble \(bubble): \(difference)"
      }
    }
    guard let bubble = (0..<column.count).randomElement(using: &random) else { return nil }
    return remedyDifference(at: bubble).map { "bubble \(bubble): \($0)" }
  }

  private func difference(at bubble: Int, revealed: Edges) -> String? {
    let expected = oracle.edgesSeen(of: bubble)
    let seen = visit.edgesSeen(of: bubble, in: column)
    if seen != expected { return "seen \(seen.names), not \(expected.names)" }
    let new = expected.subtracting(before[bubble])
    if revealed != new { return "revealed \(revealed.names), not \(new.names)" }
    if visit.isDisplayed(bubble, in: column) != oracle.seen[bubble].isDisplayed { return "isDisplayed" }
    let visible = visit.edgesVisible(of: bubble, in: column)
    let expectedVisible = oracle.edgesVisible(of: bubble)
    if visible != expectedVisible { return "visible \(visible.names), not \(expectedVisible.names)" }
    let record = oracle.seen[bubble]
    return difference(of: .top, at: bubble, record.top)
      ?? difference(of: .bottom, at: bubble, record.bottom)
  }

  private func difference(
    of edge: Edges, at bubble: Int, _ closeness: Oracle.Closeness
  ) -> String? {
    let distance = closeness.distance
    guard let approach = visit.approach(of: edge, of: bubble, in: column) else {
      return "\(edge.names) has no approach"
    }
    if approach.distance != distance { return "\(edge.names) came to \(approach.distance), not \(distance)" }
    let places = scenes(at: approach, edge, of: bubble)
    if places.isEmpty { return "\(edge.names) \(approach) was never passed" }
    let isThere = places.contains { scene in
      var then = oracle
      then.window = scene.window
      return then.distance(ofPlace: approach.place, menus: approach.menus) == (distance, approach.cover)
    }
    if !isThere { return "\(edge.names) was not so close, or not hidden so, at \(approach)" }
    if approach.cover == .window, closeness.covers != [.window] {
      return "\(edge.names) a menu goes first: \(closeness.covers)"
    }
    return nil
  }

  /// The columns and windows there were when an edge was where the approach says.
  func scenes(
    at approach: Visit.Approach, _ edge: Edges, of bubble: Int
  ) -> [(column: BubbleColumn, window: ChatWindow)] {
    oracle.moments.compactMap { moment in
      guard moment.offset == approach.offset, moment.menus == approach.menus else { return nil }
      let column = oracle.columns[moment.column]
      guard bubble < column.count else { return nil }
      let y = edge == .top ? column.tops[bubble] : column.bottoms[bubble]
      return y - approach.offset == approach.place ? (column, moment.window) : nil
    }
  }
}
