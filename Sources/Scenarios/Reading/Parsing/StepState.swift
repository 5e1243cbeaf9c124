import ChatRoom
import MessagingAPI

/// What the steps read so far have led to, as far as it decides whether the next one makes sense: who is in
/// the room, what time it is, which messages have been sent.
///
/// What a faulty step leaves unknown is nil and never complained about.
struct StepState {
  /// A message and its bubbles.
  struct MessageState {
    var id: String
    var recipients: [Int]?
    var sent: Timestamp
    var unit: String?
    /// The indices of its bubbles.
    var bubbles: Range<Int>
    /// Whether all of it could be read.
    var isSound: Bool

    /// O(log recipients).
    func isSent(to user: Int) -> Bool {
      guard let recipients else { return true }
      let index = recipients.partitioningIndex { $0 >= user }
      return index < recipients.count && recipients[index] == user
    }
  }

  /// What time it is; nil when that is unknown.
  private(set) var clock: Timestamp?
  /// It is this time or later.
  private(set) var earliest = Timestamp.range.lowerBound
  /// A step that goes to this time or later makes it known again.
  private var sure = Timestamp.range.lowerBound
  private(set) var users: [User] = []
  /// nil after a step that failed to name one.
  var currentUser: Int? = 0
  /// Whether users are in the room, nil when that is unknown, where it differs from ``isEachInside``.
  private var isInside: [Int: Bool?] = [:]
  /// Whether everybody else is in the room, nil when that is unknown.
  private var isEachInside: Bool? = false
  /// Whether the account has one, or it was said that it has none.
  var hasRichMenu = true
  /// The same of the service menu bar.
  var hasServiceMenuBar = true

  private(set) var messages: [MessageState] = []
  private(set) var messageIndices: [String: Int] = [:]
  var requestIds: Set<String> = []
  private(set) var bubbles: [Bubble] = []
  /// The units of the messages, each once.
  private(set) var units: [String] = []
  private var knownUnits: Set<String> = []
  /// Whether there are messages of which not all could be read.
  private(set) var hasUnsoundMessages = false
  /// Messages that could not be read, by their ids.
  private(set) var unreadableIds: Set<String> = []
  /// Whether there are messages of which not even the id could be read.
  var hasUnknownMessages = false

  /// The time is nil when it could not be read, the account when not all of it could.
  mutating func begin(clock: Timestamp?, users: [User], account: Account?) {
    self.clock = clock
    if let clock { (earliest, sure) = (clock, clock) }
    self.users = users
    guard let account else { return }
    hasRichMenu = account.richMenu != nil
    hasServiceMenuBar = account.serviceMenuBar != nil
  }

  mutating func add(_ message: Message, isSound: Bool) {
    if let known = messageIndices[message.id] {
      // Who names it from here on may mean this one.
      messages[known].isSound = false
    } else {
      messageIndices[message.id] = messages.count
    }
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

  /// The message a bubble belongs to. O(log messages).
  func message(ofBubble bubble: Int) -> MessageState {
    messages[messages.partitioningIndex { $0.bubbles.upperBound > bubble }]
  }

  /// Whether it is certain that no message is sent with that unit.
  func isUnknown(unit: String) -> Bool {
    !knownUnits.contains(unit) && !hasUnsoundMessages && !hasUnknownMessages && unreadableIds.isEmpty
  }

  /// Whether the current user is in the room, nil when that is unknown.
  var isCurrentInside: Bool? {
    guard let currentUser else { return nil }
    return isInside[currentUser] ?? isEachInside
  }

  /// The users' ids.
  var userIds: some Collection<String> { users.lazy.map(\.id) }

  /// The current user's id for a message.
  var currentName: String {
    guard let currentUser, users.indices.contains(currentUser) else { return "the user" }
    return users[currentUser].id
  }

  /// The current user is in the room from here on, or is not, or nobody knows.
  mutating func setInside(_ isThere: Bool?) {
    guard let currentUser else { return forgetWhoIsInside() }
    isInside.updateValue(isThere, forKey: currentUser)
  }

  /// Anybody may be in the room.
  mutating func forgetWhoIsInside() {
    isInside.removeAll(keepingCapacity: true)
    isEachInside = nil
  }

  /// A step that could not be understood may have done anything but let time go back.
  mutating func forget() {
    currentUser = nil
    forgetWhoIsInside()
    forgetTime()
  }
}

/// Time.
extension StepState {
  /// Time goes on to `end`, which does not lie before ``earliest``.
  mutating func advance(to end: Timestamp) {
    clock = end >= sure ? end : nil
    earliest = end
    sure = max(sure, end)
  }

  /// So many seconds pass. Gives false when time does not last that long; it is unknown then.
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

  /// Time goes on, but nobody knows how far.
  mutating func forgetTime() {
    clock = nil
  }

  /// A step goes back to `end`: either that time is wrong or one of those before it.
  mutating func goBack(to end: Timestamp) {
    clock = nil
    earliest = min(earliest, end)
  }
}

extension Array {
  /// The index of the first element for which `isBehind` holds, which it does for all that follow; the end
  /// when there is none. O(log count).
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
