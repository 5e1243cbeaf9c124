import ImpressionRules
import Testing

/// A column, a window and a visit in them; every step states all it shows and displays.
struct Rig {
  var column: BubbleColumn
  var visit: Visit
  var window: ChatWindow

  /// A window 100 wide and 100 tall with a rich menu of 40, a service menu bar of 20 and a keyboard of 50, over bubbles of
  /// these heights without gaps or paddings.
  init(
    _ heights: [Int], gap: Int = 0, padding: Int = 0, rules: CountingRules = CountingRules(),
    window: ChatWindow = ChatWindow(
      width: 100, height: 100, richMenuHeight: 40, serviceMenuBarHeight: 20, keyboardHeight: 50)
  ) {
    column = BubbleColumn(paddingTop: padding, paddingBottom: padding)
    for height in heights { column.append(height: height, gap: gap) }
    visit = Visit(window: window, rules: rules)
    self.window = window
  }

  /// The same with a carousel of these cards as its only bubble.
  init(cards: [BubbleColumn.Card], height: Int = 50, rules: CountingRules = CountingRules()) {
    self.init([], rules: rules)
    addCarousel(cards, height: height)
  }

  mutating func addCarousel(_ cards: [BubbleColumn.Card], height: Int = 50) {
    let end = cards.last.map { $0.x + $0.width } ?? 0
    column.append(height: height, gap: 0, cards: cards, contentWidth: end + 7)
  }

  /// Something that can happen in a visit.
  enum Step {
    case enter(at: Int, menus: Menus = [])
    case scroll(by: Int)
    case jump(to: Int)
    case menus(Menus)
    case richMenu(height: Int)
    case swipe(Int, to: Int)
    case grow([Int])
    case resize(Int, to: Int)
  }

  /// Takes a step and fails unless exactly `shows` became visible ("0 top", in the order reported) and
  /// exactly `displays` were displayed 100%.
  mutating func expect(
    _ step: Step, shows: [String] = [], displays: [Int] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    switch step {
    case .enter(let offset, let menus): visit.enter(at: offset, window: window, menus: menus, in: column)
    case .scroll(let points): visit.scroll(to: visit.offset + points, in: column)
    case .jump(let offset): visit.jump(to: offset, in: column)
    case .menus(let menus): visit.setMenus(menus, in: column)
    case .richMenu(let height):
      var other = visit.window
      other.richMenuHeight = height
      visit.setWindow(other, in: column)
    case .swipe(let bubble, let x): visit.swipe(bubble, to: x, in: column)
    case .grow(let heights):
      for height in heights { column.append(height: height, gap: 0) }
      visit.contentGrew(in: column)
    case .resize(let bubble, let height):
      let growth = column.resize(bubble, toHeight: height)
      visit.contentResized(bubble, by: growth, in: column)
    }
    let revealed = visit.revealed.flatMap { part in
      part.bubbles.flatMap { bubble in part.edges.names.map { "\(bubble) \($0)" } }
    }
    #expect(revealed == shows, sourceLocation: sourceLocation)
    #expect(visit.displayed == displays, sourceLocation: sourceLocation)
  }

  /// The edges a bubble has shown, by name.
  func seen(_ bubble: Int) -> [String] { visit.edgesSeen(of: bubble, in: column).names }

  func obstacle(_ bubble: Int) -> Explanation? { visit.obstacle(to: bubble, in: column) }
}
