import ChatRoom
import TerminalText

/// A page over the whole screen, and what of it is looked at.
public struct Page: Hashable, Sendable {
  /// Which page.
  public enum Kind: Hashable, Sendable {
    /// The selected bubble, explained in full.
    case explanation
    /// The statistics LINE will report.
    case insight
    /// The event log.
    case events
    /// All keys.
    case help
  }

  /// Which page.
  public var kind: Kind
  /// How many lines are scrolled away at the top.
  public var scrolled = 0
  /// What the person looks for; nil when they don't.
  public var query: String?
  /// Whether keys go to the query.
  public var isTyping = false
  /// Which events are shown.
  public var filter = EventFilter()
  /// How many visits before the last one the explanation looks.
  public var visitsBack = 0

  /// Opens a page at its top.
  public init(_ kind: Kind) {
    self.kind = kind
  }

  var context: KeyContext {
    switch kind {
    case .explanation: .explanation
    case .insight: .insight
    case .events: .events
    case .help: .help
    }
  }
}
