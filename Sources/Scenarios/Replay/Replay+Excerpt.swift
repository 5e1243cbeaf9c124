import ChatRoom
import ImpressionRules

extension Replay {
  /// One of the steps that led to a failure.
  public struct ExcerptStep: Hashable, Sendable {
    /// The line number in the file.
    public var line: Int
    /// The text of the step, without indentation and list marker.
    public var text: String
    /// The effects of the step, in words: `offset 120`, `saw bottom of promo/1`.
    public var happenings: [String]
    /// Whether earlier steps related to the failure are omitted before this one.
    public var followsGap: Bool
  }

  /// The maximum number of steps in an excerpt.
  static let maximumExcerptSteps = 8
}
