/// A set of users by their indices, one bit each.
public struct UserSet: Hashable, Sendable {
  private var words: [UInt64] = []
  /// The number of users in it.
  public private(set) var count = 0

  /// An empty set.
  public init() {}

  /// Adds a user; does nothing when they are in it already. O(1) but for growing.
  public mutating func insert(_ user: Int) {
    let word = user >> 6
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    let mask: UInt64 = 1 << UInt64(user & 63)
    if words[word] & mask == 0 {
      words[word] |= mask
      count += 1
    }
  }

  /// Whether a user is in it. O(1).
  public func contains(_ user: Int) -> Bool {
    user >> 6 < words.count && words[user >> 6] & (1 << UInt64(user & 63)) != 0
  }

  /// Adds all users of another set. O(users).
  public mutating func formUnion(_ other: UserSet) {
    if other.words.count > words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    for index in other.words.indices { words[index] |= other.words[index] }
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
