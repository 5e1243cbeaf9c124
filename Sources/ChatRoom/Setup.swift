import ImpressionRules
import MessagingAPI

/// Everything a world starts from: what the part of a scenario file above its steps says.
public struct Setup: Sendable {
  /// The account.
  public var account: Account
  /// The users, at least one, with distinct ids.
  public var users: [User]
  /// The messages in the file's order, with distinct ids; those sent after ``clock`` arrive in time.
  public var messages: [Message]
  /// The paddings and gaps of the room.
  public var metrics: Metrics
  /// The readings of the rules (R3, R8).
  public var rules: CountingRules
  /// When it starts.
  public var clock: Timestamp

  /// Creates a setup.
  public init(
    account: Account, users: [User], messages: [Message], metrics: Metrics = Metrics(),
    rules: CountingRules = CountingRules(), clock: Timestamp
  ) {
    self.account = account
    self.users = users
    self.messages = messages
    self.metrics = metrics
    self.rules = rules
    self.clock = clock
  }
}

/// A LINE Official Account.
public struct Account: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Whether it is verified (R21).
  public var isVerified: Bool
  /// Its rich menu, if any.
  public var richMenu: RichMenu?
  /// The labels of its service menu bar, nil when it has none.
  public var serviceMenuBar: [String]?

  /// Creates an account.
  public init(
    name: String = "Account", isVerified: Bool = false, richMenu: RichMenu? = nil,
    serviceMenuBar: [String]? = nil
  ) {
    self.name = name
    self.isVerified = isVerified
    self.richMenu = richMenu
    self.serviceMenuBar = serviceMenuBar
  }
}

/// A user of LINE.
public struct User: Hashable, Sendable {
  /// The name scenario files use.
  public var id: String
  /// The display name.
  public var name: String
  /// The device the user starts on.
  public var device: Device

  /// Creates a user; without a name it goes by its id.
  public init(id: String, name: String? = nil, device: Device = .standard) {
    self.id = id
    self.name = name ?? id
    self.device = device
  }
}

/// What one request sends: 1 to 5 message objects, one `requestId`, one sent time.
public struct Message: Hashable, Sendable {
  /// How a message is sent; decides which statistics it has (R12, R13).
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The endpoints of the Messaging API.
    case broadcast, narrowcast, multicast, push, reply
  }

  /// The name scenario files use.
  public var id: String
  /// The `requestId` of its statistics.
  public var requestId: String
  /// When it is sent.
  public var sent: Timestamp
  /// How it is sent.
  public var kind: Kind
  /// Indices of the users it goes to, ascending; nil for all.
  public var recipients: [Int]?
  /// Its custom aggregation unit.
  public var unit: String?
  /// Whether users are not notified of it. It changes nothing of what is counted.
  public var isNotificationDisabled: Bool
  /// Its bubbles, 1 to 5, `seq` from 1.
  public var bubbles: [Bubble]

  /// The most bubbles a message can have.
  public static let maximumBubbles = 5

  /// Creates a message; without a `requestId` its id serves.
  public init(
    id: String, requestId: String? = nil, sent: Timestamp, kind: Kind = .broadcast,
    recipients: [Int]? = nil, unit: String? = nil, isNotificationDisabled: Bool = false, bubbles: [Bubble]
  ) {
    self.id = id
    self.requestId = requestId ?? id
    self.sent = sent
    self.kind = kind
    self.recipients = recipients
    self.unit = unit
    self.isNotificationDisabled = isNotificationDisabled
    self.bubbles = bubbles
  }

  /// Whether the message goes to the user with that index. O(log recipients).
  public func isSent(to user: Int) -> Bool {
    guard let recipients else { return true }
    var low = 0
    var high = recipients.count
    while low < high {
      let middle = (low + high) / 2
      if recipients[middle] < user { low = middle + 1 } else { high = middle }
    }
    return low < recipients.count && recipients[low] == user
  }
}

/// One message object of a message with what a scenario adds to it.
public struct Bubble: Hashable, Sendable {
  /// The message object and how it was written.
  public var message: WrittenMessage
  /// The height the scenario gives in points, 1…100,000; 0 when it gives none.
  public var height: Int32
  /// The width the scenario gives in points, 1…100,000; 0 when it gives none.
  public var width: Int32
  /// The pixel size of its picture, zeros when the scenario gives none.
  public var pixelWidth: Int32
  /// See ``pixelWidth``.
  public var pixelHeight: Int32
  /// The URLs that can be opened from it (R16), each once, in the order they stand in it.
  public var links: [String]

  /// The tallest and widest a scenario may make a bubble, in points.
  public static let maximumExtent = 100_000

  /// What the message object means.
  public var object: MessageObject { message.object }

  /// Creates a bubble of a message object that was never written as JSON, or whose JSON does not matter.
  public init(
    _ object: MessageObject, height: Int32 = 0, width: Int32 = 0, pixelWidth: Int32 = 0,
    pixelHeight: Int32 = 0, links: [String] = []
  ) {
    self.init(
      WrittenMessage(object), height: height, width: width, pixelWidth: pixelWidth, pixelHeight: pixelHeight,
      links: links)
  }

  /// Creates a bubble.
  public init(
    _ message: WrittenMessage, height: Int32 = 0, width: Int32 = 0, pixelWidth: Int32 = 0,
    pixelHeight: Int32 = 0, links: [String] = []
  ) {
    self.message = message
    self.height = height
    self.width = width
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
    self.links = links
  }
}

/// The paddings and gaps of the room, in points, 0…10,000 each. LINE publishes none of them: estimates.
public struct Metrics: Hashable, Sendable {
  /// Above the first bubble.
  public var paddingTop = 12
  /// Below the last bubble.
  public var paddingBottom = 12
  /// Between bubbles of one message.
  public var bubbleGap = 8
  /// Between messages.
  public var messageGap = 16
  /// Height of the service menu bar.
  public var serviceMenuBar = 48

  /// The standard metrics.
  public init() {}
}
