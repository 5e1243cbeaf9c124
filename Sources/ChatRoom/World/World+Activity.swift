import ImpressionRules
import MessagingAPI

/// What users do beside moving through the room (R19–R21).
extension World {
  mutating func perform(_ activity: Activity, _ events: inout [Event]) throws(ActionError) {
    let before = users[currentUser].menu
    let wasAtBottom = users[currentUser].room.isAtBottom
    let action = menuAction(activity)
    let actor = try record(activity)
    activities.append(activity)
    events.append(Event(time: clock, user: actor, kind: .activity(activities.count - 1)))
    if users[currentUser].menu != before { showMenu(&events) }
    if let action { try follow(action, wasAtBottom: wasAtBottom, &events) }
  }

  /// Does what an activity does, and returns the user who did it.
  private mutating func record(_ activity: Activity) throws(ActionError) -> Int {
    switch activity {
    case .addFriend(let user): try addFriend(user)
    case .block(let user): try setBlocking(true, user)
    case .unblock(let user): try setBlocking(false, user)
    case .coupon(let coupon, let act): try record(act, ofCoupon: coupon)
    case .rewardCard(let act): try record(act)
    case .view(let post, let milliseconds): try view(post, milliseconds)
    case .group(let group, let act): return try record(act, inGroup: group)
    case .tapMenu(let area): try tapMenu(area)
    }
    switch activity {
    case .addFriend(let user), .block(let user), .unblock(let user): return user
    default: return currentUser
    }
  }

  // MARK: Friends

  private mutating func addFriend(_ user: Int) throws(ActionError) {
    guard users.indices.contains(user) else { throw .noSuchUser }
    guard !users[user].isFriend else { throw .alreadyFriend }
    changeFriendship(of: user, .added) { $0.isFriend = true }
    if account.usesMessagingAPI { disclose(user, by: .friend) }
  }

  private mutating func setBlocking(_ isBlocking: Bool, _ user: Int) throws(ActionError) {
    guard users.indices.contains(user) else { throw .noSuchUser }
    guard users[user].isBlocking != isBlocking else { throw isBlocking ? .alreadyBlocking : .notBlocking }
    changeFriendship(of: user, isBlocking ? .blocked : .unblocked) { $0.isBlocking = isBlocking }
  }

  private mutating func changeFriendship(
    of user: Int, _ kind: InsightFact.Kind, _ change: (inout UserRecord) -> Void
  ) {
    let didReceive = users[user].receivesMessages
    change(&users[user])
    users[user].hasChangedFriendship = true
    let gain = (users[user].receivesMessages ? 1 : 0) - (didReceive ? 1 : 0)
    receivers += gain
    log(kind, to: .friends, of: user, amount: users[user].user.isReachable ? gain : 0)
  }

  /// Whether a user was a friend of the account, and blocked it, when a message was sent. O(changes of
  /// friendship), O(1) for a user without any.
  func friendship(of user: Int, whenSent message: Int) -> (isFriend: Bool, isBlocking: Bool) {
    var state = (isFriend: users[user].user.isFriend, isBlocking: users[user].user.isBlocking)
    guard users[user].hasChangedFriendship else { return state }
    for fact in insightLog.facts(of: .friends).prefix(Int(messages[message].friendFacts))
    where Int(fact.user) == user {
      switch fact.kind {
      case .added: state.isFriend = true
      case .blocked: state.isBlocking = true
      default: state.isBlocking = false
      }
    }
    return state
  }

  // MARK: Coupons and reward cards

  private mutating func record(_ act: CouponAct, ofCoupon coupon: Int) throws(ActionError) {
    guard insightSetup.coupons.indices.contains(coupon) else { throw .noSuchCoupon }
    if act != .open, let lastDay = insightSetup.coupons[coupon].lastDay, clock.day > lastDay {
      throw .couponExpired
    }
    let kind: InsightFact.Kind =
      switch act {
      case .open: .opened
      case .acquire: .acquired
      case .use: .used
      }
    log(kind, to: .coupons, of: currentUser, subject: coupon)
    disclose(currentUser, by: .interaction)
  }

  private mutating func record(_ act: RewardCardAct) throws(ActionError) {
    switch act {
    case .issue: log(.issued, to: .rewardCards, of: currentUser)
    case .points(let points):
      guard (1...RewardCardAct.maximumPoints).contains(points) else { throw .impossiblePoints }
      log(.pointed, to: .rewardCards, of: currentUser, amount: points)
    case .exchange: log(.exchanged, to: .rewardCards, of: currentUser)
    }
    disclose(currentUser, by: .interaction)
  }

  // MARK: VOOM

  private mutating func view(_ post: Int, _ milliseconds: Int) throws(ActionError) {
    guard insightSetup.posts.indices.contains(post) else { throw .noSuchPost }
    guard insightSetup.posts[post].posted <= clock else { throw .notYetPosted }
    guard (0...Post.maximumPlayback).contains(milliseconds) else { throw .impossibleView }
    guard milliseconds == 0 || insightSetup.posts[post].media.isPlayable else { throw .postDoesNotPlay }
    log(.viewed, to: .voom, of: currentUser, subject: post, amount: milliseconds)
  }

  // MARK: Groups and disclosure

  private mutating func record(_ act: GroupAct, inGroup group: Int) throws(ActionError) -> Int {
    guard insightSetup.groups.indices.contains(group) else { throw .noSuchGroup }
    switch act {
    case .say:
      guard groupMembers[group].contains(currentUser) else { throw .notMember }
      if insightSetup.groups[group].hasAccount { disclose(currentUser, by: .groupMember) }
      return currentUser
    case .join(let user):
      guard users.indices.contains(user) else { throw .noSuchUser }
      guard groupMembers[group].insert(user).inserted else { throw .alreadyMember }
      discloseMember(user, of: group)
      return user
    case .leave(let user):
      guard users.indices.contains(user) else { throw .noSuchUser }
      guard groupMembers[group].remove(user) != nil else { throw .notMember }
      return user
    }
  }

  /// Records a contact of a user (R21). Interactions disclose only to an account that uses the Messaging API.
  mutating func disclose(_ user: Int, by contact: Disclosure.Contact) {
    if contact == .interaction, !account.usesMessagingAPI { return }
    users[user].contacts.insert(Contacts(contact))
  }

  private mutating func discloseMember(_ user: Int, of group: Int) {
    if insightSetup.groups[group].hasAccount, account.isVerified { disclose(user, by: .verifiedGroup) }
  }

  /// Records the contacts that there are before anything happens.
  mutating func discloseAtStart() {
    if account.usesMessagingAPI {
      for user in users.indices where users[user].isFriend { disclose(user, by: .friend) }
    }
    for group in groupMembers.indices {
      for user in insightSetup.groups[group].members { discloseMember(user, of: group) }
    }
  }

  // MARK: Rich menus

  private mutating func tapMenu(_ reference: AreaReference) throws(ActionError) {
    guard let menu = richMenu(of: currentUser) else { throw .noRichMenu }
    guard users[currentUser].room.isInside else { throw .notInRoom }
    guard users[currentUser].room.visit.menus.contains(.richMenu) else { throw .richMenuClosed }
    guard let area = menu.area(reference) else { throw .noSuchArea }
    log(.tapped, to: .richMenu, of: currentUser, subject: users[currentUser].menu, amount: area)
    disclose(currentUser, by: .interaction)
    if let alias = menu.areas[area].menuAlias, let next = account.richMenu(withAlias: alias) {
      users[currentUser].menu = next
    }
  }

  /// What the area that an activity taps does, nil for other activities.
  private func menuAction(_ activity: Activity) -> MessageAction? {
    guard case .tapMenu(let reference) = activity, let menu = richMenu(of: currentUser),
      let area = menu.area(reference)
    else { return nil }
    return menu.areas[area].action.flatMap { MessageAction($0) }
  }

  /// Another rich menu takes the place of the one the current user had open; judged like a change of menus (R5).
  private mutating func showMenu(_ events: inout [Event]) {
    let user = currentUser
    events.append(Event(time: clock, user: user, kind: .switchedMenu(users[user].menu)))
    logDisplayedMenu(of: user)
    users[user].room.setWindow(window(of: user))
    report(for: user, &events)
  }

  mutating func logDisplayedMenu(of user: Int) {
    log(.displayed, to: .richMenu, of: user, subject: users[user].menu)
  }

  // MARK: Facts

  mutating func log(
    _ kind: InsightFact.Kind, to category: InsightCategory, of user: Int, subject: Int = -1, amount: Int = 0
  ) {
    let fact = InsightFact(
      time: clock.seconds, user: Int32(user), subject: Int32(subject), amount: amount, kind: kind)
    insightLog.add(fact, to: category)
  }
}

extension RichMenu {
  /// The indices of the areas with a label, or of the one at a position.
  public func areas(_ reference: AreaReference) -> [Int] {
    switch reference {
    case .label(let label): areas.indices.filter { areas[$0].label == label }
    case .position(let position): areas.indices.contains(position - 1) ? [position - 1] : []
    }
  }

  /// The index of an area, nil if there is none.
  public func area(_ reference: AreaReference) -> Int? {
    areas(reference).first
  }
}
