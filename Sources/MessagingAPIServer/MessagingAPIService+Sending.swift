import ChatRoom
import MessagingAPI

/// What all operations that send have in common.
extension MessagingAPIService {
  /// Decodes the body of a request to send, and logs what is doubtful in it.
  ///
  /// - Throws: LINE's answer to an invalid body.
  mutating func decode(
    _ body: JSONValue, to endpoint: MessageRequest.Endpoint
  ) throws(APIError) -> MessageRequest {
    do throws(InvalidMessageObject) {
      let request = try MessageRequest.decode(body, to: endpoint)
      note(request.warnings)
      return request
    } catch {
      note(error.warnings)
      // Limits with the values found, and what was probably meant: LINE says neither.
      for problem in error.problems where problem.saysMoreThanLINE { note(problem.note) }
      throw APIError(error)
    }
  }

  private mutating func note(_ warnings: [PropertyProblem]) {
    // Users have two ids here, of which one is none of LINE's.
    for warning in warnings where warning.path.components.first != .name("to") {
      note("warning: \(warning.note)")
    }
  }

  /// Notes that there is no user with an id, and who there is.
  mutating func note(unknown id: String, in world: World) {
    let known = zip(world.users, ids.users).prefix(5).map { "\($0.user.id) (\($1))" }
    let more = world.users.count > 5 ? ", and \(world.users.count - 5) more" : ""
    note("no user has the id \"\(id)\"; there are \(known.joined(separator: ", "))\(more)")
  }

  /// Sends messages now, to some users or for nil to all, and returns `sentMessages`.
  ///
  /// - Throws: The answer to a request whose retry key was accepted before, and to messages that the room can't show.
  @discardableResult
  mutating func send(
    _ request: MessageRequest, as kind: Message.Kind, to recipients: [Int]?, _ call: APICall,
    in simulation: inout Simulation
  ) throws(APIError) -> JSONValue {
    let message = Message(
      id: messageId(kind, in: &simulation), requestId: call.requestId, sent: simulation.world.clock,
      kind: kind,
      recipients: recipients, unit: assignedUnit(request.unit, in: simulation.world),
      isNotificationDisabled: request.isNotificationDisabled,
      bubbles: request.entries.map { Bubble($0.message, links: $0.message.links) })
    do throws(ActionError) {
      try simulation.perform(.send(message))
    } catch {
      note("the room can't show it: \(error.description)")
      throw APIError(400, "Failed to send messages")
    }
    let record = simulation.world.messages[simulation.world.messages.count - 1]
    if record.delivered == 0 {
      note("delivered to nobody: only friends who do not block the account get messages")
    }
    if let sentence = record.header.reporting.sentence(for: kind) { note(sentence) }
    return sentMessages(record, in: simulation.world)
  }

  private func sentMessages(_ record: World.MessageRecord, in world: World) -> JSONValue {
    .array(
      record.bubbles.map { bubble in
        var members: [JSONValue.Member] = [.init("id", .string(LINEIds.message(ofBubble: bubble)))]
        if world.bubbles[bubble].bubble.object.canBeQuoted {
          members.append(.init("quoteToken", .string(LINEIds.quoteToken(ofBubble: bubble))))
        }
        return .object(members)
      })
  }

  /// A name for a message in the room, such as `push-2`.
  private func messageId(_ kind: Message.Kind, in simulation: inout Simulation) -> String {
    var number = simulation.world.messages.count { $0.header.kind == kind } + 1
    while (try? simulation.message(named: "\(kind.rawValue)-\(number)")) != nil { number += 1 }
    return "\(kind.rawValue)-\(number)"
  }

  /// The unit, unless it would be one name too many in this month.
  private mutating func assignedUnit(_ unit: String?, in world: World) -> String? {
    guard let unit else { return nil }
    let names = AggregationUnits.names(inMonthOf: world.clock, in: world)
    guard names.count >= AggregationUnits.maximumPerMonth, !names.contains(unit) else { return unit }
    note("the unit \(unit) is not assigned: there are \(names.count) names this month already")
    return nil
  }

  /// The narrowcasts that a redelivery can name, by request id: those that were sent within 14 days.
  func narrowcasts(at time: Timestamp, in world: World) -> [String: Int] {
    var found: [String: Int] = [:]
    for (index, record) in world.messages.enumerated()
    where record.isSent && record.header.kind == .narrowcast
      && time.seconds - record.header.sent.seconds < NarrowcastProgress.lifetime
    {
      found[record.header.requestId] = index
    }
    return found
  }
}

extension MessageObject {
  /// Whether a message can quote it.
  ///
  /// Source: Messaging API documentation, "Get quote tokens in the response when sending a message".
  fileprivate var canBeQuoted: Bool {
    switch self {
    case .text, .sticker, .image, .video, .template, .flex: true
    case .audio, .location, .imagemap, .coupon: false
    }
  }
}
