extension Visit {
  /// The offsets a visit passed under each combination of menus. It grows with jumps and changes of
  /// menus that reach new places, not with the number of movements.
  struct History: Sendable {
    /// A time during which the content stayed the same.
    struct Epoch: Sendable {
      /// The bubbles there were.
      var bubbleCount: Int
      /// The offsets passed, by ``Menus/rawValue``.
      var offsets = [IntervalSet](repeating: IntervalSet(), count: Menus.combinations)
    }

    var epochs: [Epoch] = [Epoch(bubbleCount: 0)]
    private var ignored: [Range<Int>] = []

    mutating func restart(bubbleCount: Int) {
      epochs.removeLast(epochs.count - 1)
      epochs[0].bubbleCount = bubbleCount
      for index in 0..<Menus.combinations { epochs[0].offsets[index].removeAll() }
    }

    mutating func startEpoch(bubbleCount: Int) {
      epochs.append(Epoch(bubbleCount: bubbleCount))
    }

    mutating func record(_ offsets: ClosedRange<Int>, under menus: Menus) {
      ignored.removeAll(keepingCapacity: true)
      let range = offsets.lowerBound..<offsets.upperBound + 1
      epochs[epochs.count - 1].offsets[menus.rawValue].insert(range, gaps: &ignored)
    }
  }

  /// How close an edge came to being visible.
  public struct Approach: Hashable, Sendable {
    /// Points between the edge and the visible region's, or the viewport's, nearest border; 0: visible.
    public var distance: Int
    /// What hid it at its closest.
    public var cover: Cover?
    /// Where the content stood at its closest; for a side, how far the carousel was swiped.
    public var offset: Int
    /// The menus at its closest.
    public var menus: Menus
  }

  /// What can hide an edge.
  public enum Cover: String, Hashable, Sendable {
    /// It lay under the open rich menu.
    case richMenu = "rich-menu"
    /// It lay under the service menu bar.
    case serviceMenuBar = "service-menu-bar"
    /// It lay outside the chat window.
    case window = "window"
    /// It was swiped out of the carousel's viewport.
    case carousel = "carousel"
  }

  /// How close the bubble's top or bottom edge came over the whole visit, nil before the first visit or
  /// for a bubble that arrived later. Where two moments are equally close, one at which a menu hid the
  /// edge goes first. O(ranges passed).
  public func approach(of edge: Edges, of bubble: Int, in column: BubbleColumn) -> Approach? {
    guard number > 0, bubble < bubbleCount else { return nil }
    let y = edge == .top ? column.tops[bubble] : column.bottoms[bubble]
    var best: Approach?
    func consider(_ offsets: Range<Int>, _ menus: Menus) {
      let top = window.visibleTop(menus)
      let bottom = window.visibleBottom(menus)
      let nearest = min(max(offsets.lowerBound, y - bottom), offsets.upperBound - 1)
      let place = y - nearest
      let approach: Approach
      if place > bottom {
        approach = Approach(
          distance: place - bottom, cover: place <= window.height ? .richMenu : .window, offset: nearest,
          menus: menus)
      } else if place < top {
        approach = Approach(
          distance: top - place, cover: place >= 0 ? .serviceMenuBar : .window, offset: nearest, menus: menus)
      } else {
        approach = Approach(distance: 0, cover: nil, offset: nearest, menus: menus)
      }
      guard let present = best else {
        best = approach
        return
      }
      if approach.distance < present.distance
        || approach.distance == present.distance && present.cover == .window
      {
        best = approach
      }
    }
    for epoch in history.epochs where bubble < epoch.bubbleCount {
      for combination in 0..<Menus.combinations {
        for range in epoch.offsets[combination].ranges { consider(range, Menus(rawValue: combination)) }
      }
    }
    consider(run.offsets.lowerBound..<run.offsets.upperBound + 1, menus)
    return best
  }

  /// How close a carousel's left or right edge came while any of its height was visible; nil when none of
  /// its height was. Under `anyCard`, the card that came closest to showing both its sides.
  public func sideApproach(of edge: Edges, of bubble: Int, in column: BubbleColumn) -> Approach? {
    guard let index = column.carouselIndex(of: bubble), let seen = state(of: index).visibleX else {
      return nil
    }
    let cards = column.carousels[index].cards
    func approach(toward x: Int) -> Approach {
      let nearest = min(max(seen.lowerBound, x - window.width), seen.upperBound)
      let place = x - nearest
      let distance = place > window.width ? place - window.width : place < 0 ? -place : 0
      return Approach(
        distance: distance, cover: distance == 0 ? nil : .carousel, offset: nearest, menus: menus)
    }
    switch rules.carousel {
    case .whole:
      return edge == .left
        ? cards.first.map { approach(toward: $0.x) } : cards.last.map { approach(toward: $0.x + $0.width) }
    case .anyCard:
      let both = cards.map { (approach(toward: $0.x), approach(toward: $0.x + $0.width)) }
      let best = both.min { $0.0.distance + $0.1.distance < $1.0.distance + $1.1.distance }
      return best.map { edge == .left ? $0.0 : $0.1 }
    }
  }
}
