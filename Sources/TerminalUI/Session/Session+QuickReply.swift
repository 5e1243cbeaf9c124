import ChatRoom
import MessagingAPI

/// Quick replies.
extension Session {
  /// The buttons above the chat bar: those of the newest message object, until something follows it, on
  /// iOS and Android. O(members + items).
  ///
  /// Source: Messaging API documentation, "Use quick replies".
  var quickReplyLabels: [String] {
    let room = room
    guard room.isInside, room.count > 0, user.device.app.hasRichMenus,
      case .account(let bubble) = room.item(at: room.count - 1)
    else { return [] }
    return world.bubbles[bubble].bubble.message.quickReplyLabels
  }

  /// The layout of the screen's parts.
  func layout(size: TerminalSize) -> ScreenLayout {
    ScreenLayout(size: size, device: user.device, hasQuickReply: !quickReplyLabels.isEmpty)
  }
}
