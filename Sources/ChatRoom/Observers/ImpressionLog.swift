import ImpressionRules

/// The history of each count: when, in which visit, and which moments showed the bubble's edges.
///
/// A world keeps what is needed to count. The log observes its events and keeps what is needed to report
/// the story afterwards; it grows with bubbles and users, not with what happens.
public struct ImpressionLog: Sendable {
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

  /// The first count of a bubble for a user.
  public struct Count: Hashable, Sendable {
    /// The number of the visit, from 1.
    public var visit: Int
    /// When it was counted.
    public var moment: Moment
    /// The edges that visit had shown, in the order in which they became visible.
    public var edges: [SeenEdge]
  }

  /// The moments at which a bubble's edges were visible first in a visit.
  private struct Seen {
    var moments: (top: Moment?, bottom: Moment?, left: Moment?, right: Moment?)

    mutating func record(_ edges: Edges, _ moment: Moment) {
      if edges.contains(.top), moments.top == nil { moments.top = moment }
      if edges.contains(.bottom), moments.bottom == nil { moments.bottom = moment }
      if edges.contains(.left), moments.left == nil { moments.left = moment }
      if edges.contains(.right), moments.right == nil { moments.right = moment }
    }

    var edges: [SeenEdge] {
      let all = [
        (Edges.top, moments.top), (.bottom, moments.bottom), (.left, moments.left), (.right, moments.right),
      ]
      let seen = all.compactMap { edge, moment in moment.map { SeenEdge(edge: edge, moment: $0) } }
      return seen.enumerated().sorted {
        ($0.element.moment.step, $0.offset) < ($1.element.moment.step, $1.offset)
      }
      .map(\.element)
    }
  }

  /// One user's visits.
  private struct Visits {
    var count = 0
    /// By bubble, in the present or last visit.
    var seen: [Int: Seen] = [:]
    /// By bubble, in whichever visit it was.
    var counts: [Int: Count] = [:]
  }

  private var visits: [Int: Visits] = [:]

  /// Nothing has happened yet.
  init() {}

  /// Records the events of an action. Later actions have greater or equal `step`s. O(events).
  mutating func record(_ events: [Event], step: Int) {
    for event in events {
      let moment = Moment(time: event.time, step: step)
      switch event.kind {
      case .entered:
        visits[event.user, default: Visits()].count += 1
        visits[event.user]?.seen.removeAll(keepingCapacity: true)
      case .revealed(let bubble, let edges):
        visits[event.user]?.seen[bubble, default: Seen()].record(edges, moment)
      case .impression(let bubble, _):
        // No visit is held in a variable meanwhile: changing it would copy its dictionaries.
        guard let number = visits[event.user]?.count, visits[event.user]?.counts[bubble] == nil else {
          continue
        }
        let edges = visits[event.user]?.seen[bubble]?.edges ?? []
        visits[event.user]?.counts[bubble] = Count(visit: number, moment: moment, edges: edges)
      default: break
      }
    }
  }

  /// The first count of the bubble for the user, nil if it was never counted.
  public func firstCount(ofBubble bubble: Int, user: Int) -> Count? { visits[user]?.counts[bubble] }
}
