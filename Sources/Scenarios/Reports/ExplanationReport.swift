import ChatRoom
import ImpressionRules
import MessagingAPI

/// Explanations of why each bubble was or was not counted for each user.
struct ExplanationReport {
  /// One bubble and one user.
  struct Entry {
    var user: Int
    var bubble: Int
    /// The reason why the bubble was never counted for the user, nil if it was.
    var explanation: Explanation?
    /// The first time the bubble was counted, and the lines of all steps.
    var count: ImpressionLog.Count?
    var lines: [Int]

    private func line(of moment: ImpressionLog.Moment) -> Int? {
      lines.indices.contains(moment.step) ? lines[moment.step] : nil
    }
  }

  let entries: [Entry]

  /// Explains all bubbles sent, user by user. O(users × bubbles).
  init(_ outcome: Replay.Outcome) {
    self.init(of: outcome.world, outcome.impressionLog, lines: outcome.scenario.linesOfSteps())
  }

  /// Explains all bubbles sent. `lines` are the lines of the steps, if any.
  init(of world: World, _ impressionLog: ImpressionLog, lines: [Int]) {
    var entries: [Entry] = []
    for user in world.users.indices {
      for message in world.messages where message.isSent {
        for bubble in message.bubbles {
          entries.append(Entry(of: bubble, user: user, in: world, impressionLog, lines: lines))
        }
      }
    }
    self.entries = entries
  }
}

extension Report {
  /// Explains why a bubble was or was not counted for a user, like `replay --format json --explain`, and in words as
  /// `sentence`. The simulation should observe impressions.
  public static func explanation(
    ofBubble bubble: Int, user: Int, in simulation: Simulation
  ) -> JSONValue {
    let world = simulation.world
    let entry = ExplanationReport.Entry(of: bubble, user: user, in: world, simulation.impressionLog)
    let sentences =
      entry.explanation.map { world.sentences(explaining: $0, bubble: bubble, user: user) }
      ?? entry.sentences(in: world)
    guard case .object(let members) = entry.json(in: world) else { return .null }
    return .object(members + [.init("sentence", .string(sentences.joined(separator: " ")))])
  }
}

extension ExplanationReport.Entry {
  init(of bubble: Int, user: Int, in world: World, _ impressionLog: ImpressionLog, lines: [Int] = []) {
    self.init(
      user: user, bubble: bubble, explanation: world.explanation(ofBubble: bubble, user: user),
      count: impressionLog.firstCount(ofBubble: bubble, user: user), lines: lines)
  }

  func json(in world: World) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("user", .string(world.users[user].user.id)),
      .init("bubble", .string(world.name(ofBubble: bubble))),
      .init("counted", .bool(explanation == nil)),
    ]
    if let explanation {
      members.append(.init("reason", .string(explanation.reason.rawValue)))
      if let undelivered = explanation.undelivered {
        members.append(.init("because", .string(undelivered.rawValue)))
      }
      members.append(.init("missing", .array(explanation.missing.map(\.json))))
      // R3 `simultaneous`: all edges were visible, but never at the same time.
      if let place = world.users[user].room.place(ofBubble: bubble), explanation.missing.isEmpty,
        world.rules.edges == .simultaneous, world.users[user].room.hasVisitSince(arrivalOf: place)
      {
        let remedies = world.users[user].room.remediesTogether(at: place)
        members.append(.init("remedy", .string(Explanation.phrase(of: remedies))))
      }
    } else if let count {
      members.append(.init("at", .string(count.moment.time.iso8601)))
      members.append(.init("visit", .int(count.visit)))
      let edges = count.edges.map { seen -> JSONValue in
        var edge: [JSONValue.Member] = [
          .init("edge", .string(seen.edge.names.first ?? "")),
          .init("at", .string(seen.moment.time.iso8601)),
        ]
        if let line = line(of: seen.moment) { edge.append(.init("line", .int(line))) }
        return .object(edge)
      }
      members.append(.init("edges", .array(edges)))
    }
    return .object(members)
  }

  /// Returns the explanation in one or more sentences.
  func sentences(in world: World) -> [String] {
    guard let explanation else {
      guard let count else { return ["counted"] }
      let edges = count.edges.map { seen in
        (seen.edge.names.first ?? "") + (line(of: seen.moment).map { " at line \($0)" } ?? "")
      }
      let day = "\(count.moment.time.dateText) \(count.moment.time.timeText)"
      return ["counted \(day), visit \(count.visit): " + edges.joined(separator: ", ")]
    }
    let sentences = world.sentences(explaining: explanation, bubble: bubble, user: user)
    guard sentences.count > 1 || !explanation.missing.isEmpty else {
      return ["\(explanation.reason.rawValue): \(sentences.first ?? "")"]
    }
    return [explanation.reason.rawValue] + sentences
  }
}

extension Explanation.MissingEdge {
  /// The edge as JSON.
  var json: JSONValue {
    .object([
      .init("edge", .string(edge.names.first ?? "")), .init("closest", .int(closest)),
      .init("hiddenBy", .string(hiddenBy.rawValue)),
      .init("remedy", .string(Explanation.phrase(of: remedies))),
    ])
  }
}
