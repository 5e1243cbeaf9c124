import ChatRoom
import ImpressionRules

/// One step of a scenario. Users, messages and bubbles are referred to by their indices in the world.
public struct Step: Sendable {
  /// The kind of the step.
  public enum Kind: Sendable {
    /// An action of the current user, or one without an acting user.
    case action(Action)
    /// A check of expectations, by their indices in ``Scenario/expectations``.
    case expect(Range<Int>)
  }

  /// The kind of the step.
  public var kind: Kind
  /// The place in the file, see ``SourceText``.
  var place: UInt32
}
