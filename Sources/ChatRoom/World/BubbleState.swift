import ImpressionRules

/// The state of a bubble in a user's visit.
public enum BubbleState: Hashable, Sendable {
  /// Nothing of its edges has been visible in this visit, or there is no visit yet.
  case notSeen
  /// Some, not all of its edges have been visible.
  case partlySeen
  /// Counted in the present or last visit.
  case counted
  /// Counted in an earlier visit, and not yet in this one.
  case countedBefore
  /// Displayed 100% or on its way to be, where nothing is measured (R1, R9, R10).
  case notMeasured
}
