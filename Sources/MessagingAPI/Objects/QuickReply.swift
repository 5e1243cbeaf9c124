/// A quick reply button.
///
/// Source: Messaging API documentation, "Use quick replies".
public struct QuickReply: Hashable, Sendable {
  /// The text on it.
  public var label: String
  /// The text that the user sends by tapping it, nil for an action that sends none.
  public var text: String?
  /// Whether tapping it opens the rich menu, or closes it: the `inputOption` of a postback action. nil for neither.
  public var opensRichMenu: Bool?

  init(label: String, action: JSONValue) {
    self.label = label
    text = QuickReply.text(of: action)
    guard action["type"] == .string("postback") else { return }
    switch action["inputOption"] {
    case .string("openRichMenu"): opensRichMenu = true
    case .string("closeRichMenu"): opensRichMenu = false
    default: break
    }
  }

  /// A message action's `text`, or a postback action's `displayText`.
  private static func text(of action: JSONValue) -> String? {
    let key: String
    switch action["type"] {
    case .string("message"): key = "text"
    case .string("postback"): key = action["displayText"] == nil ? "text" : "displayText"
    default: return nil
    }
    guard case .string(let text)? = action[key], !text.isEmpty else { return nil }
    return text
  }
}
