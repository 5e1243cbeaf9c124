/// The bubbles of a room stacked from top to bottom: the position of every edge, in points.
///
/// Content coordinates: y = 0 is the top of the content, y grows downwards. Tops and bottoms ascend.
public struct BubbleColumn: Hashable, Sendable {
  /// One card of a carousel, in the carousel's own coordinates.
  public struct Card: Hashable, Sendable {
    /// The left edge, in points from the start of the carousel's content.
    public var x: Int
    /// The width in points.
    public var width: Int

    /// Creates a card.
    public init(x: Int, width: Int) {
      self.x = x
      self.width = width
    }
  }

  /// A bubble that can be swiped sideways.
  public struct Carousel: Hashable, Sendable {
    /// The bubble's index in the column.
    public var bubble: Int
    /// Its cards from left to right, 1…``maximumCards``.
    public var cards: [Card]
    /// The width of its content, insets included, in points.
    public var contentWidth: Int
  }

  /// The maximum number of cards that are distinguished; LINE allows 12.
  public static let maximumCards = 64

  /// The y of each bubble's top edge.
  public private(set) var tops: [Int] = []
  /// The y of each bubble's bottom edge.
  public private(set) var bottoms: [Int] = []
  /// The carousels among the bubbles, by ascending bubble.
  public private(set) var carousels: [Carousel] = []
  /// Padding above the first bubble, in points.
  public let paddingTop: Int
  /// Padding below the last bubble, in points.
  public let paddingBottom: Int

  /// An empty column.
  public init(paddingTop: Int, paddingBottom: Int) {
    self.paddingTop = paddingTop
    self.paddingBottom = paddingBottom
  }

  /// The number of bubbles.
  public var count: Int { tops.count }

  /// The height of the content, paddings included, in points.
  public var contentHeight: Int { (bottoms.last ?? paddingTop) + paddingBottom }

  /// Reserves capacity for this many more bubbles.
  public mutating func reserve(_ more: Int) {
    tops.reserveCapacity(count + more)
    bottoms.reserveCapacity(count + more)
  }

  /// Adds a bubble at the bottom.
  ///
  /// - Parameters:
  ///   - height: Its height in points, 1 or more.
  ///   - gap: The gap above it in points; ignored for the first bubble.
  public mutating func append(height: Int, gap: Int) {
    let top = bottoms.last.map { $0 + gap } ?? paddingTop
    tops.append(top)
    bottoms.append(top + height)
  }

  /// Adds a carousel at the bottom; `cards` beyond ``maximumCards`` are left out.
  public mutating func append(height: Int, gap: Int, cards: [Card], contentWidth: Int) {
    if !cards.isEmpty {
      let kept = Array(cards.prefix(BubbleColumn.maximumCards))
      carousels.append(Carousel(bubble: count, cards: kept, contentWidth: contentWidth))
    }
    append(height: height, gap: gap)
  }

  /// Gives a bubble another height; everything below it moves by the difference. O(bubbles below).
  ///
  /// - Parameters:
  ///   - bubble: Its index.
  ///   - height: Its new height in points, 1 or more.
  /// - Returns: The difference, as ``Visit/contentResized(_:by:in:)`` takes it: positive when it grew.
  @discardableResult
  public mutating func resize(_ bubble: Int, toHeight height: Int) -> Int {
    let growth = height - self.height(of: bubble)
    if growth == 0 { return 0 }
    bottoms[bubble] += growth
    for below in bubble + 1..<count {
      tops[below] += growth
      bottoms[below] += growth
    }
    return growth
  }

  /// The height of a bubble in points.
  public func height(of bubble: Int) -> Int { bottoms[bubble] - tops[bubble] }

  /// The bubbles any of whose height lies between two y, in points, both included. O(log n).
  public func bubbles(from first: Int, to last: Int) -> Range<Int> {
    let start = BubbleColumn.firstIndex(in: bottoms, atOrPast: first, near: 0)
    let end = BubbleColumn.firstIndex(in: tops, atOrPast: last + 1, near: start)
    return start..<max(start, end)
  }

  /// The index in ``carousels`` of the bubble, nil when it is no carousel. O(log carousels).
  public func carouselIndex(of bubble: Int) -> Int? {
    if carousels.isEmpty { return nil }
    let index = firstCarousel(from: bubble)
    return index < carousels.count && carousels[index].bubble == bubble ? index : nil
  }

  /// The index of the first carousel at or below the bubble. O(log carousels).
  func firstCarousel(from bubble: Int) -> Int {
    var low = 0
    var high = carousels.count
    while low < high {
      let middle = (low + high) / 2
      if carousels[middle].bubble < bubble { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Searching sorted edges.
extension BubbleColumn {
  /// The first bubble at or after `start` whose edge lies at or past `y`: gallops away from `start`,
  /// so that a short scroll costs a few steps however long the room is. O(log distance).
  static func firstIndex(in edges: [Int], atOrPast y: Int, near start: Int) -> Int {
    var low = 0
    var high = edges.count
    var step = 1
    if start < edges.count, edges[start] < y {
      low = start + 1
      while low < high, edges[low] < y {
        let probe = low + step
        if probe >= edges.count { break }
        if edges[probe] < y {
          low = probe + 1
          step *= 2
        } else {
          high = probe
          break
        }
      }
    } else {
      high = min(start, edges.count)
      while high > 0, edges[high - 1] >= y {
        let probe = high - step
        if probe < 0 { break }
        if edges[probe] >= y {
          high = probe
          step *= 2
        } else {
          low = probe + 1
          break
        }
      }
    }
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < y { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
