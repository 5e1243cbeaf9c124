import BubbleLayout
import ImpressionRules
import MessagingAPI

/// Time, arriving messages, other devices.
extension World {
  mutating func wait(until end: Timestamp, _ events: inout [Event]) throws(ActionError) {
    let start = clock
    while let next = waiting.last, messages[next].header.sent <= end {
      waiting.removeLast()
      advance(to: messages[next].header.sent)
      try deliver(next, &events)
    }
    advance(to: end)
    events.append(
      Event(time: clock, user: currentUser, kind: .waited(seconds: end.seconds - start.seconds)))
  }

  private mutating func advance(to time: Timestamp) {
    clock = time
    insightLog.begin(day: clock.day)
  }

  mutating func send(_ message: Message, _ events: inout [Event]) throws(ActionError) {
    for user in users where message.bubbles.contains(where: { $0.size(on: user.user.device) == nil }) {
      throw .noSize
    }
    if let unknown = message.recipients?.last, unknown >= users.count { throw .noSuchUser }
    var now = message
    now.sent = clock
    register(now)
    try deliver(messages.count - 1, &events)
  }

  /// Adds a message to the rooms of its recipients. In an open room at its bottom the list
  /// scrolls on to the new bottom.
  private mutating func deliver(_ message: Int, _ events: inout [Event]) throws(ActionError) {
    markSent(message)
    events.append(Event(time: clock, user: currentUser, kind: .sent(message: message)))
    var known: (device: Device, outlines: [Room.Outline])?
    for user in users.indices where delivers(message, to: user) {
      let device = users[user].user.device
      if known?.device != device { known = (device, try outlines(ofMessage: message, on: device)) }
      let wasAtBottom = users[user].room.isAtBottom
      users[user].room.append(known?.outlines ?? [])
      grew(user, wasAtBottom: wasAtBottom, &events)
    }
  }

  /// - Parameter wasAtBottom: whether the room was at its bottom before; nil to look now.
  mutating func say(
    _ text: String, wasAtBottom: Bool? = nil, _ events: inout [Event]
  ) throws(ActionError) {
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    let device = users[user].user.device
    guard var size = BubbleLayout.size(of: .text(text), explicit: ExplicitSize(), on: device.layout) else {
      throw .noSize
    }
    size.x = device.chatWindow.width - size.width - RoomEstimates.ownBubbleMargin
    let wasAtBottom = wasAtBottom ?? users[user].room.isAtBottom
    users[user].room.ownTexts.append(text)
    users[user].room.ownTimes.append(clock)
    users[user].room.append(
      .own(text: users[user].room.ownTexts.count - 1), size: size, gap: metrics.messageGap)
    events.append(Event(time: clock, user: user, kind: .said))
    users[user].lastWrote = clock
    log(.wrote, to: .chats, of: user)
    disclose(user, by: account.usesMessagingAPI ? .message : .chat)
    grew(user, wasAtBottom: wasAtBottom, &events)
  }

  private mutating func grew(_ user: Int, wasAtBottom: Bool, _ events: inout [Event]) {
    guard users[user].room.isInside else { return }
    users[user].room.contentGrew(wasAtBottom: wasAtBottom, window: window(of: user))
    report(for: user, &events)
    let end = users[user].room.offsets.upperBound
    if wasAtBottom, users[user].room.visit.offset != end {
      users[user].room.scroll(to: end)
      events.append(Event(time: clock, user: user, kind: .scrolledOn(offset: end)))
      report(for: user, &events)
    }
  }

  /// The user changes to another device: the room is laid out anew on it. What they read stays read.
  mutating func switchDevice(to device: Device, _ events: inout [Event]) throws(ActionError) {
    let user = currentUser
    let old = users[user].room
    guard !old.isInside else { throw .inRoom }
    try checkSizes(ofWaitingOn: [device])
    var room = Room(
      metrics: metrics, rules: rules,
      window: window(of: device, menu: users[user].menu, showsQuickReplies: false))
    room.reserve(old.count)
    var previous: Int32?
    for place in 0..<old.count {
      switch old.item(at: place) {
      case .account(let bubble):
        guard let size = bubbles[bubble].bubble.size(on: device) else { throw .noSize }
        let isSame = bubbles[bubble].message == previous
        room.append(
          .account(bubble: bubble), size: size, gap: isSame ? metrics.bubbleGap : metrics.messageGap)
        previous = bubbles[bubble].message
      case .own(let text):
        guard
          var size = BubbleLayout.size(
            of: .text(old.ownTexts[text]), explicit: ExplicitSize(), on: device.layout)
        else { throw .noSize }
        size.x = device.chatWindow.width - size.width - RoomEstimates.ownBubbleMargin
        room.append(.own(text: text), size: size, gap: metrics.messageGap)
        previous = nil
      }
    }
    room.ownTexts = old.ownTexts
    room.ownTimes = old.ownTimes
    room.firstUnreadOnEntry = old.firstUnreadOnEntry
    room.readCount = old.readCount
    room.markedReadCount = old.markedReadCount
    room.answeredPlace = old.answeredPlace
    room.draft = old.draft
    room.keepVisits(of: old)
    users[user].user.device = device
    users[user].room = room
    let index = devices.firstIndex(of: device) ?? devices.count
    if index == devices.count { devices.append(device) }
    events.append(Event(time: clock, user: user, kind: .switchedDevice(index)))
  }
}
