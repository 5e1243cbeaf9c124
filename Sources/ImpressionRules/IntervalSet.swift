/// A set of integers kept as sorted, disjoint, non-adjacent half-open ranges.
///
/// The visible part of a room is nearly always one range, so most operations touch one element.
public struct IntervalSet: Hashable, Sendable {
  /// The ranges, ascending; none is empty and no two touch.
  public private(set) var ranges: [Range<Int>] = []

  /// An empty set.
  public init() {}

  /// Whether the set has no members.
  public var isEmpty: Bool { ranges.isEmpty }

  /// Removes all members, keeping the storage.
  public mutating func removeAll() {
    if !ranges.isEmpty { ranges.removeAll(keepingCapacity: true) }
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
    insert(range) { gaps.append($0) }
  }

  @inline(__always)
  private mutating func insert(_ range: Range<Int>, whatIsNew: (Range<Int>) -> Void) {
    if range.isEmpty { return }
    if let last = ranges.last, range.lowerBound == last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      whatIsNew(range)
      return
    }
    let first = firstRange(endingAfter: range.lowerBound - 1)  // touching counts
    var end = first
    var cursor = range.lowerBound
    var lower = range.lowerBound
    var upper = range.upperBound
    while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
      let known = ranges[end]
      if known.lowerBound > cursor { whatIsNew(cursor..<known.lowerBound) }
      cursor = max(cursor, known.upperBound)
      lower = min(lower, known.lowerBound)
      upper = max(upper, known.upperBound)
      end += 1
    }
    if cursor < range.upperBound { whatIsNew(cursor..<range.upperBound) }
    if end == first + 1 {
      ranges[first] = lower..<upper
    } else if first == ranges.count {
      ranges.append(lower..<upper)
    } else {
      ranges.replaceSubrange(first..<end, with: CollectionOfOne(lower..<upper))
    }
  }

  /// Inserts a range. See ``insert(_:gaps:)``.
  public mutating func insert(_ range: Range<Int>) {
    insert(range) { _ in }
  }

  /// Inserts one value; returns whether it is new.
  public mutating func insert(_ value: Int) -> Bool {
    var isNew = false
    insert(value..<value + 1) { _ in isNew = true }
    return isNew
  }

  /// Removes one value. O(log ranges), plus moving the ranges behind when their number changes.
  public mutating func remove(_ value: Int) {
    let index = firstRange(endingAfter: value)
    guard index < ranges.count, ranges[index].lowerBound <= value else { return }
    let rest = [ranges[index].lowerBound..<value, value + 1..<ranges[index].upperBound]
    ranges.replaceSubrange(index...index, with: rest.filter { !$0.isEmpty })
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
