import ChatRoom
import ImpressionRules
import MessagingAPI

/// Checking of expectations.
extension World {
  /// Returns the failure of an expectation, nil if it is met.
  func failure(of index: Int, of scenario: Scenario, step: Int) -> Replay.Failure? {
    let check = scenario.expectations[index].check
    func failed(_ what: String, _ expected: some Any, _ found: some Any) -> Replay.Failure {
      Replay.Failure(
        expectation: index, step: step, subject: what, expected: "\(expected)", found: "\(found)",
        reason: reason(for: check))
    }
    switch check {
    case .message(let message, let value, let expected):
      let found = count(ofMessage: message, value)
      let id = messages[message].header.id
      return found == expected ? nil : failed("\(id) \(value.rawValue)", expected, found)
    case .bubble(let bubble, let value, let expected):
      let found = count(ofBubble: bubble, value)
      return found == expected ? nil : failed("\(label(bubble)) \(value.rawValue)", expected, found)
    case .click(let bubble, let link, let value, let expected):
      let url = bubbles[bubble].bubble.links[link]
      let found = count(ofClicks: url, bubble, value)
      return found == expected ? nil : failed("\(label(bubble)) \(value.rawValue) of \(url)", expected, found)
    case .unit(let period, let value, let expected):
      let found = count(ofUnit: period, value)
      return found == expected ? nil : failed(period.label(value), expected, found)
    case .counted(let bubble, let expected):
      let found = isCountedInVisit(bubble, user: currentUser)
      return found == expected ? nil : failed("\(label(bubble)) counted", expected, found)
    case .edges(let bubble, let expected):
      let found = current.room.place(ofBubble: bubble).map { current.room.edgesSeen(at: $0) } ?? []
      return found == expected ? nil : failed("\(label(bubble)) edges", expected.list, found.list)
    case .reason(let bubble, let expected):
      let found = visitExplanation(ofBubble: bubble, user: currentUser)?.reason
      return found == expected
        ? nil
        : failed("\(label(bubble)) reason", expected.rawValue, found?.rawValue ?? "none (counted)")
    case .insight(let subject, let value):
      return difference(subject, value).map { failed($0.what, $0.expected, $0.found) }
    case .disclosed(let user, let value):
      return difference(ofUser: user, value).map { failed($0.what, $0.expected, $0.found) }
    case .offset, .richMenu, .keyboard, .serviceMenuBar, .inRoom, .unread:
      return roomDifference(check).map { failed("room \($0.what)", $0.expected, $0.found) }
    }
  }

  private func label(_ bubble: Int) -> String { name(ofBubble: bubble) }

  /// Returns the difference between the expected and the actual state of the current user's room, nil if
  /// there is none.
  private func roomDifference(
    _ check: Expectation.Check
  ) -> (what: String, expected: String, found: String)? {
    let room = current.room
    func difference(_ what: String, _ expected: String, _ found: String) -> (String, String, String)? {
      expected == found ? nil : (what, expected, found)
    }
    switch check {
    case .offset(let offset): return difference("offset", "\(offset)", "\(room.visit.offset)")
    case .richMenu(let isOpen):
      let words = (on: "open", off: "closed")
      return difference(
        "richMenu", isOpen ? words.on : words.off,
        room.visit.menus.contains(.richMenu) ? words.on : words.off)
    case .keyboard(let isOpen):
      let words = (on: "open", off: "closed")
      return difference(
        "keyboard", isOpen ? words.on : words.off, room.openKeyboard != nil ? words.on : words.off)
    case .serviceMenuBar(let isShown):
      let words = (on: "shown", off: "hidden")
      return difference(
        "serviceMenuBar", isShown ? words.on : words.off,
        room.visit.menus.contains(.serviceMenuBar) ? words.on : words.off)
    case .inRoom(let isInside): return difference("inRoom", "\(isInside)", "\(room.isInside)")
    case .unread(let count): return difference("unread", "\(count)", "\(room.unreadCount)")
    default: return nil
    }
  }

  /// Explains why a counter is lower than a failed check expects, or why a bubble was not counted.
  private func reason(for check: Expectation.Check) -> String? {
    switch check {
    case .bubble(let bubble, .impression, let expected):
      guard ledger.impressions[bubble] < expected else { return nil }
      return reason(of: [bubble]) { !isCountedInVisit(bubble, user: $0) }
    case .bubble(let bubble, .uniqueImpression, let expected):
      guard Int(ledger.uniqueImpressions[bubble]) < expected else { return nil }
      return reason(of: [bubble]) { !ledger.hasCounted(bubble: bubble, user: $0) }
    case .message(let message, .uniqueImpression, let expected):
      guard Int(ledger.messageUniqueImpressions[message]) < expected else { return nil }
      let bubbles = messages[message].bubbles
      return reason(of: bubbles) { user in !bubbles.contains { ledger.hasCounted(bubble: $0, user: user) } }
    case .counted(let bubble, true), .edges(let bubble, _), .reason(let bubble, _):
      return reasonText(ofBubble: bubble, user: currentUser).map { named(currentUser) + $0 }
    default: return nil
    }
  }

  /// Explains why a recipient was not counted for any of the given bubbles of a message: the current user if
  /// they are among the users not counted, otherwise the first such user. Names the bubble if there are
  /// several.
  private func reason(of bubbles: Range<Int>, lacking: (Int) -> Bool) -> String? {
    guard let first = bubbles.first else { return nil }
    let message = messages[Int(self.bubbles[first].message)].header
    let candidates = users.indices.filter { message.isSent(to: $0) && lacking($0) }
    guard let user = candidates.contains(currentUser) ? currentUser : candidates.first else { return nil }
    guard let text = reasonText(ofBubble: first, user: user) else { return nil }
    return named(user) + (bubbles.count > 1 ? "\(name(ofBubble: first)) " : "") + text
  }

  private func reason(of bubbles: [Int], lacking: (Int) -> Bool) -> String? {
    bubbles.first.flatMap { reason(of: $0..<$0 + 1, lacking: lacking) }
  }

  /// The prefix `bob: ` if there are several users.
  private func named(_ user: Int) -> String { users.count > 1 ? "\(users[user].user.id): " : "" }

  /// Returns the reason code and the details of each missing edge, on one line. Returns nil if the bubble was
  /// counted.
  private func reasonText(ofBubble bubble: Int, user: Int) -> String? {
    guard let explanation = visitExplanation(ofBubble: bubble, user: user) else { return nil }
    let sentences = sentences(explaining: explanation, bubble: bubble, user: user)
    return "\(explanation.reason.rawValue): \(sentences.joined(separator: " "))"
  }

  /// Returns the sentences that explain why a bubble was not counted: one for each missing edge, or else one
  /// for the reason.
  package func sentences(explaining explanation: Explanation, bubble: Int, user: Int) -> [String] {
    if let undelivered = explanation.undelivered { return [undelivered.sentence()] }
    var sentences = explanation.missing.map { edge in
      let remedies = Explanation.sentence(of: edge.remedies)
      return remedies.isEmpty ? edge.sentence : "\(edge.sentence) \(remedies)"
    }
    if sentences.isEmpty || explanation.reason == .tooTall {
      sentences.insert(explanation.reason.sentence(rules.edges), at: 0)
    }
    // R3 `simultaneous`: every edge has been visible, but never all at the same time.
    let room = users[user].room
    if rules.edges == .simultaneous, explanation.missing.isEmpty, let place = room.place(ofBubble: bubble),
      room.hasVisitSince(arrivalOf: place), explanation.reason != .outsideMeasurementPeriod
    {
      let remedies = Explanation.sentence(of: room.remediesTogether(at: place))
      sentences.append(
        Explanation.together(isPossible: !remedies.isEmpty) + (remedies.isEmpty ? "" : " " + remedies))
    }
    return sentences
  }
}

/// Counter values.
extension World {
  func count(ofMessage message: Int, _ value: Expectation.MessageValue) -> Int {
    switch value {
    case .delivered: return messages[message].isSent ? messages[message].delivered : 0
    case .uniqueImpression: return Int(ledger.messageUniqueImpressions[message])
    default: return statistics(ofMessage: message).overview.value(value).count
    }
  }

  func count(ofBubble bubble: Int, _ value: Expectation.BubbleValue) -> Int {
    switch value {
    case .impression: return ledger.impressions[bubble]
    case .uniqueImpression: return Int(ledger.uniqueImpressions[bubble])
    default:
      let statistics = statistics(ofMessage: Int(bubbles[bubble].message))
      let seq = Int(bubbles[bubble].seq)
      switch value {
      case .click: return statistics.clicks.lazy.filter { $0.seq == seq }.reduce(0) { $0 + $1.click.count }
      case .uniqueClick: return usersWhoOpened(bubble)
      default: return statistics.messages[seq - 1].plays.value(value)
      }
    }
  }

  /// Returns the number of users who opened any URL of the bubble.
  private func usersWhoOpened(_ bubble: Int) -> Int {
    var users = UserSet()
    for link in bubbles[bubble].bubble.links.indices {
      users.formUnion(ledger.tally(of: .init(bubble: bubble, kind: .click(link: link))).users)
    }
    return users.count
  }

  func count(ofClicks url: String, _ bubble: Int, _ value: Expectation.ClickValue) -> Int {
    let statistics = statistics(ofMessage: Int(bubbles[bubble].message))
    guard let clicks = statistics.clicks.first(where: { $0.seq == bubbles[bubble].seq && $0.url == url })
    else { return 0 }
    switch value {
    case .click: return clicks.click.count
    case .uniqueClick: return clicks.click.users
    case .uniqueClickOfRequest: return clicks.uniqueClickOfRequest.count
    }
  }

  func count(ofUnit period: Expectation.UnitPeriod, _ value: Expectation.UnitValue) -> Int {
    // A unit without sent messages has no statistics, so all its counters are 0.
    guard let statistics = try? statistics(unit: period.unit, from: period.from, to: period.to) else {
      return 0
    }
    switch value {
    case .overview(let value): return statistics.overview.value(value).count
    case .seq(let seq, let value):
      guard let bubble = statistics.messages.first(where: { $0.seq == seq }) else { return 0 }
      let clicks = statistics.clicks.filter { $0.seq == seq }
      switch value {
      case .impression: return bubble.impression.count
      case .uniqueImpression: return bubble.impression.users
      case .click: return clicks.reduce(0) { $0 + $1.click.count }
      case .uniqueClick: return usersWhoOpened(period, seq: seq)
      default: return bubble.plays.value(value)
      }
    }
  }

  private func usersWhoOpened(_ period: Expectation.UnitPeriod, seq: Int) -> Int {
    var users = UserSet()
    for message in messages(ofUnit: period.unit).lazy.map({ messages[$0] }) where message.bubbles.count >= seq
    {
      let bubble = message.bubbles.lowerBound + seq - 1
      for link in bubbles[bubble].bubble.links.indices {
        let tally = ledger.tally(
          of: .init(bubble: bubble, kind: .click(link: link)), days: period.from...period.to)
        users.formUnion(tally.users)
      }
    }
    return users.count
  }
}

extension StatisticsOverview {
  fileprivate func value(_ value: Expectation.MessageValue) -> StatisticsValue {
    switch value {
    case .delivered: StatisticsValue(0)
    case .uniqueImpression: uniqueImpression
    case .uniqueClick: uniqueClick
    case .uniqueMediaPlayed: uniqueMediaPlayed
    case .uniqueMediaPlayed100Percent: uniqueMediaPlayed100Percent
    }
  }
}

extension PlayStatistics {
  fileprivate func value(_ value: Expectation.BubbleValue) -> Int {
    switch value {
    case .mediaPlayed: reached[0].count
    case .mediaPlayed25Percent: reached[1].count
    case .mediaPlayed50Percent: reached[2].count
    case .mediaPlayed75Percent: reached[3].count
    case .mediaPlayed100Percent: reached[4].count
    case .uniqueMediaPlayed: reached[0].users
    case .uniqueMediaPlayed25Percent: reached[1].users
    case .uniqueMediaPlayed50Percent: reached[2].users
    case .uniqueMediaPlayed75Percent: reached[3].users
    case .uniqueMediaPlayed100Percent: reached[4].users
    case .impression, .uniqueImpression, .click, .uniqueClick: 0
    }
  }
}

extension Expectation.UnitPeriod {
  fileprivate func label(_ value: Expectation.UnitValue) -> String {
    switch value {
    case .overview(let value): "unit \(unit) \(value.rawValue)"
    case .seq(let seq, let value): "unit \(unit)/\(seq) \(value.rawValue)"
    }
  }
}

extension Edges {
  /// The edges in the notation of scenario files: `[top, bottom]`.
  var list: String { "[\(names.joined(separator: ", "))]" }
}
