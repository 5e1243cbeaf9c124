import ChatRoom

/// The ids that LINE would give to the account, its users and its messages.
///
/// They are derived from names, so that they are the same in every run: a user ID is `U` and 32 hexadecimal digits of a
/// digest of the account's name and the user's id. A user whose id has this form already keeps it.
struct LINEIds: Sendable {
  /// The user ID of the account itself.
  let bot: String
  /// The ID of the account's channel: ten digits.
  let channel: String
  /// The user IDs, by the users' indices.
  let users: [String]
  /// The group IDs, by the groups' indices.
  let groups: [String]
  private let indices: [String: Int]

  /// The ids in a world, whose users stay the same. O(users).
  init(of world: World) {
    let account = world.account.name
    bot = LINEIds.id("U", "account", account)
    channel = String(
      1_000_000_000 + SHA256.digest(of: "channel \(account)".utf8).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        % 1_000_000_000)
    users = world.users.map { record in
      LINEIds.isUserId(record.user.id) ? record.user.id : LINEIds.id("U", account, record.user.id)
    }
    groups = world.insightSetup.groups.map { LINEIds.id("C", account, "group", $0.id) }
    var indices: [String: Int] = [:]
    for (index, record) in world.users.enumerated() { indices[record.user.id] = index }
    for (index, id) in users.enumerated() { indices[id] = index }
    self.indices = indices
  }

  /// The index of the user with a user ID, or with an id of the scenario; nil if there is none.
  func user(_ id: String) -> Int? { indices[id] }

  /// Whether a text has the form of a user ID.
  static func isUserId(_ text: String) -> Bool {
    text.utf8.count == 33 && text.utf8.first == UInt8(ascii: "U")
      && text.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  /// The message ID of a bubble, by its index in ``World/bubbles``: a number, as text.
  static func message(ofBubble bubble: Int) -> String { String(460_000_000_000_000_001 + bubble) }

  /// The token with which a message that quotes a bubble names it.
  static func quoteToken(ofBubble bubble: Int) -> String {
    SHA256.digest(of: "quote \(bubble)".utf8).hexadecimal
  }

  /// The token with which a message that quotes a user's message names it.
  static func quoteToken(ofMessage id: String) -> String {
    SHA256.digest(of: "quote message \(id)".utf8).hexadecimal
  }

  /// The message ID of a text that a user sent in a group, by its index in ``World/activities``.
  static func message(inGroupBy activity: Int) -> String { String(450_000_000_000_000_001 + activity) }

  /// The message ID of a text that a user sent, by its index in ``Room/ownTexts``.
  static func message(ofUser user: Int, text: Int) -> String {
    String(firstTextId + user * textsPerUser + text)
  }

  /// The user and the text with a message ID; nil if no user sent it.
  static func text(withId id: String, in world: World) -> (user: Int, text: Int)? {
    guard let number = Int(id), number >= firstTextId else { return nil }
    let (user, text) = (number - firstTextId).quotientAndRemainder(dividingBy: textsPerUser)
    guard world.users.indices.contains(user), world.users[user].room.ownTexts.indices.contains(text) else {
      return nil
    }
    return (user, text)
  }

  /// The token with which a text of a user's, and all before it, can be marked as read.
  static func readToken(ofUser user: Int, text: Int) -> String {
    let id = message(ofUser: user, text: text)
    return id + SHA256.digest(of: "read \(id)".utf8).hexadecimal.prefix(32)
  }

  /// The user and the text with a token to mark it as read; nil if there is none.
  static func text(withReadToken token: String, in world: World) -> (user: Int, text: Int)? {
    guard let found = text(withId: String(token.dropLast(32)), in: world),
      readToken(ofUser: found.user, text: found.text) == token
    else { return nil }
    return found
  }

  private static let firstTextId = 440_000_000_000_000_001
  private static let textsPerUser = 1_000_000_000

  private static func id(_ prefix: String, _ names: String...) -> String {
    let digest = SHA256.digest(of: names.joined(separator: "\u{0}").utf8)
    return prefix + String(digest.hexadecimal.prefix(32))
  }
}
