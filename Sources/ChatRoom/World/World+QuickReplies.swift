import ImpressionRules
import MessagingAPI

/// Quick replies.
extension World {
  /// The buttons above a user's input bar, in order: those of the newest message object, on iOS and Android, until one
  /// is tapped or anything follows. Empty where there are none. O(members + items).
  ///
  /// Source: Messaging API documentation, "Use quick replies".
  public func quickReplies(of user: Int) -> [MessageAction] {
    bubbleWithQuickReplies(of: user).map { bubbles[$0].bubble.message.quickReplies } ?? []
  }

  /// The bubble whose quick replies a user may see, by its index in ``bubbles``; nil when there is none that could.
  public func bubbleWithQuickReplies(of user: Int) -> Int? {
    let newest = users[user].room.count - 1
    guard newest >= 0, users[user].user.device.app.hasRichMenus, users[user].room.answeredPlace != newest,
      case .account(let bubble) = users[user].room.item(at: newest)
    else { return nil }
    return bubble
  }

  /// Taps a quick reply: the buttons go, and what its action does in the room happens. Judged at the end position, as a
  /// change of menus is (R5).
  mutating func tapQuickReply(_ bubble: Int, item: Int, _ events: inout [Event]) throws(ActionError) {
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    guard bubbleWithQuickReplies(of: user) == bubble else { throw .noSuchQuickReply }
    let replies = quickReplies(of: user)
    guard replies.indices.contains(item) else { throw .noSuchQuickReply }
    touch(for: replies[item], &events)
    let wasAtBottom = users[user].room.isAtBottom
    users[user].room.answeredPlace = users[user].room.count - 1
    disclose(user, by: .interaction)
    events.append(Event(time: clock, user: user, kind: .quickReply(bubble: bubble, item: item)))
    try follow(replies[item], wasAtBottom: wasAtBottom, &events)
    // They go at the end, so that what the rich menu or the keyboard covers then is not seen for a moment. With a text
    // they went before.
    if replies[item].text == nil {
      users[user].room.setWindow(window(of: user))
      report(for: user, &events)
    }
  }
}
