import BubbleLayout
import ImpressionRules
import MessagingAPI
import Pictures

/// The account, its users, their rooms, the clock and the counters: everything there is.
///
/// A world is a value. ``apply(_:events:)`` changes it by one ``Action`` and appends what happened; keeping
/// an old value is keeping the past.
public struct World: Sendable {
  /// A message object with the message it belongs to.
  public struct BubbleRecord: Sendable {
    /// The index of its message in ``World/messages``.
    public var message: Int32
    /// Its place in the message, from 1.
    public var seq: Int32
    /// The message object and the size the scenario gives it.
    public var bubble: Bubble
  }

  /// A message without its bubbles, which are in ``World/bubbles``.
  public struct MessageRecord: Sendable {
    /// How it was sent, when and to whom.
    public let header: MessageHeader
    private let firstBubble: Int32
    private let bubbleCount: Int32
    private var deliveredCount: Int32 = 0
    /// The number of facts about friends when it was sent.
    var friendFacts: Int32 = 0
    /// Whether it has been sent yet.
    public internal(set) var isSent = false

    init(_ header: MessageHeader, bubbles: Range<Int>) {
      self.header = header
      firstBubble = Int32(bubbles.lowerBound)
      bubbleCount = Int32(bubbles.count)
    }

    /// The indices of its bubbles.
    public var bubbles: Range<Int> { Int(firstBubble)..<Int(firstBubble) + Int(bubbleCount) }

    /// The number of users it was delivered to.
    public internal(set) var delivered: Int {
      get { Int(deliveredCount) }
      set { deliveredCount = Int32(newValue) }
    }
  }

  /// A user with what belongs to them.
  public struct UserRecord: Sendable {
    /// Id, name and the device they use now.
    public var user: User
    /// Their room with the account.
    public var room: Room
    /// Whether they have ever added the account as a friend (R20).
    public internal(set) var isFriend: Bool
    /// Whether they block the account now (R20).
    public internal(set) var isBlocking: Bool
    /// The index of the rich menu they see, in ``Account/richMenus``.
    public internal(set) var menu = 0
    /// Whether they have ever added, blocked or unblocked the account in this run.
    var hasChangedFriendship = false
    /// What discloses them to the account (R21).
    var contacts: Contacts = []

    init(user: User, room: Room) {
      self.user = user
      self.room = room
      isFriend = user.isFriend
      isBlocking = user.isBlocking
    }

    /// When they last sent the account a message; nil if they never did.
    public internal(set) var lastWrote: Timestamp?

    /// Whether messages are delivered to them: friends who don't block the account.
    public var receivesMessages: Bool { isFriend && !isBlocking }

    /// Whether a message sent now is delivered to them if it is for them. Pushes and replies also reach those who are
    /// no friends and have written within 7 days.
    ///
    /// Source: Messaging API reference, "Conditions for sending push message".
    func receives(_ kind: Message.Kind, at time: Timestamp) -> Bool {
      if receivesMessages { return true }
      guard kind == .push || kind == .reply, !isBlocking, let lastWrote else { return false }
      return time.seconds - lastWrote.seconds <= 7 * 86_400
    }
  }

  /// The account.
  public let account: Account
  /// Paddings and gaps.
  public let metrics: Metrics
  /// The readings of the rules.
  public let rules: CountingRules
  /// The current time.
  public internal(set) var clock: Timestamp
  /// The users.
  public internal(set) var users: [UserRecord]
  /// The index of the acting user.
  public internal(set) var currentUser = 0
  /// The devices users have changed to, each once.
  public internal(set) var devices: [Device] = []
  /// All messages, sent or waiting for their time, in the file's order, later ones behind.
  public internal(set) var messages: [MessageRecord] = []
  /// All bubbles of all messages, message by message.
  public internal(set) var bubbles: [BubbleRecord] = []
  /// The counters.
  public internal(set) var ledger: Ledger
  /// Whether edges that become visible are reported as events. Callers that only need counters turn this off,
  /// and a bubble counted costs a third.
  public var reportsEdges = true
  /// The indices of the messages sent, or to be sent, with each unit.
  private var messagesByUnit: [String: [Int]] = [:]
  /// The heights that bubbles had before they were changed, as the setup gives them: 0 for none.
  var ownHeights: [Int: Int32] = [:]
  /// What the users did beside moving through the room, in order.
  public internal(set) var activities: [Activity] = []
  /// What the Insight page counts.
  var insightLog = InsightLog()
  /// What it needs beside users and messages: coupons, posts, groups, history and times of updates.
  public let insightSetup: InsightSetup
  /// The pictures of images by their URLs.
  public let pictures: [String: Picture]
  /// The members of each group now.
  public internal(set) var groupMembers: [Set<Int>]
  /// The day at UTC+9 of the clock the run began with.
  package let startDay: Int
  /// The figures that stand at the start, of the users; the history comes on top.
  let startingFriends: (followers: Int, blocks: Int, reach: Int)
  /// The number of users messages are delivered to now.
  var receivers: Int
  /// Messages waiting for their time, latest first.
  var waiting: [Int] = []

  /// Builds the world a scenario starts from; messages sent at its clock or before are in their rooms.
  ///
  /// - Throws: ``ActionError/noSize`` when a bubble has no size on a user's device, ``ActionError/noSuchUser`` when
  ///   there are no users.
  /// - Complexity: O(bubbles × different rooms).
  public init(_ setup: Setup) throws(ActionError) {
    guard !setup.users.isEmpty else { throw .noSuchUser }
    account = setup.account
    metrics = setup.metrics
    rules = setup.rules
    clock = setup.clock
    ledger = Ledger(users: setup.users.count)
    users = []
    insightSetup = setup.insight
    pictures = setup.pictures
    groupMembers = setup.insight.groups.map { Set($0.members) }
    startDay = setup.clock.day
    receivers = setup.users.count { $0.isFriend && !$0.isBlocking }
    startingFriends = (
      followers: setup.users.count { $0.isFriend }, blocks: setup.users.count { $0.isBlocking },
      reach: setup.users.count { $0.isFriend && !$0.isBlocking && $0.isReachable }
    )
    let count = setup.messages.reduce(0) { $0 + $1.bubbles.count }
    bubbles.reserveCapacity(count)
    messages.reserveCapacity(setup.messages.count)
    ledger.reserve(bubbles: count, messages: setup.messages.count)
    for message in setup.messages { register(message) }
    let order = messages.indices.sorted { (messages[$0].header.sent, $0) < (messages[$1].header.sent, $1) }
    waiting = order.filter { messages[$0].header.sent > clock }.reversed()
    let present = order.prefix(order.count - waiting.count)
    try checkSizes(ofWaitingOn: Set(setup.users.map(\.device)))
    try settle(setup.users, present: present)
    for index in present { markSent(index) }
    insightLog.begin(day: startDay)
    discloseAtStart()
  }

  /// The user whose actions they are.
  public var current: UserRecord { users[currentUser] }

  /// The indices of the messages sent, or to be sent, with a unit, ascending.
  public func messages(ofUnit unit: String) -> [Int] { messagesByUnit[unit] ?? [] }

  /// The rich menu a user sees when it is open, nil if the account has none. O(1).
  public func richMenu(of user: Int) -> RichMenu? {
    account.richMenus.indices.contains(users[user].menu) ? account.richMenus[users[user].menu] : nil
  }

  /// The window a user's room has now, in points.
  func window(of user: Int) -> ChatWindow {
    window(
      of: users[user].user.device, menu: users[user].menu, showsQuickReplies: !quickReplies(of: user).isEmpty)
  }

  /// The window a user's room had when a bubble was the newest, or for nil a text of the user's own, in points.
  func window(of user: Int, afterArrivalOf bubble: Int?) -> ChatWindow {
    let device = users[user].user.device
    let replies = bubble.map { bubbles[$0].bubble.message.quickReplies } ?? []
    return window(
      of: device, menu: users[user].menu, showsQuickReplies: device.app.hasRichMenus && !replies.isEmpty)
  }

  /// The window of a device with the account's menus, in points.
  func window(of device: Device, menu: Int = 0, showsQuickReplies: Bool) -> ChatWindow {
    let quickReplies = showsQuickReplies ? min(metrics.quickReplies, device.chatWindow.height - 1) : 0
    let covered = rules.quickReplies == .overlay ? quickReplies : 0
    return ChatWindow(
      width: device.chatWindow.width, height: device.chatWindow.height - quickReplies + covered,
      richMenuHeight: device.app.hasRichMenus && account.richMenus.indices.contains(menu)
        ? account.richMenus[menu].height(onScreenOfWidth: device.screen.width) : 0,
      serviceMenuBarHeight: account.serviceMenuBar == nil ? 0 : metrics.serviceMenuBar,
      quickReplyHeight: covered, keyboardHeight: metrics.keyboardHeight(on: device))
  }

  /// The name scenario files use for a bubble: `promo/2`.
  public func name(ofBubble index: Int) -> String {
    let record = bubbles[index]
    return "\(messages[Int(record.message)].header.id)/\(record.seq)"
  }

  /// Refuses messages without a size before they are due.
  func checkSizes(ofWaitingOn devices: Set<Device>) throws(ActionError) {
    for device in devices {
      for message in waiting
      where bubbles[messages[message].bubbles].contains(where: { $0.bubble.size(on: device) == nil }) {
        throw .noSize
      }
    }
  }

  /// The height of a bubble on a user's device before any ``Action/resize(bubble:height:)``, in points; nil
  /// if it has no size there.
  public func ownHeight(ofBubble bubble: Int, user: Int) -> Int? {
    var own = bubbles[bubble].bubble
    own.height = ownHeights[bubble] ?? own.height
    return own.size(on: users[user].user.device)?.height
  }

  /// Whether a bubble has the height it had before any ``Action/resize(bubble:height:)``.
  public func hasOwnHeight(_ bubble: Int) -> Bool {
    ownHeights[bubble].map { $0 == bubbles[bubble].bubble.height } ?? true
  }

  mutating func register(_ message: Message) {
    let first = bubbles.count
    for (index, bubble) in message.bubbles.enumerated() {
      bubbles.append(
        BubbleRecord(message: Int32(messages.count), seq: Int32(index + 1), bubble: sized(bubble)))
    }
    if let unit = message.unit { messagesByUnit[unit, default: []].append(messages.count) }
    messages.append(MessageRecord(message.header, bubbles: first..<bubbles.count))
    ledger.addMessage(bubbles: message.bubbles.count)
  }

  /// A message is sent, now or before the clock. O(recipients); of a message to everybody O(1), except pushes and
  /// replies.
  mutating func markSent(_ index: Int) {
    let header = messages[index].header
    let delivered =
      header.recipients.map { $0.count { users[$0].receives(header.kind, at: header.sent) } }
      ?? (header.kind == .push || header.kind == .reply
        ? users.count { $0.receives(header.kind, at: header.sent) } : receivers)
    messages[index].isSent = true
    messages[index].delivered = delivered
    messages[index].friendFacts = Int32(insightLog.count(of: .friends))
    insightLog.begin(day: header.sent.day)
    insightLog.today.delivered += delivered
    if header.kind == .reply {
      let fact = InsightFact(time: header.sent.seconds, user: -1, amount: delivered, kind: .replied)
      insightLog.add(fact, to: .chats)
    }
  }

  /// Whether a message that is sent now is delivered to a user.
  func delivers(_ message: Int, to user: Int) -> Bool {
    let header = messages[message].header
    return header.isSent(to: user) && users[user].receives(header.kind, at: header.sent)
  }

  /// Gives every user a room. Rooms that are alike share their storage.
  private mutating func settle(_ newUsers: [User], present: ArraySlice<Int>) throws(ActionError) {
    struct Likeness: Hashable {
      var device: Device
      var messages: [Int]?
    }
    let isForAll = present.allSatisfy { messages[$0].header.recipients == nil }
    var known: [Likeness: Room] = [:]
    for (index, user) in newUsers.enumerated() {
      let isReceiver = user.isFriend && !user.isBlocking
      let own =
        isForAll && isReceiver ? nil : present.filter { isReceiver && messages[$0].header.isSent(to: index) }
      let likeness = Likeness(device: user.device, messages: own)
      if let room = known[likeness] {
        users.append(UserRecord(user: user, room: room))
        continue
      }
      let room = try makeRoom(on: user.device, messages: own.map { $0[...] } ?? present)
      known[likeness] = room
      users.append(UserRecord(user: user, room: room))
    }
  }

  private func makeRoom(on device: Device, messages: ArraySlice<Int>) throws(ActionError) -> Room {
    var room = Room(metrics: metrics, rules: rules, window: window(of: device, showsQuickReplies: false))
    room.reserve(messages.reduce(0) { $0 + self.messages[$1].bubbles.count })
    for message in messages { room.append(try outlines(ofMessage: message, on: device)) }
    return room
  }

  /// The bubbles of a message in room order.
  ///
  /// Not a method that appends them to one of this world's own rooms: it would hold the world while it changed
  /// a part of it, which copies all rooms.
  func outlines(ofMessage message: Int, on device: Device) throws(ActionError) -> [Room.Outline] {
    var outlines: [Room.Outline] = []
    outlines.reserveCapacity(messages[message].bubbles.count)
    for bubble in messages[message].bubbles {
      guard let size = bubbles[bubble].bubble.size(on: device) else { throw .noSize }
      let isFirst = bubble == messages[message].bubbles.lowerBound
      outlines.append(
        Room.Outline(
          item: .account(bubble: bubble), size: size, gap: isFirst ? metrics.messageGap : metrics.bubbleGap))
    }
    return outlines
  }
}

extension Bubble {
  /// Its size on a device, nil when it has none and the scenario gives none.
  ///
  /// Messages of many components are laid out once however many users get them.
  public func size(on device: Device) -> BubbleSize? {
    let explicit = ExplicitSize(
      width: Int(width), height: Int(height), pixelWidth: Int(pixelWidth), pixelHeight: Int(pixelHeight))
    switch object {
    case .flex, .template:
      return SizeCache.shared.size(of: object, explicit: explicit, on: device.layout)
    default: return BubbleLayout.size(of: object, explicit: explicit, on: device.layout)
    }
  }
}

extension Device {
  /// The device as layout sees it: Android devices use Roboto's widths, all others Helvetica's.
  public var layout: LayoutDevice {
    LayoutDevice(screenWidth: screen.width, metrics: app == .android ? .roboto : .helvetica)
  }
}
