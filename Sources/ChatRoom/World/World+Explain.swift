import ImpressionRules

extension World {
  /// The state of the bubble at a place of a user's room. O(log n).
  public func state(at place: Int, user: Int) -> BubbleState {
    guard case .account(let bubble) = users[user].room.item(at: place) else { return .notMeasured }
    if users[user].room.isCounted(at: place) { return .counted }
    if !isMeasured(bubble, place: place, user: user) { return .notMeasured }
    if !users[user].room.edgesSeen(at: place).isEmpty { return .partlySeen }
    return ledger.hasCounted(bubble: bubble, user: user) ? .countedBefore : .notSeen
  }

  /// Whether what this user sees of a bubble now, or saw of it in the last visit, changes counters.
  private func isMeasured(_ bubble: Int, place: Int, user: Int) -> Bool {
    let hasVisit = users[user].room.hasVisitSince(arrivalOf: place)
    guard app(of: user, hasVisit: hasVisit).isMeasured else { return false }
    if hasVisit, users[user].room.isDisplayed(at: place) { return users[user].room.isCounted(at: place) }
    return isInPeriod(bubble, at: decidingMoment(for: bubble, user: user, hasVisit: hasVisit))
  }

  /// The moment that decides whether a visit can count a bubble (R9): now; of a visit that is over its
  /// beginning, or when the message arrived in it.
  private func decidingMoment(for bubble: Int, user: Int, hasVisit: Bool) -> Timestamp {
    guard hasVisit, !users[user].room.isInside, let start = users[user].room.enteredAt else { return clock }
    return max(start, messages[Int(bubbles[bubble].message)].header.sent)
  }

  /// The app of the visit that could have counted, else the one the user would enter with.
  private func app(of user: Int, hasVisit: Bool) -> LineApp {
    let present = users[user].user.device.app
    return hasVisit ? users[user].room.visitApp ?? present : present
  }

  private func isInPeriod(_ bubble: Int, at time: Timestamp) -> Bool {
    let sent = messages[Int(bubbles[bubble].message)].header.sent
    return MeasurementPeriod.contains(time.seconds, sent: sent.seconds)
  }

  /// Why a bubble has not been counted for a user, nil when it has been, ever. The reasons are decided in
  /// the order of ``Explanation/Reason``, of the present or last visit.
  public func explanation(ofBubble bubble: Int, user: Int) -> Explanation? {
    ledger.hasCounted(bubble: bubble, user: user) ? nil : visitExplanation(ofBubble: bubble, user: user)
  }

  /// Whether the present or last visit of a user counted a bubble. O(log n).
  public func isCountedInVisit(_ bubble: Int, user: Int) -> Bool {
    users[user].room.place(ofBubble: bubble).map { users[user].room.isCounted(at: $0) } ?? false
  }

  private func undelivered(_ bubble: Int, user: Int) -> Explanation.Undelivered {
    let message = Int(bubbles[bubble].message)
    if !messages[message].isSent { return .notSentYet }
    if !messages[message].header.isSent(to: user) { return .notRecipient }
    return friendship(of: user, whenSent: message).isBlocking ? .blocked : .notFriend
  }

  /// Why the present or last visit of a user has not counted a bubble, nil when it has.
  public func visitExplanation(ofBubble bubble: Int, user: Int) -> Explanation? {
    guard let place = users[user].room.place(ofBubble: bubble) else {
      return Explanation(.notDelivered, undelivered: undelivered(bubble, user: user))
    }
    if users[user].room.isCounted(at: place) { return nil }
    let hasVisit = users[user].room.hasVisitSince(arrivalOf: place)
    if !app(of: user, hasVisit: hasVisit).isMeasured { return Explanation(.platformNotMeasured) }
    guard hasVisit else {
      return Explanation(place < users[user].room.markedReadCount ? .readWithoutEntering : .neverEntered)
    }
    let moment = decidingMoment(for: bubble, user: user, hasVisit: hasVisit)
    let obstacle = users[user].room.obstacle(at: place)
    if obstacle == nil || !isInPeriod(bubble, at: moment) { return Explanation(.outsideMeasurementPeriod) }
    return obstacle
  }
}
