import ImpressionRules
import MessagingAPI

/// Opening URLs, playing clips, changing heights.
extension World {
  mutating func tap(_ bubble: Int, link: Int, _ events: inout [Event]) throws(ActionError) {
    try checkInRoom(bubble)
    guard bubbles[bubble].bubble.links.indices.contains(link) else { throw .noSuchLink }
    closeKeyboard(&events)
    let reason = whyNotMeasured(bubble)
    if reason == nil {
      ledger.countClick(bubble: bubble, link: link, user: currentUser, day: statisticsDay(of: bubble))
    }
    disclose(currentUser, by: .interaction)
    events.append(Event(time: clock, user: currentUser, kind: .opened(bubble: bubble, link: link, reason)))
  }

  mutating func play(_ bubble: Int, _ playback: Playback, _ events: inout [Event]) throws(ActionError) {
    try checkInRoom(bubble)
    let percent = try bubbles[bubble].bubble.percent(of: playback)
    closeKeyboard(&events)
    let reason = whyNotMeasured(bubble)
    if reason == nil {
      if !hasPlayed(aBubbleOf: Int(bubbles[bubble].message), user: currentUser) {
        insightLog.today.firstPlays += 1
      }
      ledger.countPlay(bubble: bubble, percent: percent, user: currentUser, day: statisticsDay(of: bubble))
      insightLog.today.plays += 1
    }
    events.append(
      Event(time: clock, user: currentUser, kind: .played(bubble: bubble, percent: percent, reason)))
  }

  mutating func resize(_ bubble: Int, to height: Int?, _ events: inout [Event]) throws(ActionError) {
    guard bubbles.indices.contains(bubble) else { throw .noSuchBubble }
    if let height, !(1...Bubble.maximumExtent).contains(height) { throw .impossibleHeight }
    var resized = bubbles[bubble].bubble
    resized.height = height.map { Int32($0) } ?? ownHeights[bubble] ?? resized.height
    var heights: [Device: Int] = [:]
    for user in users where heights[user.user.device] == nil {
      guard let size = resized.size(on: user.user.device) else { throw .noSize }
      heights[user.user.device] = size.height
    }
    if ownHeights[bubble] == nil { ownHeights[bubble] = bubbles[bubble].bubble.height }
    bubbles[bubble].bubble = resized
    events.append(
      Event(
        time: clock, user: currentUser,
        kind: .resized(bubble: bubble, height: heights[current.user.device] ?? Int(resized.height))))
    for user in users.indices {
      guard let place = users[user].room.place(ofBubble: bubble),
        let height = heights[users[user].user.device]
      else { continue }
      if users[user].room.resize(place, to: height) { report(for: user, &events) }
    }
  }

  private func hasPlayed(aBubbleOf message: Int, user: Int) -> Bool {
    messages[message].bubbles.contains { bubble in
      ledger.tally(of: .init(bubble: bubble, kind: .play(percent: 0))).users.contains(user)
    }
  }

  func checkInRoom(_ bubble: Int) throws(ActionError) {
    guard users[currentUser].room.isInside else { throw .notInRoom }
    guard users[currentUser].room.place(ofBubble: bubble) != nil else { throw .noSuchBubble }
  }

  /// Why what the current user does to a bubble now changes no counter; nil when it does (R1, R9).
  private func whyNotMeasured(_ bubble: Int) -> Explanation.Reason? {
    if !users[currentUser].user.device.app.isMeasured { return .platformNotMeasured }
    let sent = messages[Int(bubbles[bubble].message)].header.sent
    return MeasurementPeriod.contains(clock.seconds, sent: sent.seconds) ? nil : .outsideMeasurementPeriod
  }

  /// Today, for a bubble whose statistics are asked for by days (R13).
  func statisticsDay(of bubble: Int) -> Int? {
    messages[Int(bubbles[bubble].message)].header.unit == nil ? nil : clock.day
  }
}

extension Bubble {
  /// The duration of its clip in milliseconds; nil when it is none, or none was given.
  public var durationMilliseconds: Int? {
    switch object {
    case .video(_, _, let duration): duration
    case .audio(_, let duration): duration
    default: nil
    }
  }

  /// Whether it is a video or an audio clip (R15).
  public var isPlayable: Bool {
    switch object {
    case .video, .audio: true
    default: false
    }
  }

  /// The share of its clip that a playback reaches, in percent.
  ///
  /// - Throws: ``ActionError/notPlayable``, ``ActionError/noDuration``, ``ActionError/impossiblePlayback``.
  public func percent(of playback: Playback) throws(ActionError) -> Double {
    guard isPlayable else { throw .notPlayable }
    switch playback {
    case .percent(let percent):
      guard (0...100).contains(percent) else { throw .impossiblePlayback }
      return percent
    case .milliseconds(let milliseconds):
      guard let duration = durationMilliseconds, duration > 0 else { throw .noDuration }
      guard (0...duration).contains(milliseconds) else { throw .impossiblePlayback }
      return Double(milliseconds) * 100 / Double(duration)
    }
  }
}
