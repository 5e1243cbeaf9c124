import ImpressionRules
import MessagingAPI
import Pictures

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
  /// What the Insight page needs beside.
  public var insight: InsightSetup
  /// The pictures of images by their URLs.
  public var pictures: [String: Picture]

  /// Creates a setup.
  public init(
    account: Account, users: [User], messages: [Message], metrics: Metrics = Metrics(),
    rules: CountingRules = CountingRules(), clock: Timestamp, insight: InsightSetup = InsightSetup(),
    pictures: [String: Picture] = [:]
  ) {
    self.account = account
    self.users = users
    self.messages = messages
    self.metrics = metrics
    self.rules = rules
    self.clock = clock
    self.insight = insight
    self.pictures = pictures
  }
}
