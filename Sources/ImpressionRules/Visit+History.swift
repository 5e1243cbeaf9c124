extension Visit {
  /// The offsets a visit passed under each combination of menus. It grows with jumps and changes of
  /// menus that reach new places, with arrivals and resizes, not with the number of movements.
  struct History: Sendable {
    /// A bubble got another height.
    struct Resize: Sendable {
      /// The bubble.
      var bubble: Int
      /// By how many points it grew; negative when it got shorter.
      var growth: Int

      /// The points it moved an edge downwards: of the bubble the bottom, of those below it both.
      func shift(of edge: Edges, of other: Int) -> Int {
        other > bubble || other == bubble && edge == .bottom ? growth : 0
      }
    }

    /// A time during which the content and the rich menu stayed the same.
    struct Epoch: Sendable {
      /// The bubbles there were.
      var bubbleCount: Int
      /// The window, with the rich menu of that time.
      var window: ChatWindow
      /// The resize it began with, nil if it began with something else.
      var resize: Resize?
      /// The offsets passed, by ``Menus/rawValue``.
      var offsets = [IntervalSet](repeating: IntervalSet(), count: Menus.combinations)
    }

    var epochs: [Epoch]

    init(window: ChatWindow) {
      epochs = [Epoch(bubbleCount: 0, window: window)]
    }

    mutating func restart(bubbleCount: Int, window: ChatWindow) {
      epochs.removeLast(epochs.count - 1)
      epochs[0].bubbleCount = bubbleCount
      epochs[0].window = window
      for index in 0..<Menus.combinations { epochs[0].offsets[index].removeAll() }
    }

    mutating func startEpoch(bubbleCount: Int, window: ChatWindow, resize: Resize? = nil) {
      epochs.append(Epoch(bubbleCount: bubbleCount, window: window, resize: resize))
    }

    mutating func record(_ offsets: ClosedRange<Int>, under menus: Menus) {
      let range = offsets.lowerBound..<offsets.upperBound + 1
      epochs[epochs.count - 1].offsets[menus.rawValue].insert(range)
    }
  }

  /// The smallest distance of an edge from being visible.
  public struct Approach: Hashable, Sendable {
    /// Points between the edge and the visible region's, or the viewport's, nearest border; 0: visible.
    /// If menus cover the whole window there is no such border: the points to the farther one.
    public var distance: Int
    /// The cover that hid it at its closest.
    public var cover: Cover?
    /// The edge's position at its closest, in points below the window's top; for a side, right of the
    /// viewport's left.
    public var place: Int
    /// The offset of the content at that moment; for a side, the offset of the carousel.
    public var offset: Int
    /// The menus at its closest.
    public var menus: Menus
  }

  /// The things that can hide an edge.
  public enum Cover: String, Hashable, Sendable {
    /// It lay under the open rich menu.
    case richMenu = "rich-menu"
    /// It lay under the service menu bar.
    case serviceMenuBar = "service-menu-bar"
    /// It lay under quick replies.
    case quickReplies = "quick-replies"
    /// It lay under the open keyboard.
    case keyboard = "keyboard"
    /// It lay outside the chat window.
    case window = "window"
    /// It was swiped out of the carousel's viewport.
    case carousel = "carousel"
  }

  /// The closest approach of the bubble's top or bottom edge over the whole visit, nil before the first visit
  /// or for a bubble that arrived later; each moment with the heights of then. Where two moments are equally
  /// close, one at which a menu hid the edge goes first. O(ranges passed).
  public func approach(
    of edge: Edges, of bubble: Int, in column: BubbleColumn, over span: Span = .visit
  ) -> Approach? {
    endMiss(of: edge, of: bubble, in: column, over: span)?.approach
  }

  /// A top or bottom edge at its closest, and how the room was laid out then.
  struct EndMiss {
    var approach: Approach
    /// The bubble's height at that moment, in points.
    var height: Int
    /// The height of the content at that moment, in points.
    var contentHeight: Int
    /// The window at that moment.
    var window: ChatWindow

    /// The edge's position, in content coordinates.
    var y: Int { approach.offset + approach.place }
    /// The offset of the content.
    var moment: Moment {
      Moment(
        offset: approach.offset, menus: approach.menus, contentHeight: contentHeight, window: window)
    }
  }

  /// The height of the content while an epoch went on, in points. O(epochs since).
  private func contentHeight(inEpoch index: Int, _ column: BubbleColumn) -> Int {
    guard let last = column.tops.indices.prefix(history.epochs[index].bubbleCount).last else {
      return column.paddingTop + column.paddingBottom
    }
    let growth = history.epochs[(index + 1)...].reduce(0) {
      $0 + ($1.resize?.shift(of: .bottom, of: last) ?? 0)
    }
    return column.bottoms[last] - growth + column.paddingBottom
  }

  func endMiss(
    of edge: Edges, of bubble: Int, in column: BubbleColumn, over span: Span
  ) -> EndMiss? {
    guard number > 0, bubble < bubbleCount else { return nil }
    var y = edge == .top ? column.tops[bubble] : column.bottoms[bubble]
    var height = column.height(of: bubble)
    let present = history.epochs.count - 1
    if span != .visit {
      return EndMiss(
        approach: approach(to: y, at: offset, menus, in: window), height: height,
        contentHeight: contentHeight(inEpoch: present, column), window: window)
    }
    // Back to the start of the visit, then through the visit's resizes again.
    for case let resize? in history.epochs.lazy.map(\.resize) {
      y -= resize.shift(of: edge, of: bubble)
      if resize.bubble == bubble { height -= resize.growth }
    }
    var best: (approach: Approach, height: Int, epoch: Int)?
    var index = 0
    func consider(_ offsets: Range<Int>, _ menus: Menus) {
      let window = history.epochs[index].window
      let top = window.visibleTop(menus)
      let bottom = window.visibleBottom(menus)
      // Borders that menus pushed past each other are both nearest half way between them.
      let middle = (top + bottom) >> 1
      consider(offsets, menus, aim: y - (top <= bottom ? bottom : middle))
      if top > bottom { consider(offsets, menus, aim: y - middle - 1) }
    }
    func consider(_ offsets: Range<Int>, _ menus: Menus, aim: Int) {
      let offset = min(max(offsets.lowerBound, aim), offsets.upperBound - 1)
      let approach = approach(to: y, at: offset, menus, in: history.epochs[index].window)
      if let known = best?.approach,
        approach.distance > known.distance
          || approach.distance == known.distance && known.cover != .window
      {
        return
      }
      best = (approach, height, index)
    }
    for (number, epoch) in history.epochs.enumerated() {
      index = number
      if let resize = epoch.resize {
        y += resize.shift(of: edge, of: bubble)
        if resize.bubble == bubble { height += resize.growth }
      }
      if bubble >= epoch.bubbleCount { continue }
      for combination in 0..<Menus.combinations {
        for range in epoch.offsets[combination].ranges { consider(range, Menus(rawValue: combination)) }
      }
    }
    consider(run.offsets.lowerBound..<run.offsets.upperBound + 1, menus)
    return best.map {
      EndMiss(
        approach: $0.approach, height: $0.height, contentHeight: contentHeight(inEpoch: $0.epoch, column),
        window: history.epochs[$0.epoch].window)
    }
  }

  /// The distance of the content y from the visible region at one position.
  private func approach(to y: Int, at offset: Int, _ menus: Menus, in window: ChatWindow) -> Approach {
    let top = window.visibleTop(menus)
    let bottom = window.visibleBottom(menus)
    let place = y - offset
    let distance = max(0, place - bottom, top - place)
    var cover: Cover?
    if distance > 0 { cover = window.cover(at: place, menus) }
    return Approach(distance: distance, cover: cover, place: place, offset: offset, menus: menus)
  }

  /// The closest approach of a carousel's left or right edge while any of its height was visible; nil when
  /// none of its height was. Under `anyCard`, of the card that came closest to showing both its sides, among
  /// those that showed one when any did.
  public func sideApproach(of edge: Edges, of bubble: Int, in column: BubbleColumn) -> Approach? {
    sideMiss(of: edge, of: bubble, in: column)?.approach
  }

  /// A carousel's left or right edge at its closest, and the swipe that was lacking.
  struct SideMiss {
    var approach: Approach
    /// Points still to swipe; positive towards later cards.
    var swipe: Int
  }

  func sideMiss(
    of edge: Edges, of bubble: Int, in column: BubbleColumn, over span: Span = .visit
  ) -> SideMiss? {
    guard let index = column.carouselIndex(of: bubble) else { return nil }
    let state = state(of: index)
    guard let last = state.visibleX ?? (span == .onceInView ? state.x...state.x : nil) else { return nil }
    let cards = column.carousels[index].cards
    func miss(_ x: Int) -> SideMiss {
      if span != .visit { return sideMiss(x, state.x..<state.x + 1) }
      var best = sideMiss(x, last.lowerBound..<last.upperBound + 1)
      for range in state.earlierX.ranges {
        let other = sideMiss(x, range)
        if other.approach.distance < best.approach.distance { best = other }
      }
      return best
    }
    switch rules.carousel {
    case .whole:
      return edge == .left
        ? cards.first.map { miss($0.x) } : cards.last.map { miss($0.x + $0.width) }
    case .anyCard:
      let candidates = state.candidates
      var best: (left: SideMiss, right: SideMiss)?
      var least = Int.max
      for (index, card) in cards.enumerated() where candidates & (1 << UInt64(index)) != 0 {
        let sides = (left: miss(card.x), right: miss(card.x + card.width))
        let sum = sides.left.approach.distance + sides.right.approach.distance
        if sum >= least { continue }
        least = sum
        best = sides
      }
      return edge == .left ? best?.left : best?.right
    }
  }

  private func sideMiss(_ x: Int, _ passed: Range<Int>) -> SideMiss {
    let nearest = min(max(passed.lowerBound, x - window.width), passed.upperBound - 1)
    let place = x - nearest
    let swipe = place < 0 ? place : max(0, place - window.width)
    let approach = Approach(
      distance: abs(swipe), cover: swipe == 0 ? nil : .carousel, place: place, offset: nearest, menus: menus)
    return SideMiss(approach: approach, swipe: swipe)
  }
}
