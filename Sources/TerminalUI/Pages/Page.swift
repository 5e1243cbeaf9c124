import ChatRoom
import TerminalText

/// A page over the whole screen, and what of it is looked at.
public struct Page: Hashable, Sendable {
  /// The kind of page.
  public enum Kind: Hashable, Sendable {
    /// The selected bubble, explained in full.
    case explanation
    /// A page of what LINE shows the account.
    case insight(InsightPage)
    /// The event log.
    case events
    /// The requests of the bot, and the webhooks it gets.
    case bot
    /// One of them, by its number.
    case exchange(Int)
    /// All keys.
    case help
  }

  /// The kind of page.
  public var kind: Kind
  /// The number of lines scrolled off the top.
  public var scrolled = 0
  /// The search, nil if there is none.
  public var query: String?
  /// Whether keys go to the query.
  public var isTyping = false
  /// The events shown.
  public var filter = EventFilter()
  /// What of the Insight page is looked at.
  var insight = InsightView()
  /// The selected request or webhook, by its number; nil for the newest.
  var exchange: Int?
  /// The number of visits the explanation goes back from the last one.
  public var visitsBack = 0

  /// Opens a page at its top.
  public init(_ kind: Kind) {
    self.kind = kind
  }

  /// Whether it is one of Insight.
  var isInsight: Bool {
    if case .insight = kind { true } else { false }
  }

  var context: KeyContext {
    switch kind {
    case .explanation: .explanation
    case .insight(.dashboard): .insight
    case .insight: .insightPage
    case .events: .events
    case .bot: .bot
    case .exchange: .exchange
    case .help: .help
    }
  }
}
