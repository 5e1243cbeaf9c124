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

    func isSent(to user: Int) -> Bool { recipients?.contains(user) ?? true }
  }

  var clock: Timestamp?
  private(set) var users: [User] = []
  /// nil after a step that failed to name one.
  var currentUser: Int? = 0
  /// Whether each user is in the room.
  var isInside: [Bool?] = []
  var hasRichMenu = true
  var hasServiceMenuBar = true

  private(set) var messages: [MessageState] = []
  private(set) var messageIndices: [String: Int] = [:]
  var requestIds: Set<String> = []
  private(set) var bubbles: [Bubble] = []
  /// Messages that could not be read, by their ids.
  private(set) var unreadableIds: Set<String> = []
  /// Whether there are messages of which not even the id could be read.
  var hasUnknownMessages = false

  /// After the messages are added.
  mutating func begin(clock: Timestamp, users: [User], account: Account, accountNode: Node?) {
    self.clock = clock
    self.users = users
    isInside = users.map { _ in false }
    // A menu that is there and could not be read is there all the same.
    hasRichMenu = account.richMenu != nil || accountNode?["richMenu"] != nil
    let bar = accountNode?["serviceMenuBar"]
    hasServiceMenuBar = account.serviceMenuBar != nil || bar.map { !$0.isScalar("false") } ?? false
  }

  mutating func add(_ message: Message, isSound: Bool) {
    if messageIndices[message.id] == nil { messageIndices[message.id] = messages.count }
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
    var low = 0
    var high = messages.count
    while low < high {
      let middle = (low + high) / 2
      if messages[middle].bubbles.upperBound <= bubble { low = middle + 1 } else { high = middle }
    }
    return messages[low]
  }

  /// Whether the current user is in the room, nil when that is unknown.
  var isCurrentInside: Bool? { currentUser.flatMap { isInside.indices.contains($0) ? isInside[$0] : nil } }

  /// The users' ids.
  var userIds: [String] { users.map(\.id) }

  /// The current user's id for a message.
  var currentName: String {
    guard let currentUser, users.indices.contains(currentUser) else { return "the user" }
    return users[currentUser].id
  }

  mutating func setInside(_ isThere: Bool?) {
    guard let currentUser, isInside.indices.contains(currentUser) else { return }
    isInside[currentUser] = isThere
  }
}
