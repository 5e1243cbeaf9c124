import ChatRoom

/// From the indices of one world to those of another, by names.
struct Renaming {
  private let bubbles: [Int?]
  private let users: [Int?]

  init(from old: World, to new: World) {
    var bubbleOfName: [String: Int] = [:]
    for index in new.bubbles.indices { bubbleOfName[new.name(ofBubble: index)] = index }
    bubbles = old.bubbles.indices.map { bubbleOfName[old.name(ofBubble: $0)] }
    var userOfName: [String: Int] = [:]
    for (index, record) in new.users.enumerated() { userOfName[record.user.id] = index }
    users = old.users.map { userOfName[$0.user.id] }
  }

  func bubble(_ index: Int) -> Int? { bubbles.indices.contains(index) ? bubbles[index] : nil }

  func user(_ index: Int) -> Int? { users.indices.contains(index) ? users[index] : nil }

  /// The same page, without filters for what is not there any more.
  func page(_ page: Page) -> Page {
    var page = page
    page.filter.user = page.filter.user.flatMap { user($0) }
    page.filter.bubble = page.filter.bubble.flatMap { bubble($0) }
    page.visitsBack = 0
    return page
  }

  private func place(_ place: Place) -> Place? {
    guard case .bubble(let index) = place else { return place }
    return bubble(index).map { .bubble($0) }
  }

  /// The same action, nil if it is about something that is not there any more.
  func action(_ action: Action) -> Action? {
    switch action {
    case .actAs(let index): return user(index).map { .actAs(user: $0) }
    case .enter(let index?, let position): return user(index).map { .enter(user: $0, at: position) }
    case .scrollTo(let target): return place(target).map { .scrollTo($0) }
    case .jump(let target): return place(target).map { .jump(to: $0) }
    case .swipe(let index, let target): return bubble(index).map { .swipe(bubble: $0, target) }
    case .tap(let index, let link): return bubble(index).map { .tap(bubble: $0, link: link) }
    case .tapButton(let index, let button):
      return bubble(index).map { .tapButton(bubble: $0, button: button) }
    case .tapQuickReply(let index, let item):
      return bubble(index).map { .tapQuickReply(bubble: $0, item: item) }
    case .play(let index, let playback): return bubble(index).map { .play(bubble: $0, playback) }
    case .resize(let index, let height): return bubble(index).map { .resize(bubble: $0, height: height) }
    case .send(var message):
      message.recipients = message.recipients?.compactMap { user($0) }.sorted()
      return .send(message)
    case .activity(let activity): return self.activity(activity).map { .activity($0) }
    case .enter(nil, _), .leave, .scroll, .richMenu, .keyboard, .serviceMenuBar, .wait, .waitUntil, .say,
      .markRead,
      .switchDevice:
      return action
    }
  }

  private func activity(_ activity: Activity) -> Activity? {
    switch activity {
    case .addFriend(let index): return user(index).map { .addFriend(user: $0) }
    case .block(let index): return user(index).map { .block(user: $0) }
    case .unblock(let index): return user(index).map { .unblock(user: $0) }
    case .group(let group, .join(let index)): return user(index).map { .group(group, .join(user: $0)) }
    case .group(let group, .leave(let index)): return user(index).map { .group(group, .leave(user: $0)) }
    case .coupon, .rewardCard, .view, .group, .tapMenu: return activity
    }
  }
}
