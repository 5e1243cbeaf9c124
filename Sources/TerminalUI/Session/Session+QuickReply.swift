import ChatRoom
import MessagingAPI
import TerminalText

/// Quick replies.
extension Session {
  /// The buttons above the chat bar.
  var quickReplies: [MessageAction] { isInRoom ? world.quickReplies(of: world.currentUser) : [] }

  /// What a digit does: taps an area of the rich menu, or while it is closed a quick reply.
  mutating func tapMenuOrReply(_ index: Int) {
    if tapsQuickReply { tapQuickReply(index) } else { tapMenu(index) }
  }

  /// Whether a digit taps a quick reply.
  var tapsQuickReply: Bool { !room.visit.menus.contains(.richMenu) && !quickReplies.isEmpty }

  /// Taps a quick reply, by its index.
  mutating func tapQuickReply(_ index: Int) {
    guard let bubble = world.bubbleWithQuickReplies(of: world.currentUser) else {
      return notice = ActionError.noSuchQuickReply.description
    }
    let count = quickReplies.count
    guard quickReplies.indices.contains(index) else {
      return notice = count == 1 ? "there is only 1 quick reply" : "there are only \(count) quick replies"
    }
    let label = quickReplies[index].label
    if perform(.tapQuickReply(bubble: bubble, item: index)) { notice = "tapped “\(label)”" }
  }
}
