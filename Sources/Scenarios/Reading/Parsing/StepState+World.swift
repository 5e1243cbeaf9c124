import ChatRoom

extension StepState {
  /// The state of a world as it is now. O(users + bubbles).
  init(of world: World) {
    self.init()
    for record in world.users { names.add(user: record.user.id) }
    for record in world.messages {
      let bubbles = record.bubbles.map { world.bubbles[$0].bubble }
      add(Message(header: record.header, bubbles: bubbles), isSound: true)
      requestIds.insert(record.header.requestId)
    }
    begin(
      clock: world.clock, startDay: world.startDay, users: world.users.map(\.user), account: world.account,
      insight: world.insightSetup)
    groupMembers = world.groupMembers
    for (user, record) in world.users.enumerated() {
      friendships.friends[user] = record.isFriend
      friendships.blocking[user] = record.isBlocking
      guard record.room.isInside else { continue }
      currentUser = user
      setInside(true)
    }
    currentUser = world.currentUser
  }
}
