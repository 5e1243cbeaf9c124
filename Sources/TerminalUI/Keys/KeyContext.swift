import ChatRoom
import ImpressionRules

/// The part of the interface that receives keys.
enum KeyContext: Hashable, CaseIterable, Sendable {
  case room, list, play, explanation, insight, insightPage, events, bot, exchange, help

  var name: String {
    switch self {
    case .room: "In the room"
    case .list: "In the chat list"
    case .play: "While a scenario is played"
    case .explanation: "In the explanation (w)"
    case .insight: "On the dashboard of Insight (i)"
    case .insightPage: "On the other pages of Insight"
    case .events: "In the event log (e)"
    case .bot: "On the page of the bot (b)"
    case .exchange: "In a request or webhook"
    case .help: "In this help (?)"
    }
  }

  /// The pages that fill the screen.
  static let pages: [KeyContext] = [
    .explanation, .insight, .insightPage, .events, .bot, .exchange, .help,
  ]
  /// The pages of Insight.
  static let insights: [KeyContext] = [.insight, .insightPage]
  /// The room and the chat list.
  static let phone: [KeyContext] = [.room, .list]
}
