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

  /// R3. Default: accumulated.
  public var edges: EdgeMoments
  /// R8. Default: whole.
  public var carousel: CarouselReading

  /// Creates a choice of readings.
  public init(edges: EdgeMoments = .accumulated, carousel: CarouselReading = .whole) {
    self.edges = edges
    self.carousel = carousel
  }
}
