import ChatRoom
import MessagingAPI

/// The state after the steps parsed so far, as far as needed to check the next one: the users in the room,
/// the time and the messages sent.
///
/// Anything left unknown by a faulty step is nil and causes no further errors.
struct StepState {
  /// A message and the range of its bubbles.
  struct MessageState {
    var id: String
    var recipients: [Int]?
    var sent: Timestamp
    var unit: String?
    /// The indices of its bubbles.
    var bubbles: Range<Int>
    /// Whether all of it could be parsed.
    var isSound: Bool

    /// Returns whether the message is sent to a user. O(log recipients).
    func isSent(to user: Int) -> Bool {
      guard let recipients else { return true }
      let index = recipients.partitioningIndex { $0 >= user }
      return index < recipients.count && recipients[index] == user
    }
  }

  /// The current time, nil if unknown.
  private(set) var clock: Timestamp?
  /// The earliest possible current time.
  private(set) var earliest = Timestamp.range.lowerBound
  /// The time is known again after a step that moves it to this time or later.
  private var sure = Timestamp.range.lowerBound
  private(set) var users: [User] = []
  /// The current user, nil after a step that failed to name one.
  var currentUser: Int? = 0
  /// Whether users are in the room, nil if unknown. Overrides ``isEachInside``.
  private var isInside: [Int: Bool?] = [:]
  /// Whether all other users are in the room, nil if unknown.
  private var isEachInside: Bool? = false
  /// Whether the account has a rich menu. Also true once its absence has been reported.
  var hasRichMenu = true
  /// Whether the account has a service menu bar. Also true once its absence has been reported.
  var hasServiceMenuBar = true

  /// The account's rich menus.
  private(set) var richMenus: [RichMenu] = []
  /// Whether all rich menus could be parsed.
  private(set) var areMenusKnown = false
  /// What the file lists for the Insight page.
  private(set) var insight = InsightSetup()
  /// Whether all of it could be parsed.
  private(set) var isInsightKnown = false
  /// What steps have changed of the users' friendship with the account.
  var friendships = Friendships()
  /// The members of each group, nil if unknown.
  var groupMembers: [Set<Int>?] = []
  /// The first day that the Insight page knows something of, nil if unknown.
  private(set) var firstDay: Int?

  private(set) var messages: [MessageState] = []
  /// The names of the users and of the messages parsed so far.
  var names = Names()
  var requestIds: Set<String> = []
  private(set) var bubbles: [Bubble] = []
  /// The units of the messages, without duplicates.
  private(set) var units: [String] = []
  private var knownUnits: Set<String> = []
  /// Whether some messages could only be parsed in part.
  private(set) var hasUnsoundMessages = false
  /// The ids of messages that could not be parsed.
  private(set) var unreadableIds: Set<String> = []
  /// Whether there are messages whose id could not be parsed.
  var hasUnknownMessages = false

  /// Sets the initial state. `clock` is nil if it could not be parsed, `account` and `insight` if they could only be
  /// parsed in part. `startDay` is the day the run began, by default that of `clock`.
  mutating func begin(
    clock: Timestamp?, startDay: Int? = nil, users: [User], account: Account?, insight: InsightSetup?
  ) {
    self.clock = clock
    if let clock { (earliest, sure) = (clock, clock) }
    self.users = users
    if let insight {
      self.insight = insight
      isInsightKnown = true
      groupMembers = insight.groups.map { Set($0.members) }
      let sent = messages.map(\.sent).min()?.day
      let past = insight.history.values.compactMap { $0.first?.day }.min()
      firstDay = (startDay ?? clock?.day).map { min($0, sent ?? $0, past ?? $0) }
    }
    guard let account else { return }
    richMenus = account.richMenus
    areMenusKnown = true
    hasRichMenu = !account.richMenus.isEmpty
    hasServiceMenuBar = account.serviceMenuBar != nil
  }

  mutating func add(_ message: Message, isSound: Bool) {
    // Later uses of a duplicate id may refer to this message.
    if let known = try? names.message(message.id) { messages[known].isSound = false }
    names.add(message: message.id, bubbles: message.bubbles.count)
    if let unit = message.unit, knownUnits.insert(unit).inserted { units.append(unit) }
    if !isSound { hasUnsoundMessages = true }
    let first = bubbles.count
    bubbles += message.bubbles
    messages.append(
      MessageState(
        id: message.id, recipients: message.recipients, sent: message.sent, unit: message.unit,
        bubbles: first..<bubbles.count, isSound: isSound))
  }

  mutating func add(unreadable id: String?) {
    if let id, !id.isEmpty { unreadableIds.insert(id) } else { hasUnknownMessages = true }
  }

  /// Returns the message that a bubble belongs to. O(log messages).
  func message(ofBubble bubble: Int) -> MessageState {
    messages[messages.partitioningIndex { $0.bubbles.upperBound > bubble }]
  }

  /// Returns whether no message can have the given unit.
  func isUnknown(unit: String) -> Bool {
    !knownUnits.contains(unit) && !hasUnsoundMessages && !hasUnknownMessages && unreadableIds.isEmpty
  }

  /// Whether the current user is in the room, nil if unknown.
  var isCurrentInside: Bool? {
    guard let currentUser else { return nil }
    return isInside[currentUser] ?? isEachInside
  }

  /// The users' ids.
  var userIds: some Collection<String> { users.lazy.map(\.id) }

  /// The current user's id, for messages.
  var currentName: String {
    guard let currentUser, users.indices.contains(currentUser) else { return "the user" }
    return users[currentUser].id
  }

  /// Sets whether the current user is in the room, nil for unknown.
  mutating func setInside(_ isThere: Bool?) {
    guard let currentUser else { return forgetWhoIsInside() }
    isInside.updateValue(isThere, forKey: currentUser)
  }

  /// Marks the presence of all users as unknown.
  mutating func forgetWhoIsInside() {
    isInside.removeAll(keepingCapacity: true)
    isEachInside = nil
  }

  /// Marks everything as unknown except that time does not go back, after a step that could not be parsed.
  mutating func forget() {
    currentUser = nil
    forgetWhoIsInside()
    forgetTime()
    forgetFriendships()
    forgetGroups()
  }
}

/// The clock.
extension StepState {
  /// Advances the clock to `end`, which must not be before ``earliest``.
  mutating func advance(to end: Timestamp) {
    clock = end >= sure ? end : nil
    earliest = end
    sure = max(sure, end)
  }

  /// Advances the clock by some seconds. Returns false if the time would be out of range; it is unknown then.
  mutating func advance(bySeconds seconds: Int) -> Bool {
    guard let end = earliest.advanced(bySeconds: seconds) else {
      clock = nil
      return false
    }
    clock = clock.map { _ in end }
    earliest = end
    sure = sure.advanced(bySeconds: seconds) ?? Timestamp.range.upperBound
    return true
  }

  /// Marks the time as unknown.
  mutating func forgetTime() {
    clock = nil
  }

  /// Handles a step that goes back to `end`: either this time or an earlier one is wrong.
  mutating func goBack(to end: Timestamp) {
    clock = nil
    earliest = min(earliest, end)
  }
}

extension Array {
  /// Returns the first index for which `isBehind` is true, or the end if there is none. The elements must be
  /// partitioned by `isBehind`. O(log count).
  fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
