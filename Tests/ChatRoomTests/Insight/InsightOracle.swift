import ChatRoom
import ImpressionRules
import MessagingAPI

/// The Insight page counted anew from the event log: every figure by looking at every event, one by one.
struct InsightOracle {
  let setup: Setup
  /// Everything that happened, in order.
  var events: [Event] = []

  private func activities(_ world: World) -> [(event: Event, activity: Activity)] {
    events.compactMap { event in
      if case .activity(let index) = event.kind { (event, world.activities[index]) } else { nil }
    }
  }

  /// A figure over a time; of a level the value at its end.
  func figure(
    _ key: String, _ category: InsightCategory, of subject: Int?, from: Timestamp, to: Timestamp,
    isTotal: Bool,
    in world: World
  ) -> Int {
    let past = (subject == nil ? setup.insight.history[category] ?? [] : []).filter { day in
      let start = Timestamp(startOfDay: day.day)
      return start >= from && Timestamp(startOfDay: day.day + 1) <= to
    }
    func sum(_ key: String) -> Int { past.map { $0.figures[key] ?? 0 }.reduce(0, +) }
    let time = from.seconds..<to.seconds
    func isThen(_ event: Event) -> Bool { time.contains(event.time.seconds) }
    let then = activities(world).filter { isThen($0.event) }
    switch category {
    case .messages: return messages(key, time, in: world)
    case .friends: return friends(key, from: from, to: to, isTotal: isTotal, in: world)
    case .chats:
      let wrote = events.filter { isThen($0) && $0.kind == .said }
      switch key {
      case "received": return wrote.count + sum(key)
      case "rooms": return Set(wrote.map(\.user)).count + sum(key)
      default: return replies(time, in: world) + sum(key)
      }
    case .coupons:
      return then.filter {
        guard case .coupon(let coupon, let act) = $0.activity, subject == nil || coupon == subject else {
          return false
        }
        return act == ["opened": .open, "acquired": .acquire, "used": .use][key]
      }.count + sum(key)
    case .rewardCards:
      return then.reduce(sum(key)) { total, happened in
        switch (key, happened.activity) {
        case ("issued", .rewardCard(.issue)), ("exchanged", .rewardCard(.exchange)),
          ("visits", .rewardCard(.points)):
          total + 1
        case ("points", .rewardCard(.points(let points))): total + points
        default: total
        }
      }
    case .voom:
      let views = then.compactMap { happened -> Int? in
        guard case .view(let post, let time) = happened.activity, subject == nil || post == subject else {
          return nil
        }
        return time
      }
      return switch key {
      case "impression": views.count
      case "videoViews3s": views.filter { $0 >= 3000 }.count
      case "videoViews1m": views.filter { $0 >= 60_000 }.count
      default: views.reduce(0, +) / 1000
      }
    case .richMenu: return richMenus(key, subject, time)
    }
  }

  // MARK: Messages

  /// The users a message was delivered to, and when.
  private func deliveries(in world: World) -> [(message: Int, user: Int, time: Timestamp)] {
    var friends = Set(setup.users.indices.filter { setup.users[$0].isFriend })
    var blocking = Set(setup.users.indices.filter { setup.users[$0].isBlocking })
    var wrote: [Int: Timestamp] = [:]
    var found: [(Int, Int, Timestamp)] = []
    func deliver(_ message: Int) {
      let header = world.messages[message].header
      var receivers = friends
      if header.kind == .push || header.kind == .reply {
        receivers.formUnion(wrote.filter { header.sent.seconds - $0.value.seconds <= 7 * 86_400 }.keys)
      }
      for user in receivers.subtracting(blocking) where header.recipients?.contains(user) != false {
        found.append((message, user, header.sent))
      }
    }
    for message in setup.messages.indices where setup.messages[message].sent <= setup.clock {
      deliver(message)
    }
    for event in events {
      switch event.kind {
      case .sent(let message): deliver(message)
      case .said: wrote[event.user] = event.time
      case .activity(let index):
        switch world.activities[index] {
        case .addFriend(let user): friends.insert(user)
        case .block(let user): blocking.insert(user)
        case .unblock(let user): blocking.remove(user)
        default: break
        }
      default: break
      }
    }
    return found
  }

  private func replies(_ time: Range<Int>, in world: World) -> Int {
    deliveries(in: world).filter {
      world.messages[$0.message].header.kind == .reply && time.contains($0.time.seconds)
    }.count
  }

  private func messages(_ key: String, _ time: Range<Int>, in world: World) -> Int {
    struct Pair: Hashable {
      var message: Int
      var user: Int
    }
    if key == "delivered" { return deliveries(in: world).filter { time.contains($0.time.seconds) }.count }
    var seen: Set<Pair> = []
    var total = 0
    for event in events {
      let bubble: Int
      switch (event.kind, key) {
      case (.impression(let impression, _), "impression"), (.impression(let impression, _), "openCount"):
        bubble = impression
      case (.played(let played, _, nil), "playbackCount"), (.played(let played, _, nil), "playedUsers"):
        bubble = played
      default: continue
      }
      let pair = Pair(message: Int(world.bubbles[bubble].message), user: event.user)
      let isNew = seen.insert(pair).inserted
      guard time.contains(event.time.seconds) else { continue }
      if key == "impression" || key == "playbackCount" || isNew { total += 1 }
    }
    return total
  }

  // MARK: Friends

  private func friends(_ key: String, from: Timestamp, to: Timestamp, isTotal: Bool, in world: World) -> Int {
    var followers = Set(setup.users.indices.filter { setup.users[$0].isFriend })
    var blocking = Set(setup.users.indices.filter { setup.users[$0].isBlocking })
    var added = 0
    var blocked = 0
    for (event, activity) in activities(world) where event.time < to {
      let isThen = event.time >= from
      switch activity {
      case .addFriend(let user):
        followers.insert(user)
        if isThen { added += 1 }
      case .block(let user):
        blocking.insert(user)
        if isThen { blocked += 1 }
      case .unblock(let user): blocking.remove(user)
      default: break
      }
    }
    let past = (setup.insight.history[.friends] ?? []).filter { Timestamp(startOfDay: $0.day + 1) <= to }
    func ever(_ key: String) -> Int { past.map { $0.figures[key] ?? 0 }.reduce(0, +) }
    func then(_ key: String) -> Int {
      past.filter { Timestamp(startOfDay: $0.day) >= from }.map { $0.figures[key] ?? 0 }.reduce(0, +)
    }
    switch key {
    case "followers": return followers.count + ever("added")
    case "added": return added + then("added")
    case "blocks": return blocking.count + ever("blocked")
    case "blocked": return blocked + (isTotal ? 0 : then("blocked"))
    default:
      let reached = followers.subtracting(blocking).filter { setup.users[$0].isReachable }
      return max(0, reached.count + ever("added") - ever("blocked"))
    }
  }

  // MARK: Rich menus

  private func richMenus(_ key: String, _ subject: Int?, _ time: Range<Int>) -> Int {
    var menus = setup.users.map { _ in 0 }
    var isOpen = setup.users.map { _ in false }
    var displays: [(user: Int, menu: Int, time: Int)] = []
    var taps: [(user: Int, menu: Int, time: Int)] = []
    for event in events {
      let user = event.user
      switch event.kind {
      case .entered:
        let hasMenu = !setup.account.richMenus.isEmpty && setup.users[user].device.app.hasRichMenus
        isOpen[user] = hasMenu && setup.account.richMenus[menus[user]].selected
        if isOpen[user] { displays.append((user, menus[user], event.time.seconds)) }
      case .richMenu(let isOpenNow):
        if isOpenNow, !isOpen[user] { displays.append((user, menus[user], event.time.seconds)) }
        isOpen[user] = isOpenNow
      case .switchedMenu(let menu):
        // The tap that switched happened on the menu before.
        taps.append((user, menus[user], event.time.seconds))
        menus[user] = menu
        displays.append((user, menu, event.time.seconds))
      default: break
      }
    }
    func matching(_ list: [(user: Int, menu: Int, time: Int)]) -> [(user: Int, menu: Int, time: Int)] {
      list.filter { (subject == nil || $0.menu == subject) && time.contains($0.time) }
    }
    return switch key {
    case "impression": matching(displays).count
    case "uniqueUsers": Set(matching(displays).map(\.user)).count
    case "clicks": matching(taps).count
    default: Set(matching(taps).map(\.user)).count
    }
  }
}
