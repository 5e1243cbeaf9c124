/// What a room shows of time and reading besides its bubbles.
extension World {
  /// When the bubble at a place of a user's room was sent. O(1).
  public func sentTime(at place: Int, of user: Int) -> Timestamp {
    switch users[user].room.item(at: place) {
    case .account(let bubble): messages[Int(bubbles[bubble].message)].header.sent
    case .own(let text): users[user].room.ownTimes[text]
    }
  }

  /// Whether the account has read a text of the user's own, by its place: a bot has at once, people have once they
  /// answered it. O(bubbles after it).
  public func hasRead(ownAt place: Int, of user: Int) -> Bool {
    if account.usesMessagingAPI { return true }
    let room = users[user].room
    return (place + 1..<max(place + 1, room.count)).contains { later in
      guard case .account(let bubble) = room.item(at: later) else { return false }
      let kind = messages[Int(bubbles[bubble].message)].header.kind
      return kind == .reply || kind == .push
    }
  }
}
