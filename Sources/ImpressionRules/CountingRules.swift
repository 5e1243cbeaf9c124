/// The readings of the rule book that a scenario can choose.
public struct CountingRules: Hashable, Sendable {
  /// R3: when a bubble's edges must be visible.
  public enum EdgeMoments: String, CaseIterable, Hashable, Sendable {
    /// Each at some moment of the same visit.
    case accumulated
    /// All at one and the same moment.
    case simultaneous
  }

  /// R8: what of a carousel must be displayed.
  public enum CarouselReading: String, CaseIterable, Hashable, Sendable {
    /// The first card's left edge and the last card's right edge.
    case whole
    /// All four edges of any one card.
    case anyCard
  }

  /// What the quick replies above the input bar do to the chat window. The documentation does not say.
  public enum QuickReplies: String, CaseIterable, Hashable, Sendable {
    /// The window ends above them.
    case below
    /// They cover the window's lowest part, as a menu does.
    case overlay
  }

  /// R3. Default: accumulated.
  public var edges: EdgeMoments
  /// R8. Default: whole.
  public var carousel: CarouselReading
  /// Quick replies. Default: below.
  public var quickReplies: QuickReplies

  /// Creates a choice of readings.
  public init(
    edges: EdgeMoments = .accumulated, carousel: CarouselReading = .whole, quickReplies: QuickReplies = .below
  ) {
    self.edges = edges
    self.carousel = carousel
    self.quickReplies = quickReplies
  }
}
