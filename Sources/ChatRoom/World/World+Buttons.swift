import ImpressionRules
import MessagingAPI

/// Actions of buttons, areas and quick replies that do something in the room.
extension World {
  /// Taps a button of a bubble, by its index among the bubble's ``Bubble/buttons``.
  mutating func tapButton(_ bubble: Int, button: Int, _ events: inout [Event]) throws(ActionError) {
    try checkInRoom(bubble)
    let buttons = bubbles[bubble].bubble.buttons
    guard buttons.indices.contains(button) else { throw .noSuchButton }
    touch(for: buttons[button], &events)
    let wasAtBottom = users[currentUser].room.isAtBottom
    disclose(currentUser, by: .interaction)
    events.append(Event(time: clock, user: currentUser, kind: .tapped(bubble: bubble, button: button)))
    try follow(buttons[button], wasAtBottom: wasAtBottom, &events)
  }

  /// A tap closes the keyboard, unless it is for an action that opens it.
  mutating func touch(for action: MessageAction, _ events: inout [Event]) {
    switch action.inputOption {
    case .openKeyboard?, .openVoice?: break
    case .openRichMenu?, .closeRichMenu?, nil: closeKeyboard(&events)
    }
  }

  /// Does what an action does in the room: the user sends its text if it has one, and the rich menu or the keyboard opens
  /// or closes if it says so.
  mutating func follow(
    _ action: MessageAction, wasAtBottom: Bool, _ events: inout [Event]
  ) throws(ActionError) {
    if let text = action.text { try say(text, wasAtBottom: wasAtBottom, &events) }
    switch action.inputOption {
    case .openRichMenu? where !account.richMenus.isEmpty: try setRichMenu(.on, &events)
    case .closeRichMenu? where !account.richMenus.isEmpty: try setRichMenu(.off, &events)
    case .openKeyboard?: openKeyboard(.keys, fillInText: action.fillInText, &events)
    case .openVoice?: openKeyboard(.voice, &events)
    case .openRichMenu?, .closeRichMenu?, nil: break
    }
  }
}
