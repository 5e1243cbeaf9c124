import BubbleLayout
import ImpressionRules

/// One user's chat room with the account: its bubbles, their positions, and the current or last visit.
public struct Room: Sendable {
  /// The content of one place in the room.
  public enum Item: Hashable, Sendable {
    /// A bubble of the account, by its index in ``World/bubbles``.
    case account(bubble: Int)
    /// A bubble of the user's own, by its index in ``Room/ownTexts``. Never measured (R10).
    case own(text: Int)
  }

  /// The bubbles from oldest to newest: an index in ``World/bubbles``, or −1 − index in ``ownTexts``.
  private var references: [Int32] = []
  private var lefts: [Int32] = []
  private var widths: [Int32] = []
  /// The positions of their edges.
  public private(set) var column: BubbleColumn
  /// The present visit, or the last one.
  public internal(set) var visit: Visit
  /// Whether the user is in the room.
  public internal(set) var isInside = false
  /// When the present or last visit began.
  public internal(set) var enteredAt: Timestamp?
  /// The number of bubbles read, from the oldest.
  public internal(set) var readCount = 0
  /// The number of those that were marked as read from the chat list (R2).
  public internal(set) var markedReadCount = 0
  /// The texts the user has sent.
  public internal(set) var ownTexts: [String] = []
  /// When the user sent each of them.
  public internal(set) var ownTimes: [Timestamp] = []
  /// The place of the first bubble that was unread when the present or last visit began; nil when none was.
  public internal(set) var firstUnreadOnEntry: Int?
  /// The version of LINE in the present or last visit; nil before the first.
  public internal(set) var visitApp: LineApp?
  /// The places counted in the present or last visit.
  var counted = IntervalSet()
  /// The column the last visit happened in, when the room was laid out anew since.
  private var past: BubbleColumn?
  /// Whether bubbles arrived below the visible region since it was last at the bottom.
  public internal(set) var hasNewBelow = false
  /// The place of the bubble whose quick replies the user answered last.
  var answeredPlace: Int?
  /// What covers the room while the keyboard is open.
  var keyboard = Keyboard.keys
  /// The text in the input bar, which has not been sent.
  public internal(set) var draft = ""

  init(metrics: Metrics, rules: CountingRules, window: ChatWindow) {
    column = BubbleColumn(paddingTop: metrics.paddingTop, paddingBottom: metrics.paddingBottom)
    visit = Visit(window: window, rules: rules)
  }

  /// The number of bubbles in the room.
  public var count: Int { references.count }

  /// Bubbles not yet read; a user's own are never unread.
  public var unreadCount: Int {
    var unread = 0
    for index in readCount..<count where references[index] >= 0 { unread += 1 }
    return unread
  }

  /// The content of a place, counted from the oldest.
  public func item(at place: Int) -> Item {
    let reference = Int(references[place])
    return reference >= 0 ? .account(bubble: reference) : .own(text: -1 - reference)
  }

  /// The left edge, in points of the chat window; 0 for a carousel, whose cards have their own.
  public func left(at place: Int) -> Int { Int(lefts[place]) }

  /// The width in points.
  public func width(at place: Int) -> Int { Int(widths[place]) }

  /// The place of an account's bubble, nil if it is not in this room. O(log n) while no message of a
  /// later index was sent earlier, else O(n).
  public func place(ofBubble bubble: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if references[middle] < bubble { low = middle + 1 } else { high = middle }
    }
    if low < count, references[low] == bubble { return low }
    return references.firstIndex(of: Int32(bubble))
  }

  /// The place of the first unread bubble of the account.
  var firstUnread: Int? {
    (readCount..<count).first { references[$0] >= 0 }
  }

  /// The places of the bubbles any of whose height lies between two content coordinates, in points, both
  /// included. O(log n).
  public func places(from first: Int, to last: Int) -> Range<Int> {
    column.bubbles(from: first, to: last)
  }

  mutating func reserve(_ more: Int) {
    references.reserveCapacity(count + more)
    lefts.reserveCapacity(count + more)
    widths.reserveCapacity(count + more)
    column.reserve(more)
  }

  /// A bubble to be placed in a room.
  struct Outline {
    var item: Item
    var size: BubbleSize
    /// Between it and the bubble above, in points.
    var gap: Int
  }

  mutating func append(_ outlines: [Outline]) {
    for outline in outlines { append(outline.item, size: outline.size, gap: outline.gap) }
  }

  mutating func append(_ item: Item, size: BubbleSize, gap: Int) {
    switch item {
    case .account(let bubble): references.append(Int32(bubble))
    case .own(let text): references.append(Int32(-1 - text))
    }
    lefts.append(Int32(size.x))
    widths.append(Int32(clamping: size.width))
    if size.cards.isEmpty {
      column.append(height: size.height, gap: gap)
    } else {
      column.append(
        height: size.height, gap: gap,
        cards: size.cards.map { BubbleColumn.Card(x: $0.x, width: $0.width) }, contentWidth: size.width)
    }
  }
}

/// Moving in the room. The column and the visit are two parts of one value, handed to each other here.
extension Room {
  mutating func enter(at offset: Int, window: ChatWindow, menus: Menus) {
    past = nil
    counted.removeAll()
    visit.enter(at: offset, window: window, menus: menus, in: column)
  }

  mutating func scroll(to target: Int) { visit.scroll(to: target, in: column) }

  mutating func jump(to target: Int) { visit.jump(to: target, in: column) }

  mutating func setMenus(_ menus: Menus) { visit.setMenus(menus, in: column) }

  mutating func setWindow(_ window: ChatWindow) { visit.setWindow(window, in: column) }

  mutating func swipe(_ place: Int, to target: Int) { visit.swipe(place, to: target, in: column) }

  /// Adds new bubbles at the end, and the window they bring. At the bottom the list scrolls on to them; elsewhere it
  /// stays.
  mutating func contentGrew(wasAtBottom: Bool, window: ChatWindow) {
    visit.contentGrew(in: column, window: window)
    if !wasAtBottom { hasNewBelow = true }
  }

  /// Sets the height of the bubble at a place, in points. Past visits keep what they saw.
  /// Gives whether the present visit may have seen something new.
  mutating func resize(_ place: Int, to height: Int) -> Bool {
    let before = column
    let growth = column.resize(place, toHeight: height)
    if growth == 0 { return false }
    if isInside {
      visit.contentResized(place, by: growth, in: column)
    } else if visit.number > 0, past == nil {
      past = before
    }
    return isInside
  }

  /// The offsets that the content can have now.
  public var offsets: ClosedRange<Int> {
    visit.window.offsets(contentHeight: column.contentHeight, visit.menus)
  }

  /// The keyboard that covers the room; nil when none does.
  public var openKeyboard: Keyboard? { isInside && visit.menus.contains(.keyboard) ? keyboard : nil }

  /// Whether the newest bubble is as far up as it gets.
  public var isAtBottom: Bool { visit.offset >= offsets.upperBound }

  /// The offset that aligns a bubble's top with the top of the visible region.
  func offset(ofTopAt place: Int, menus: Menus) -> Int {
    column.tops[place] - visit.window.visibleTop(menus)
  }
}

/// The present or last visit, whatever happened to the room's layout since.
extension Room {
  /// Adopts the visits of the room in its previous layout.
  mutating func keepVisits(of old: Room) {
    visit = old.visit
    isInside = false
    enteredAt = old.enteredAt
    visitApp = old.visitApp
    counted = old.counted
    past = old.past ?? old.column
  }

  /// Whether the bubble at a place was counted in the present or last visit.
  public func isCounted(at place: Int) -> Bool { counted.contains(place) }

  /// Whether a visit has begun or gone on since the bubble at a place arrived.
  public func hasVisitSince(arrivalOf place: Int) -> Bool {
    visit.number > 0 && place < visit.bubbleCount
  }

  /// The edges of the bubble at a place that the present or last visit has seen.
  public func edgesSeen(at place: Int) -> Edges {
    guard hasVisitSince(arrivalOf: place) else { return [] }
    return visit.edgesSeen(of: place, in: past ?? column)
  }

  /// Whether the present or last visit displayed the bubble at a place 100%.
  public func isDisplayed(at place: Int) -> Bool {
    hasVisitSince(arrivalOf: place) && visit.isDisplayed(place, in: past ?? column)
  }

  /// Why the present or last visit has not displayed the bubble at a place; nil when it has.
  public func obstacle(at place: Int) -> Explanation? {
    visit.obstacle(to: place, in: past ?? column)
  }

  /// The edges of the bubble at a place that the visit has not shown yet, as they lie at this moment; of the
  /// last visit, as they came closest.
  public func missingEdges(at place: Int) -> [Explanation.MissingEdge] {
    visit.missingEdges(of: place, in: past ?? column, over: isInside ? .present : .visit)
  }

  /// R3 `simultaneous`: what would show top and bottom of the bubble at a place together, from now on.
  public func remediesTogether(at place: Int) -> [Explanation.Remedy] {
    visit.remediesTogether(of: place, in: past ?? column)
  }

  /// The edges the bubble at a place must show (R3).
  public func edgesRequired(at place: Int) -> Edges { visit.edgesRequired(of: place, in: column) }

  /// The edges of the bubble at a place inside the visible region now; none outside the room.
  public func edgesVisible(at place: Int) -> Edges {
    isInside ? visit.edgesVisible(of: place, in: column) : []
  }

  /// The swipe offset of the carousel at a place, in points.
  public func swipeOffset(at place: Int) -> Int {
    isInside ? visit.swipeOffset(of: place, in: column) : 0
  }
}
