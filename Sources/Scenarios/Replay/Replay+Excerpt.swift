import ChatRoom
import ImpressionRules

extension Replay {
  /// One step of those that led to a failure.
  public struct ExcerptStep: Hashable, Sendable {
    /// Its line in the file.
    public var line: Int
    /// The line's text, without what surrounds the step.
    public var text: String
    /// What happened, in words: `offset 120`, `saw bottom of promo/1`.
    public var happenings: [String]
    /// Whether steps before it that concern the failure, too, are left out.
    public var followsGap: Bool
  }

  /// The most steps an excerpt shows.
  static let maximumExcerptSteps = 8
}
