import ImpressionRules

/// The keyboard. It takes the place of the rich menu, and goes with the next scroll, swipe or tap.
///
/// Source: Messaging API reference, "Postback action": `inputOption`.
extension World {
  /// Opens or closes the keyboard.
  mutating func setKeyboard(_ toggle: Toggle, _ events: inout [Event]) throws(ActionError) {
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    let isOpen = users[user].room.openKeyboard != nil
    switch toggle {
    case .on: openKeyboard(.keys, &events)
    case .toggle where !isOpen: openKeyboard(.keys, &events)
    case .off, .toggle: closeKeyboard(&events)
    }
  }

  /// Opens the keyboard with a text in the input bar; nil leaves the one that is there. Judged at the end position, as a
  /// change of menus is (R5). The list stays where it is, as it does when the rich menu opens.
  mutating func openKeyboard(_ keyboard: Keyboard, fillInText: String? = nil, _ events: inout [Event]) {
    let user = currentUser
    guard users[user].user.device.app.hasKeyboard else {
      events.append(Event(time: clock, user: user, kind: .keyboardMissing))
      return
    }
    users[user].room.keyboard = keyboard
    if let fillInText { users[user].room.draft = fillInText }
    users[user].room.setMenus(users[user].room.visit.menus.opening(.keyboard))
    events.append(Event(time: clock, user: user, kind: .keyboard(keyboard)))
    report(for: user, &events)
  }

  /// Closes the keyboard, if it is open, as a touch of the room does before anything else.
  mutating func closeKeyboard(_ events: inout [Event]) {
    let user = currentUser
    guard users[user].room.openKeyboard != nil else { return }
    users[user].room.setMenus(users[user].room.visit.menus.subtracting(.keyboard))
    events.append(Event(time: clock, user: user, kind: .keyboard(nil)))
    report(for: user, &events)
  }
}
