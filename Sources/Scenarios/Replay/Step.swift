import ChatRoom
import ImpressionRules

/// One step of a scenario. Names are resolved: users, messages and bubbles go by their indices in the world.
public struct Step: Sendable {
  /// What it does.
  public enum Kind: Sendable {
    /// An action of the current user, or one that is nobody's.
    case action(Action)
    /// Expectations are checked: these of ``Scenario/expectations``.
    case expect(Range<Int>)
  }

  /// What it does.
  public var kind: Kind
  /// Where it stands in the file, see ``SourceText``.
  var place: UInt32
}
