/// The names of users, messages and bubbles, as people write them: `alice`, `promo`, `promo/2`.
///
/// A scenario file, an option and a request all refer to things by name; this is the one place that knows what a
/// name stands for.
public struct Names: Sendable {
  private var users: [String: Int] = [:]
  private var messages: [String: Int] = [:]
  /// The bubbles of each message.
  private var bubbles: [Range<Int>] = []

  /// No names yet.
  public init() {}

  /// The names in a setup. O(users + messages).
  public init(of setup: Setup) {
    users.reserveCapacity(setup.users.count)
    for user in setup.users { add(user: user.id) }
    for message in setup.messages { add(message: message.id, bubbles: message.bubbles.count) }
  }

  /// The number of messages added.
  public var messageCount: Int { bubbles.count }

  /// The number of users added.
  public var userCount: Int { users.count }

  /// Adds the next user. Returns false, and adds nothing, if another user has this id.
  @discardableResult
  public mutating func add(user id: String) -> Bool {
    guard users[id] == nil else { return false }
    users[id] = users.count
    return true
  }

  /// Adds the next message, with the number of its bubbles. An id used before keeps its first meaning.
  public mutating func add(message id: String, bubbles count: Int) {
    if messages[id] == nil { messages[id] = bubbles.count }
    let first = bubbles.last?.upperBound ?? 0
    bubbles.append(first..<first + count)
  }

  /// The index of a user in ``World/users``.
  ///
  /// - Throws: ``NameError/unknownUser(_:)``.
  public func user(_ id: String) throws(NameError) -> Int {
    guard let index = users[id] else { throw .unknownUser(id) }
    return index
  }

  /// The index of a message in ``World/messages``.
  ///
  /// - Throws: ``NameError/unknownMessage(_:)``.
  public func message(_ id: String) throws(NameError) -> Int {
    guard let index = messages[id] else { throw .unknownMessage(id) }
    return index
  }

  /// The index of a bubble in ``World/bubbles``, by its message's id and its position in the message: `promo/2`.
  ///
  /// - Throws: ``NameError/notABubble(_:)`` if the name has another form, ``NameError/unknownMessage(_:)``, or
  ///   ``NameError/unknownBubble(_:message:)`` if the message has no bubble at this position.
  public func bubble(_ name: String) throws(NameError) -> Int {
    let (id, position) = Names.parts(ofBubble: name)
    let isNumber = !position.isEmpty && position.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard !id.isEmpty, isNumber || messages[id] != nil else { throw .notABubble(name) }
    let message = try message(id)
    guard isNumber, let seq = Int(position), seq >= 1, seq <= bubbles[message].count else {
      throw .unknownBubble(name, message: message)
    }
    return bubbles[message].lowerBound + seq - 1
  }

  /// The bubbles of a message, as indices in ``World/bubbles``.
  public func bubbles(ofMessage message: Int) -> Range<Int> { bubbles[message] }

  /// The two parts of a bubble's name; the second is empty without a slash.
  private static func parts(ofBubble name: String) -> (id: String, position: Substring) {
    guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", "") }
    return (String(name[..<slash]), name[name.utf8.index(after: slash)...])
  }
}
