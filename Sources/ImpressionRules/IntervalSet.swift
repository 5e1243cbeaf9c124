/// A set of integers kept as sorted, disjoint, non-adjacent half-open ranges.
///
/// What a person sees of a room is nearly always one range, so most operations touch one element.
public struct IntervalSet: Hashable, Sendable {
  /// The ranges, ascending; none is empty and no two touch.
  public private(set) var ranges: [Range<Int>] = []

  /// An empty set.
  public init() {}

  /// Whether the set has no members.
  public var isEmpty: Bool { ranges.isEmpty }

  /// Removes all members, keeping the storage.
  public mutating func removeAll() {
    ranges.removeAll(keepingCapacity: true)
  }

  /// Whether `value` is a member. O(log ranges).
  public func contains(_ value: Int) -> Bool {
    if let last = ranges.last, value >= last.lowerBound { return value < last.upperBound }
    let index = firstRange(endingAfter: value)
    return index < ranges.count && ranges[index].lowerBound <= value
  }

  /// Inserts a range and appends to `gaps` the parts of it that were not yet members, ascending.
  ///
  /// O(log ranges + ranges swallowed), plus moving the ranges behind when their number changes.
  public mutating func insert(_ range: Range<Int>, gaps: inout [Range<Int>]) {
    if range.isEmpty { return }
    if let last = ranges.last, range.lowerBound == last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      gaps.append(range)
      return
    }
    let first = firstRange(endingAfter: range.lowerBound - 1)  // touching counts
    var end = first
    var cursor = range.lowerBound
    var lower = range.lowerBound
    var upper = range.upperBound
    while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
      let known = ranges[end]
      if known.lowerBound > cursor { gaps.append(cursor..<known.lowerBound) }
      cursor = max(cursor, known.upperBound)
      lower = min(lower, known.lowerBound)
      upper = max(upper, known.upperBound)
      end += 1
    }
    if cursor < range.upperBound { gaps.append(cursor..<range.upperBound) }
    if end == first + 1 {
      ranges[first] = lower..<upper
    } else {
      ranges.replaceSubrange(first..<end, with: CollectionOfOne(lower..<upper))
    }
  }

  /// Inserts one value; returns whether it is new.
  public mutating func insert(_ value: Int) -> Bool {
    if contains(value) { return false }
    var ignored: [Range<Int>] = []
    insert(value..<value + 1, gaps: &ignored)
    return true
  }

  /// Index of the first range whose upper bound lies past `value`. O(log ranges).
  private func firstRange(endingAfter value: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
