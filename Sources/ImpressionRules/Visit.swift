/// One visit of one user to the room: what has been visible in it, and which bubbles it displayed 100%.
///
/// The engine of the rule book. It knows positions only; whether a display is measured (R1, R9) and what
/// it adds to (R7) is decided by the ``Ledger`` and whoever holds it. Every operation is computed, none is
/// sampled: a movement over a region of fixed size makes visible exactly the edges between its first and
/// its last line (R5). Edges are kept sorted, what was seen of them as ranges of indices, so a scroll costs
/// O(log n + edges newly visible), allocates nothing per bubble, and forgetting a visit (R6) costs O(1).
///
/// The column is handed to each operation because it belongs to the room. Between two operations it may grow
/// at its end, when ``contentGrew(in:window:)`` must be called, or one of its bubbles may get another height, when
/// ``contentResized(_:by:in:)`` must be.
public struct Visit: Sendable {
  /// Offsets passed without a jump or a change of menus, and the bubbles seen from them.
  struct Run: Sendable {
    /// The least and greatest offset.
    var offsets: ClosedRange<Int>
    /// Bubbles whose top edge lay in the visible region.
    var tops: Range<Int>
    /// Bubbles whose bottom edge lay in the visible region.
    var bottoms: Range<Int>
  }

  /// A carousel in this visit.
  struct CarouselState: Hashable, Sendable {
    /// The visit this state belongs to; that of another visit is as good as none (R6).
    var visit = 0
    /// Points swiped away at the left.
    var x = 0
    /// The x last passed while any of its height was visible, without a break; nil while none was.
    var visibleX: ClosedRange<Int>?
    /// Those passed before a break: it was swiped on while out of view.
    var earlierX = IntervalSet()
    /// The cards whose left edge has been visible, one bit each.
    var lefts: UInt64 = 0
    /// The cards whose right edge has been visible, one bit each.
    var rights: UInt64 = 0
    /// The side that was visible first, the left of two; under `anyCard` the one that counts as seen while
    /// no card has shown both.
    var firstSide: Edges = []
    /// For `simultaneous`: whether its top and bottom have been visible at one moment.
    var hasShownBothEnds = false
    /// Whether it has been displayed 100% in this visit.
    var isDisplayed = false
  }

  /// Edges that became visible in the last operation.
  public struct Revealed: Hashable, Sendable {
    /// The bubbles.
    public var bubbles: Range<Int>
    /// The edges concerned.
    public var edges: Edges
  }

  /// The readings in force.
  public let rules: CountingRules
  /// The window it happens in.
  public internal(set) var window: ChatWindow
  /// The visit's number for this user, from 1; 0 before the first.
  public private(set) var number = 0
  /// The number of bubbles the room had when it was last looked at.
  public internal(set) var bubbleCount = 0
  /// The menus over the window now.
  public internal(set) var menus: Menus = []
  /// The content y at window y = 0 now.
  public internal(set) var offset = 0

  /// Bubbles displayed 100% by the last operation, each once a visit (R6); ascending runs.
  public internal(set) var displayed: [Int] = []
  /// Edges that became visible in the last operation.
  public internal(set) var revealed: [Revealed] = []

  var run = Run(offsets: 0...0, tops: 0..<0, bottoms: 0..<0)
  var seenTops = IntervalSet()
  var seenBottoms = IntervalSet()
  /// Bubbles of which any height has been visible.
  var touched = IntervalSet()
  /// For `simultaneous`: bubbles displayed, and those judged, at their present height, under each
  /// combination of menus.
  var displayedTogether = IntervalSet()
  var judged = [IntervalSet](repeating: IntervalSet(), count: Menus.combinations)
  var carousels: [CarouselState] = []
  /// Carousels swiped in this visit and not yet displayed, ascending indices.
  var swiped: [Int] = []
  var history: History
  var gaps: [Range<Int>] = []

  /// The state of a user who has not entered yet.
  public init(window: ChatWindow, rules: CountingRules = CountingRules()) {
    self.window = window
    self.rules = rules
    history = History(window: window)
  }
}

/// The events of a visit. Each operation replaces ``displayed`` and ``revealed``.
extension Visit {
  /// Begins a visit at the allowed offset nearest to `offset`; what earlier visits saw is forgotten (R6).
  ///
  /// O(log n + edges visible), plus growing the carousels' storage after new ones arrived.
  public mutating func enter(at offset: Int, window: ChatWindow, menus: Menus, in column: BubbleColumn) {
    begin()
    number += 1
    self.window = window
    self.menus = menus
    bubbleCount = column.count
    seenTops.removeAll()
    seenBottoms.removeAll()
    touched.removeAll()
    displayedTogether.removeAll()
    for index in judged.indices { judged[index].removeAll() }
    swiped.removeAll(keepingCapacity: true)
    history.restart(bubbleCount: column.count, window: window)
    makeRoomForCarousels(in: column)
    land(on: offset, in: column)
  }

  /// Scrolls continuously to the allowed offset nearest to `target` (R5).
  public mutating func scroll(to target: Int, in column: BubbleColumn) {
    begin()
    let end = clamped(target, in: column)
    let start = offset
    offset = end
    if !run.offsets.contains(end) { extendRun(to: end, in: column) }
    if !swiped.isEmpty { observeSwipedCarousels(from: start, to: end, in: column) }
  }

  /// Goes to the allowed offset nearest to `target` at once, showing only the end (R5).
  public mutating func jump(to target: Int, in column: BubbleColumn) {
    begin()
    closeRun()
    land(on: target, in: column)
  }

  /// Opens, closes, shows or hides menus; judged at the end position (R5), which is the present offset
  /// clamped to what the new region allows.
  public mutating func setMenus(_ new: Menus, in column: BubbleColumn) {
    begin()
    if new == menus { return }
    closeRun()
    menus = new
    land(on: offset, in: column)
  }

  /// The window changes: another rich menu takes the place of the present one, or quick replies go. Judged at the end
  /// position, as a change of menus is (R5).
  public mutating func setWindow(_ new: ChatWindow, in column: BubbleColumn) {
    begin()
    if new == window { return }
    closeRun()
    adopt(new)
    history.startEpoch(bubbleCount: bubbleCount, window: window)
    land(on: offset, in: column)
  }

  /// New bubbles arrived at the end of the column, and with them `window`, if their quick replies changed it; nil to
  /// keep the present one. Shows nothing new by itself unless they lie in view.
  public mutating func contentGrew(in column: BubbleColumn, window new: ChatWindow? = nil) {
    begin()
    closeRun()
    if let new, new != window { adopt(new) }
    bubbleCount = column.count
    history.startEpoch(bubbleCount: column.count, window: window)
    makeRoomForCarousels(in: column)
    land(on: offset, in: column)
  }

  /// A bubble of the column got `growth` points taller, or shorter when negative, and what is below it moved.
  ///
  /// Judged at the end position, as a change of menus is. What has been seen stays seen, what has been
  /// displayed stays displayed.
  public mutating func contentResized(_ bubble: Int, by growth: Int, in column: BubbleColumn) {
    begin()
    if growth == 0 { return }
    closeRun()
    history.startEpoch(
      bubbleCount: bubbleCount, window: window, resize: History.Resize(bubble: bubble, growth: growth))
    for index in judged.indices { judged[index].remove(bubble) }
    land(on: offset, in: column)
  }

  /// The allowed offset nearest to `offset` under the present menus.
  public func clamped(_ offset: Int, in column: BubbleColumn) -> Int {
    let allowed = window.offsets(contentHeight: column.contentHeight, menus)
    return min(max(offset, allowed.lowerBound), allowed.upperBound)
  }

  /// Bubbles judged in another visible region are to be judged again.
  private mutating func adopt(_ new: ChatWindow) {
    window = new
    for combination in judged.indices { judged[combination].removeAll() }
  }

  mutating func begin() {
    if !displayed.isEmpty { displayed.removeAll(keepingCapacity: true) }
    if !revealed.isEmpty { revealed.removeAll(keepingCapacity: true) }
  }

  private mutating func makeRoomForCarousels(in column: BubbleColumn) {
    while carousels.count < column.carousels.count { carousels.append(CarouselState()) }
  }

  private mutating func closeRun() {
    history.record(run.offsets, under: menus)
  }
}

/// The edges and ranges that have been visible.
extension Visit {
  /// The edges of a bubble that have been visible in this visit; of a carousel's left and right, under
  /// `anyCard`, both of one card or else the side seen first. O(log ranges).
  public func edgesSeen(of bubble: Int, in column: BubbleColumn) -> Edges {
    var edges: Edges = []
    if seenTops.contains(bubble) { edges.insert(.top) }
    if seenBottoms.contains(bubble) { edges.insert(.bottom) }
    if let index = column.carouselIndex(of: bubble) {
      edges.formUnion(horizontalEdges(of: state(of: index), column.carousels[index]))
    }
    return edges
  }

  /// The edges a bubble must show (R3).
  public func edgesRequired(of bubble: Int, in column: BubbleColumn) -> Edges {
    column.carouselIndex(of: bubble) == nil ? .vertical : .all
  }

  /// Whether a bubble has been displayed 100% in this visit (R3). O(log ranges).
  public func isDisplayed(_ bubble: Int, in column: BubbleColumn) -> Bool {
    if let index = column.carouselIndex(of: bubble) { return state(of: index).isDisplayed }
    if rules.edges == .simultaneous { return displayedTogether.contains(bubble) }
    return seenTops.contains(bubble) && seenBottoms.contains(bubble)
  }

  /// The edges of a bubble that are inside the visible region at this moment (R4).
  public func edgesVisible(of bubble: Int, in column: BubbleColumn) -> Edges {
    let top = offset + window.visibleTop(menus)
    let bottom = offset + window.visibleBottom(menus)
    guard top <= bottom else { return [] }
    var edges: Edges = []
    if (top...bottom).contains(column.tops[bubble]) { edges.insert(.top) }
    if (top...bottom).contains(column.bottoms[bubble]) { edges.insert(.bottom) }
    if let index = column.carouselIndex(of: bubble), column.tops[bubble] <= bottom,
      column.bottoms[bubble] >= top
    {
      let carousel = column.carousels[index]
      let shown = cardEdges(of: carousel, visibleFrom: state(of: index).x, to: state(of: index).x)
      var now = CarouselState()
      now.show(lefts: shown.lefts, rights: shown.rights)
      edges.formUnion(horizontalEdges(of: now, carousel))
    }
    return edges
  }

  /// The swipe offset of a carousel, in points; 0 for other bubbles.
  public func swipeOffset(of bubble: Int, in column: BubbleColumn) -> Int {
    column.carouselIndex(of: bubble).map { state(of: $0).x } ?? 0
  }

  /// Whether any height of the bubble has been visible in this visit. O(log ranges).
  public func hasTouched(_ bubble: Int) -> Bool { touched.contains(bubble) }
}
