import BubbleLayout
import ImpressionRules
import MessagingAPI

extension World {
  /// Lets one action happen to the current user and appends what happened to `events`.
  ///
  /// - Throws: A ``ActionError`` when the action makes no sense now; the world is then unchanged.
  /// - Complexity: O(log n + edges newly visible) for movements and menus. Only `send`, `say`, `resize` and
  ///   `switchDevice` touch the bubbles of a room.
  public mutating func apply(_ action: Action, events: inout [Event]) throws(ActionError) {
    switch action {
    case .scroll(let points): try scroll(by: points, &events)
    case .scrollTo(let place): try move(to: place, isJump: false, &events)
    case .jump(let place): try move(to: place, isJump: true, &events)
    case .swipe(let bubble, let target): try swipe(bubble, target, &events)
    case .tap(let bubble, let link): try tap(bubble, link: link, &events)
    case .tapButton(let bubble, let button): try tapButton(bubble, button: button, &events)
    case .tapQuickReply(let bubble, let item): try tapQuickReply(bubble, item: item, &events)
    case .play(let bubble, let playback): try play(bubble, playback, &events)
    case .resize(let bubble, let height): try resize(bubble, to: height, &events)
    case .richMenu(let toggle): try setRichMenu(toggle, &events)
    case .keyboard(let toggle): try setKeyboard(toggle, &events)
    case .serviceMenuBar(let toggle): try setServiceMenuBar(toggle, &events)
    case .actAs(let user):
      guard users.indices.contains(user) else { throw .noSuchUser }
      currentUser = user
    case .enter(let user, let position): try enter(user ?? currentUser, at: position, &events)
    case .leave:
      guard users[currentUser].room.isInside else { throw .notInRoom }
      users[currentUser].room.isInside = false
      users[currentUser].room.readCount = users[currentUser].room.count
      events.append(.left, at: clock, of: currentUser)
    case .wait(let seconds):
      guard seconds >= 0, let end = clock.advanced(bySeconds: seconds) else { throw .impossibleTime }
      try wait(until: end, &events)
    case .waitUntil(let end):
      guard end >= clock, Timestamp.range.contains(end) else { throw .impossibleTime }
      try wait(until: end, &events)
    case .send(let message): try send(message, &events)
    case .say(let text):
      try say(text, &events)
      users[currentUser].room.draft = ""
    case .markRead(let method):
      guard !users[currentUser].room.isInside else { throw .inRoom }
      users[currentUser].room.readCount = users[currentUser].room.count
      users[currentUser].room.markedReadCount = users[currentUser].room.count
      events.append(.markedRead(method), at: clock, of: currentUser)
    case .switchDevice(let device): try switchDevice(to: device, &events)
    case .activity(let activity): try perform(activity, &events)
    }
  }

  /// Lets one action happen and returns what happened. See ``apply(_:events:)``.
  @discardableResult
  public mutating func apply(_ action: Action) throws(ActionError) -> [Event] {
    var events: [Event] = []
    try apply(action, events: &events)
    return events
  }

  // MARK: Visits

  private mutating func enter(
    _ user: Int, at position: EntryPosition, _ events: inout [Event]
  ) throws(ActionError) {
    guard users.indices.contains(user) else { throw .noSuchUser }
    guard !users[user].room.isInside else { throw .inRoom }
    currentUser = user
    let device = users[user].user.device
    var menus: Menus = []
    let menu = users[user].menu
    if device.app.hasRichMenus, menu < account.richMenus.count, account.richMenus[menu].selected {
      menus.insert(.richMenu)
    }
    if account.serviceMenuBar != nil { menus.insert(.serviceMenuBar) }
    let window = window(of: user)
    let bottom = window.offsets(contentHeight: users[user].room.column.contentHeight, menus).upperBound
    let offset: Int
    switch position {
    case .top: offset = -window.visibleTop(menus)
    case .bottom: offset = bottom
    case .unread:
      offset =
        users[user].room.firstUnread.map {
          users[user].room.column.tops[$0] - window.visibleTop(menus) - metrics.paddingTop
        } ?? bottom
    }
    users[user].room.firstUnreadOnEntry = users[user].room.firstUnread
    users[user].room.isInside = true
    users[user].room.enteredAt = clock
    users[user].room.hasNewBelow = false
    users[user].room.visitApp = device.app
    users[user].room.enter(at: offset, window: window, menus: menus)
    events.append(.entered(position), at: clock, of: currentUser)
    if menus.contains(.richMenu) { logDisplayedMenu(of: user) }
    report(for: user, &events)
  }

  // MARK: Movement

  private mutating func scroll(by points: Int, _ events: inout [Event]) throws(ActionError) {
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    closeKeyboard(&events)
    let (target, overflow) = users[user].room.visit.offset.addingReportingOverflow(points)
    users[user].room.scroll(to: overflow ? (points > 0 ? Int.max : Int.min) : target)
    report(for: user, &events)
  }

  private mutating func move(
    to place: Place, isJump: Bool, _ events: inout [Event]
  ) throws(ActionError) {
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    let target: Int
    switch place {
    case .top: target = .min
    case .bottom: target = .max
    case .bubble(let bubble):
      guard let index = users[user].room.place(ofBubble: bubble) else { throw .noSuchBubble }
      target = users[user].room.offset(ofTopAt: index, menus: users[user].room.visit.menus)
    }
    closeKeyboard(&events)
    if isJump { users[user].room.jump(to: target) } else { users[user].room.scroll(to: target) }
    report(for: user, &events)
  }

  private mutating func swipe(
    _ bubble: Int, _ target: SwipeTarget, _ events: inout [Event]
  ) throws(ActionError) {
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    guard let place = users[user].room.place(ofBubble: bubble) else { throw .noSuchBubble }
    guard let index = users[user].room.column.carouselIndex(of: place) else { throw .notACarousel }
    let x: Int
    switch target {
    case .by(let points):
      let now = users[user].room.swipeOffset(at: place)
      let (sum, overflow) = now.addingReportingOverflow(points)
      x = overflow ? (points > 0 ? Int.max : 0) : sum
    case .start: x = 0
    case .end: x = Int.max
    case .card(let number):
      let cards = users[user].room.column.carousels[index].cards
      guard number >= 1, number <= cards.count else { throw .noSuchCard }
      x = cards[number - 1].x - RoomEstimates.carouselInset
    }
    closeKeyboard(&events)
    let before = users[user].room.swipeOffset(at: place)
    users[user].room.swipe(place, to: x)
    let now = users[user].room.swipeOffset(at: place)
    if now != before { events.append(.swiped(bubble: bubble, to: now), at: clock, of: currentUser) }
    report(for: user, &events)
  }

  // MARK: Menus

  mutating func setRichMenu(_ toggle: Toggle, _ events: inout [Event]) throws(ActionError) {
    guard !account.richMenus.isEmpty else { throw .noRichMenu }
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    guard users[user].user.device.app.hasRichMenus else {
      events.append(.richMenuMissing, at: clock, of: currentUser)
      return
    }
    let wasOpen = users[user].room.visit.menus.contains(.richMenu)
    set(.richMenu, toggle, for: user)
    if !wasOpen, users[user].room.visit.menus.contains(.richMenu) { logDisplayedMenu(of: user) }
    events.append(
      .richMenu(isOpen: users[user].room.visit.menus.contains(.richMenu)), at: clock, of: currentUser)
    report(for: user, &events)
  }

  private mutating func setServiceMenuBar(_ toggle: Toggle, _ events: inout [Event]) throws(ActionError) {
    guard account.serviceMenuBar != nil else { throw .noServiceMenuBar }
    let user = currentUser
    guard users[user].room.isInside else { throw .notInRoom }
    set(.serviceMenuBar, toggle, for: user)
    events.append(
      .serviceMenuBar(isShown: users[user].room.visit.menus.contains(.serviceMenuBar)), at: clock,
      of: currentUser)
    report(for: user, &events)
  }

  private mutating func set(_ menu: Menus, _ toggle: Toggle, for user: Int) {
    let menus = users[user].room.visit.menus
    let isOpening = toggle == .on || toggle == .toggle && !menus.contains(menu)
    users[user].room.setMenus(isOpening ? menus.opening(menu) : menus.subtracting(menu))
  }

  // MARK: Counting

  /// Counts what the last movement of a user displayed (R1, R6, R7, R9, R10) and says so.
  mutating func report(for user: Int, _ events: inout [Event]) {
    if users[user].room.hasNewBelow, users[user].room.isAtBottom { users[user].room.hasNewBelow = false }
    if users[user].room.visit.revealed.isEmpty && users[user].room.visit.displayed.isEmpty { return }
    if reportsEdges { reportEdges(for: user, &events) }
    let isMeasured = users[user].user.device.app.isMeasured
    for index in users[user].room.visit.displayed.indices {
      let place = users[user].room.visit.displayed[index]
      guard case .account(let bubble) = users[user].room.item(at: place) else { continue }
      let message = Int(bubbles[bubble].message)
      let kind: Event.Kind
      if !isMeasured {
        kind = .unmeasured(bubble: bubble, .platformNotMeasured)
      } else if !MeasurementPeriod.contains(clock.seconds, sent: messages[message].header.sent.seconds) {
        kind = .unmeasured(bubble: bubble, .outsideMeasurementPeriod)
      } else {
        _ = users[user].room.counted.insert(place)
        let addition = ledger.countImpression(
          bubble: bubble, message: message, user: user,
          day: messages[message].header.unit == nil ? nil : clock.day)
        insightLog.today.impressions += 1
        if addition.isFirstOfMessage { insightLog.today.opens += 1 }
        kind = .impression(bubble: bubble, addition)
      }
      events.append(Event(time: clock, user: user, kind: kind))
    }
  }

  private func reportEdges(for user: Int, _ events: inout [Event]) {
    for revealed in users[user].room.visit.revealed {
      for place in revealed.bubbles {
        guard case .account(let bubble) = users[user].room.item(at: place) else { continue }
        events.append(Event(time: clock, user: user, kind: .revealed(bubble: bubble, revealed.edges)))
      }
    }
  }
}

extension [Event] {
  /// Appends without a look at the world, which would be copied for it.
  fileprivate mutating func append(_ kind: Event.Kind, at time: Timestamp, of user: Int) {
    append(Event(time: time, user: user, kind: kind))
  }
}
