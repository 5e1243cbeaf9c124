import ImpressionRules

/// How bubbles came to be counted: when, in which visit, and which moments showed their edges.
///
/// A world keeps what is needed to count. A chronicle listens to its events and keeps what is needed to tell
/// the story afterwards; it grows with bubbles and users, not with what happens.
public struct Chronicle: Sendable {
  /// A moment of a session.
  public struct Moment: Hashable, Sendable {
    /// The time.
    public var time: Timestamp
    /// The number of the action, as its teller counts them.
    public var step: Int
  }

  /// An edge and the moment at which it was visible first.
  public struct SeenEdge: Hashable, Sendable {
    /// The edge.
    public var edge: Edges
    /// When it became visible.
    public var moment: Moment
  }

  /// How a bubble was counted for a user the first time.
  public struct Count: Hashable, Sendable {
    /// The number of the visit, from 1.
    public var visit: Int
    /// When it was counted.
    public var moment: Moment
    /// The edges that visit had shown, in the order in which they became visible.
    public var edges: [SeenEdge]
  }

  private struct Key: Hashable, Sendable {
    var user: Int
    var bubble: Int
  }

  private var visits: [Int: Int] = [:]
  private var seen: [Key: [SeenEdge]] = [:]
  private var counts: [Key: Count] = [:]

  /// Nothing has happened yet.
  public init() {}

  /// Takes note of what an action brought about. O(events), and O(bubbles seen) when a visit begins.
  public mutating func note(_ events: [Event], step: Int) {
    for event in events {
      let moment = Moment(time: event.time, step: step)
      switch event.kind {
      case .entered:
        visits[event.user, default: 0] += 1
        seen = seen.filter { $0.key.user != event.user }
      case .revealed(let bubble, let edges):
        let key = Key(user: event.user, bubble: bubble)
        for edge in [Edges.top, .bottom, .left, .right] where edges.contains(edge) {
          seen[key, default: []].append(SeenEdge(edge: edge, moment: moment))
        }
      case .impression(let bubble, _):
        let key = Key(user: event.user, bubble: bubble)
        guard counts[key] == nil else { continue }
        counts[key] = Count(visit: visits[event.user] ?? 0, moment: moment, edges: seen[key] ?? [])
      default: break
      }
    }
  }

  /// How the bubble was counted for the user the first time, nil when it was not.
  public func firstCount(ofBubble bubble: Int, user: Int) -> Count? {
    counts[Key(user: user, bubble: bubble)]
  }
}
