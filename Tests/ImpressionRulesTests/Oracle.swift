import ImpressionRules

/// A visit as the rule book tells it, with nothing computed: every integer position of a movement is looked
/// at one by one, every bubble at each of them. Slow and obvious, the engine's independent judge.
struct Oracle {
  /// How close an edge came, and all that hid it there.
  struct Closeness {
    var distance = Int.max
    var covers: Set<Visit.Cover> = []

    mutating func consider(_ distance: Int, _ cover: Visit.Cover?) {
      if distance > self.distance { return }
      if distance < self.distance { covers = [] }
      self.distance = distance
      if let cover { covers.insert(cover) }
    }
  }

  struct Seen {
    var edges: Edges = []
    var lefts: Set<Int> = []
    var rights: Set<Int> = []
    /// `anyCard`: the side that showed first, while no card has shown both.
    var side: Edges = []
    /// Top and bottom at one moment.
    var bothEnds = false
    var isDisplayed = false
    var top = Closeness()
    var bottom = Closeness()
    /// For `sideApproach`: every x at which any of its height was visible.
    var visibleX: Set<Int> = []
  }

  struct Moment: Hashable {
    var offset: Int
    var menus: Menus
    /// The window of then.
    var window: ChatWindow
    /// The column of then, by its index in `columns`.
    var column: Int
  }

  let rules: CountingRules
  var window: ChatWindow
  /// The columns of this visit, the present one last.
  private(set) var columns: [BubbleColumn]
  private var carouselOfBubble: [Int: BubbleColumn.Carousel] = [:]
  var offset = 0
  var menus: Menus = []
  var seen: [Seen] = []
  var x: [Int] = []
  var moments: Set<Moment> = []

  init(rules: CountingRules, window: ChatWindow, column: BubbleColumn) {
    self.rules = rules
    self.window = window
    columns = [column]
    for carousel in column.carousels { carouselOfBubble[carousel.bubble] = carousel }
  }

  var column: BubbleColumn { columns[columns.count - 1] }

  func carousel(_ bubble: Int) -> BubbleColumn.Carousel? {
    carouselOfBubble[bubble]
  }

  private var regionTop: Int { menus.contains(.serviceMenuBar) ? window.serviceMenuBarHeight : 0 }
  private var regionBottom: Int { Oracle.regionBottom(of: window, menus) }

  private static func regionBottom(of window: ChatWindow, _ menus: Menus) -> Int {
    var bottom = window.height - window.quickReplyHeight
    if menus.contains(.richMenu) { bottom -= window.richMenuHeight }
    if menus.contains(.keyboard) { bottom -= window.keyboardHeight }
    return bottom
  }

  private func clamp(_ target: Int) -> Int {
    let least = -regionTop
    let greatest = max(least, column.contentHeight - regionBottom)
    return min(max(target, least), greatest)
  }

  // MARK: What happens

  mutating func enter(at target: Int, window: ChatWindow, menus: Menus) {
    self.window = window
    self.menus = menus
    seen = Array(repeating: Seen(), count: column.count)
    x = Array(repeating: 0, count: column.count)
    moments = []
    columns = [column]
    offset = clamp(target)
    lookAround()
    settleSides()
  }

  mutating func scroll(to target: Int) {
    let end = clamp(target)
    while offset != end {
      offset += end > offset ? 1 : -1
      lookAround()
    }
    settleSides()
  }

  mutating func jump(to target: Int) {
    offset = clamp(target)
    lookAround()
    settleSides()
  }

  mutating func setMenus(_ new: Menus) {
    menus = new
    jump(to: offset)
  }

  mutating func setWindow(_ new: ChatWindow) {
    window = new
    jump(to: offset)
  }

  mutating func grow(_ bigger: BubbleColumn, window new: ChatWindow) {
    window = new
    columns.append(bigger)
    for carousel in column.carousels { carouselOfBubble[carousel.bubble] = carousel }
    while seen.count < column.count {
      seen.append(Seen())
      x.append(0)
    }
    jump(to: offset)
  }

  mutating func resize(_ bubble: Int, toHeight height: Int) {
    columns.append(column.stackedAnew(bubble, height: height))
    jump(to: offset)
  }

  mutating func swipe(_ bubble: Int, to target: Int) {
    guard let carousel = carousel(bubble) else { return }
    let end = min(max(target, 0), max(0, carousel.contentWidth - window.width))
    while x[bubble] != end {
      x[bubble] += end > x[bubble] ? 1 : -1
      look(at: bubble)
    }
    settleSides()
  }

  // MARK: What is visible at one moment (R4)

  func isVisible(y: Int) -> Bool { y >= offset + regionTop && y <= offset + regionBottom }

  func isInView(_ bubble: Int) -> Bool {
    regionTop <= regionBottom && column.tops[bubble] <= offset + regionBottom
      && column.bottoms[bubble] >= offset + regionTop
  }

  func edgesVisible(of bubble: Int) -> Edges {
    var edges: Edges = []
    if isVisible(y: column.tops[bubble]) { edges.insert(.top) }
    if isVisible(y: column.bottoms[bubble]) { edges.insert(.bottom) }
    if let carousel = carousel(bubble), isInView(bubble) {
      let (lefts, rights) = cards(of: carousel, at: x[bubble])
      edges.formUnion(sides(lefts, rights, first: [], carousel))
    }
    return edges
  }

  private func cards(
    of carousel: BubbleColumn.Carousel, at x: Int
  ) -> (lefts: Set<Int>, rights: Set<Int>) {
    var lefts: Set<Int> = []
    var rights: Set<Int> = []
    for (index, card) in carousel.cards.enumerated() {
      if card.x >= x && card.x <= x + window.width { lefts.insert(index) }
      if card.x + card.width >= x && card.x + card.width <= x + window.width { rights.insert(index) }
    }
    return (lefts, rights)
  }

  private func sides(
    _ lefts: Set<Int>, _ rights: Set<Int>, first: Edges, _ carousel: BubbleColumn.Carousel
  ) -> Edges {
    if rules.carousel == .whole {
      var edges: Edges = []
      if lefts.contains(0) { edges.insert(.left) }
      if rights.contains(carousel.cards.count - 1) { edges.insert(.right) }
      return edges
    }
    if !lefts.isDisjoint(with: rights) { return [.left, .right] }
    if !first.isEmpty { return first }
    return !lefts.isEmpty ? .left : rights.isEmpty ? [] : .right
  }

  func edgesSeen(of bubble: Int) -> Edges {
    guard let carousel = carousel(bubble) else { return seen[bubble].edges }
    let side = sides(seen[bubble].lefts, seen[bubble].rights, first: seen[bubble].side, carousel)
    return seen[bubble].edges.union(side)
  }

  // MARK: Looking

  private mutating func lookAround() {
    moments.insert(
      Moment(
        offset: offset, menus: menus, window: window, column: columns.count - 1))
    for bubble in seen.indices { look(at: bubble) }
  }

  private mutating func look(at bubble: Int) {
    let top = distance(ofPlace: column.tops[bubble] - offset, menus: menus)
    let bottom = distance(ofPlace: column.bottoms[bubble] - offset, menus: menus)
    seen[bubble].top.consider(top.0, top.1)
    seen[bubble].bottom.consider(bottom.0, bottom.1)
    guard isInView(bubble) else { return }
    let now = edgesVisible(of: bubble)
    seen[bubble].edges.formUnion(now.intersection(.vertical))
    if now.isSuperset(of: .vertical) { seen[bubble].bothEnds = true }
    guard let carousel = carousel(bubble) else {
      if rules.edges == .simultaneous ? now == .vertical : seen[bubble].edges == .vertical {
        seen[bubble].isDisplayed = true
      }
      return
    }
    let (lefts, rights) = cards(of: carousel, at: x[bubble])
    seen[bubble].lefts.formUnion(lefts)
    seen[bubble].rights.formUnion(rights)
    seen[bubble].visibleX.insert(x[bubble])
    if rules.edges == .simultaneous ? now == .all : edgesSeen(of: bubble) == .all {
      seen[bubble].isDisplayed = true
    }
  }

  private mutating func settleSides() {
    for carousel in column.carousels where seen[carousel.bubble].side.isEmpty {
      let seen = seen[carousel.bubble]
      self.seen[carousel.bubble].side = !seen.lefts.isEmpty ? .left : seen.rights.isEmpty ? [] : .right
    }
  }

  /// How far a place of the window is from lying within both borders of the visible region, and what hides
  /// it.
  func distance(ofPlace place: Int, menus: Menus) -> (Int, Visit.Cover?) {
    let top = menus.contains(.serviceMenuBar) ? window.serviceMenuBarHeight : 0
    let repliesTop = window.height - window.quickReplyHeight
    let bottom = Oracle.regionBottom(of: window, menus)
    let distance = max(0, place - bottom, top - place)
    if distance == 0 { return (0, nil) }
    if place < 0 || place > window.height { return (distance, .window) }
    if place <= bottom { return (distance, .serviceMenuBar) }
    if place > repliesTop { return (distance, .quickReplies) }
    return (distance, menus.contains(.keyboard) ? .keyboard : .richMenu)
  }
}
