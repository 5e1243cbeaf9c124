import MessagingAPI

/// Collects what a bot is told of. A ``Simulation`` keeps it.
///
/// Users who block the account tell its bot nothing but that.
struct BotEvents: Sendable {
  private var events: [BotEvent] = []
  /// The action of the rich menu's area that is being tapped: the menu is another one afterwards.
  private var areaAction: JSONValue?
  /// The videos that users have played to their end since they entered the room.
  private var completed: [Int: Set<Int>] = [:]

  /// Keeps what an action is about to change. `world` is the one before it.
  mutating func prepare(for action: Action, in world: World) {
    areaAction = nil
    guard case .activity(.tapMenu(let reference)) = action, let menu = world.richMenu(of: world.currentUser),
      let area = menu.area(reference)
    else { return }
    areaAction = menu.areas[area].action
  }

  /// Adds what the events of one action tell a bot. `world` is the one after it. O(events).
  mutating func record(_ news: [Event], in world: World) {
    var isTextOnlyShown = false
    for event in news {
      switch event.kind {
      case .entered: completed[event.user] = nil
      case .said where !isTextOnlyShown:
        add(.text(world.users[event.user].room.ownTexts.count - 1), event, in: world)
      case .tapped(let bubble, let button):
        let action = world.bubbles[bubble].bubble.buttons[button]
        isTextOnlyShown = action.isTextOnlyShown
        add(action, event, in: world)
      case .quickReply(let bubble, let item):
        let action = world.bubbles[bubble].bubble.message.quickReplies[item]
        isTextOnlyShown = action.isTextOnlyShown
        add(action, event, in: world)
      case .activity(let index):
        isTextOnlyShown = areaAction.flatMap { MessageAction($0) }?.isTextOnlyShown ?? false
        add(world.activities[index], index, event, in: world)
      case .played(let bubble, let percent, _) where percent >= 100: addVideo(bubble, event, in: world)
      default: break
      }
    }
  }

  /// Takes all events out, oldest first.
  mutating func take() -> [BotEvent] {
    defer { events.removeAll() }
    return events
  }

  private mutating func add(_ kind: BotEvent.Kind, _ event: Event, in world: World, group: Int? = nil) {
    if group == nil, world.users[event.user].isBlocking, kind != .unfollow { return }
    events.append(BotEvent(time: event.time, user: event.user, group: group, kind: kind))
  }

  private mutating func add(_ action: MessageAction, _ event: Event, in world: World) {
    guard let data = action.data else { return }
    var parameters: [BotEvent.Parameter] = []
    if let picker = action.picker {
      let present = "\(event.time.dateText)T\(event.time.timeText.prefix(5))"
      parameters.append(.init(name: picker.mode, value: picker.pick(atPresent: present)))
    }
    add(.postback(data: data, parameters: parameters), event, in: world)
  }

  private mutating func add(_ activity: Activity, _ index: Int, _ event: Event, in world: World) {
    switch activity {
    case .addFriend: add(.follow(isUnblocked: false), event, in: world)
    case .unblock where world.users[event.user].isFriend: add(.follow(isUnblocked: true), event, in: world)
    case .block: add(.unfollow, event, in: world)
    case .group(let group, let act) where world.insightSetup.groups[group].hasAccount:
      switch act {
      case .say(let text): add(.groupText(text, activity: index), event, in: world, group: group)
      case .join: add(.memberJoined, event, in: world, group: group)
      case .leave: add(.memberLeft, event, in: world, group: group)
      }
    case .tapMenu: addTapOnMenu(event, in: world)
    case .unblock, .group, .coupon, .rewardCard, .view: break
    }
  }

  private mutating func addTapOnMenu(_ event: Event, in world: World) {
    guard let areaAction, let action = MessageAction(areaAction) else { return }
    guard let alias = areaAction.richMenuAlias else { return add(action, event, in: world) }
    let isKnown = world.account.richMenu(withAlias: alias) != nil
    let parameters = [
      BotEvent.Parameter(name: "newRichMenuAliasId", value: alias),
      BotEvent.Parameter(name: "status", value: isKnown ? "SUCCESS" : "RICHMENU_ALIAS_ID_NOTFOUND"),
    ]
    add(.postback(data: action.data ?? "", parameters: parameters), event, in: world)
  }

  /// A video with a tracking ID was played to its end: told once in each visit.
  private mutating func addVideo(_ bubble: Int, _ event: Event, in world: World) {
    let message = world.bubbles[bubble].bubble.message
    guard case .video = message.object, case .string(let id)? = message.json?["trackingId"],
      completed[event.user, default: []].insert(bubble).inserted
    else { return }
    add(.videoPlayComplete(trackingId: id), event, in: world)
  }
}
