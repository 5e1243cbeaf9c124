import ChatRoom
import MessagingAPI

/// Sending messages, and checking them without sending.
///
/// Source: Messaging API reference, "Message".
enum SendingOperations {
  static let all: [Operation] = [
    Operation("POST", "/v2/bot/message/reply", "replyMessage", .simulated(reply)),
    Operation("POST", "/v2/bot/message/push", "pushMessage", takesRetryKey: true, .simulated(push)),
    Operation("POST", "/v2/bot/message/multicast", "multicast", takesRetryKey: true, .simulated(multicast)),
    Operation(
      "POST", "/v2/bot/message/narrowcast", "narrowcast", takesRetryKey: true, .simulated(narrowcast)),
    Operation("POST", "/v2/bot/message/broadcast", "broadcast", takesRetryKey: true, .simulated(broadcast)),
    Operation("GET", "/v2/bot/message/progress/narrowcast", "getNarrowcastProgress", .simulated(progress)),
    validation("reply", "validateReply"), validation("push", "validatePush"),
    validation("multicast", "validateMulticast"), validation("narrowcast", "validateNarrowcast"),
    validation("broadcast", "validateBroadcast"),
  ]

  private static func validation(_ endpoint: String, _ name: String) -> Operation {
    Operation(
      "POST", "/v2/bot/message/validate/\(endpoint)", name,
      .simulated { (call, service, _) throws(APIError) in
        // Only the messages are looked at, whichever endpoint they are for.
        _ = try service.decode(call.json(), to: .broadcast)
        return HTTPResponse(.object([]))
      })
  }

  private static func reply(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let request = try service.decode(call.json(), to: .reply)
    let token = request.replyToken ?? ""
    guard let users = service.replyTokens.users(token, at: simulation.world.clock) else {
      throw APIError(400, "Invalid reply token")
    }
    if users.isEmpty { service.note("the event was in a group, whose chat is not simulated") }
    let sent = try service.send(request, as: .reply, to: users, call, in: &simulation)
    service.replyTokens.use(token)
    return HTTPResponse(.object([.init("sentMessages", sent)]))
  }

  private static func push(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let request = try service.decode(call.json(), to: .push)
    let id = request.recipients.first ?? ""
    guard let user = service.ids.user(id) else {
      service.note(unknown: id, in: simulation.world)
      throw APIError(400, "Failed to send messages")
    }
    let sent = try service.send(request, as: .push, to: [user], call, in: &simulation)
    return HTTPResponse(.object([.init("sentMessages", sent)]))
  }

  private static func multicast(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let request = try service.decode(call.json(), to: .multicast)
    var users: Set<Int> = []
    for (index, id) in request.recipients.enumerated() {
      if let user = service.ids.user(id) {
        users.insert(user)
      } else {
        service.note(unknown: id, in: simulation.world)
        // LINE ignores an ID of a user it can't reach; anything else is no user ID.
        guard LINEIds.isUserId(id) else {
          throw APIError(
            400, "The property, to[\(index)], in the request body is invalid (line: -, column: -)")
        }
      }
    }
    try service.send(request, as: .multicast, to: users.sorted(), call, in: &simulation)
    return HTTPResponse(.object([]))
  }

  private static func broadcast(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let request = try service.decode(call.json(), to: .broadcast)
    try service.send(request, as: .broadcast, to: nil, call, in: &simulation)
    return HTTPResponse(.object([]))
  }

  private static func narrowcast(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let body = try call.json()
    let request = try service.decode(body, to: .narrowcast)
    let now = simulation.world.clock
    let selection = NarrowcastSelection(
      world: simulation.world, body: body, earlier: service.narrowcasts(at: now, in: simulation.world))
    let users = try selection.users()
    let reach = simulation.world.users.count { $0.receivesMessages && $0.user.isReachable }
    if selection.demographic != nil, reach < 100 {
      service.note("LINE sends to attributes only with a target reach of 100 or more; it is \(reach)")
      if service.settings.isAsLINE { throw APIError(403, "Your account does not have enough friends") }
    }
    var isEnough = !users.isEmpty
    if selection.isNarrowed, users.count < 50 {
      service.note(
        "LINE sends to audiences and attributes only with 50 recipients or more; found \(users.count)")
      if service.settings.isAsLINE { isEnough = false }
    }
    var delivered: Int?
    if isEnough {
      let receivers = simulation.world.users.count { $0.receivesMessages }
      let recipients = selection.isNarrowed || users.count < receivers ? users : nil
      try service.send(request, as: .narrowcast, to: recipients, call, in: &simulation)
      delivered = simulation.world.messages.last?.delivered
    } else {
      service.note("nobody gets the message")
    }
    service.narrowcasts[call.requestId] = NarrowcastProgress(
      accepted: now, target: users.count, success: delivered)
    return HTTPResponse(status: 202, .object([]))
  }

  private static func progress(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let id = try call.required("requestId")
    guard let progress = service.narrowcasts[id],
      simulation.world.clock.seconds - progress.accepted.seconds <= NarrowcastProgress.lifetime
    else { throw .notFound }
    return HTTPResponse(progress.json)
  }
}
