import ChatRoom
import ImpressionRules
import MessagingAPI

/// Statistics of messages (R12, R13), masked as LINE masks them (R14).
///
/// What the account would not see is in the header fields `X-Bubblescope-Unmasked`, the same answer with all values, and
/// `X-Bubblescope-Not-Counted`, how many users each bubble was not counted for and why.
///
/// Source: Messaging API reference, "Get user interaction statistics", "Get statistics per unit".
enum InsightOperations {
  static let all: [Operation] = [
    Operation("GET", "/v2/bot/insight/message/event", "getMessageEvent", .simulated(event)),
    Operation("GET", "/v2/bot/insight/message/event/aggregation", "getStatisticsPerUnit", .simulated(unit)),
  ]

  private static func event(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let id = try call.required("requestId")
    let world = simulation.world
    guard let index = world.messages.firstIndex(where: { $0.isSent && $0.header.requestId == id }) else {
      service.note("no message was sent with this request id" + known(in: world))
      throw .notFound
    }
    let header = world.messages[index].header
    guard header.reporting == .byRequest else {
      service.note(header.reporting.sentence(for: header.kind) ?? "")
      throw .notFound
    }
    let statistics = world.statistics(ofMessage: index)
    var shown = statistics
    if !service.isReady(day: header.sent.day, in: world) {
      service.note("LINE has no statistics before the day is over")
      shown = MessageStatistics(
        requestId: id, timestamp: statistics.timestamp, delivered: statistics.delivered,
        isComplete: statistics.isComplete, overview: .empty, messages: [], clicks: [])
    }
    var response = HTTPResponse(shown.json(isMasked: !service.settings.isUnmasked))
    response.fields["X-Bubblescope-Unmasked"] = statistics.json(isMasked: false).fieldValue
    response.fields["X-Bubblescope-Not-Counted"] = world.reasons(ofMessages: [index])?.fieldValue
    return response
  }

  private static func known(in world: World) -> String {
    let ids = world.messages.filter { $0.isSent && $0.header.reporting == .byRequest }.suffix(5)
      .map { "\($0.header.requestId) (\($0.header.id))" }
    return ids.isEmpty ? "" : "; the latest are \(ids.joined(separator: ", "))"
  }

  private static func unit(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let query = call.request.query
    let world = simulation.world
    guard let unit = query["customAggregationUnit"], !unit.isEmpty,
      let from = CompactDay.day(query["from"] ?? ""),
      let to = CompactDay.day(query["to"] ?? ""), from <= to, to - from <= World.maximumPeriod
    else {
      service.note(
        "needs customAggregationUnit, and from and to as yyyyMMdd, to at most \(World.maximumPeriod) days after from"
      )
      throw APIError(
        400, body: .object(["message", "key", "stacktrace", "code"].map { .init($0, .null) }))
    }
    let messages = world.messages(ofUnit: unit).filter { world.messages[$0].isSent }
    if messages.isEmpty { service.note("no message was sent with this unit") }
    let last = service.settings.isAsLINE ? min(to, world.clock.day - 1) : to
    var response = HTTPResponse(
      try statistics(unit, from, last, in: world).json(isMasked: !service.settings.isUnmasked))
    response.fields["X-Bubblescope-Unmasked"] = try statistics(unit, from, to, in: world).json(
      isMasked: false
    )
    .fieldValue
    response.fields["X-Bubblescope-Not-Counted"] = world.reasons(ofMessages: messages)?.fieldValue
    return response
  }

  /// The statistics of a unit; nothing if there are none.
  private static func statistics(
    _ unit: String, _ from: Int, _ to: Int, in world: World
  ) throws(APIError) -> UnitStatistics {
    let found = from <= to ? try? world.statistics(unit: unit, from: from, to: to) : nil
    return found ?? UnitStatistics(overview: .empty, messages: [], clicks: [])
  }
}

extension StatisticsOverview {
  /// Nobody has done anything.
  fileprivate static let empty = StatisticsOverview(
    uniqueImpression: 0, uniqueClick: 0, uniqueMediaPlayed: 0, uniqueMediaPlayed100Percent: 0)
}

extension World {
  /// How many users each bubble of some messages was not counted for, by reason; nil if there are too many users to ask
  /// for each request.
  fileprivate func reasons(ofMessages messages: [Int]) -> JSONValue? {
    guard users.count * messages.count <= 10_000 else { return nil }
    return .object(
      messages.flatMap { messages in self.messages[messages].bubbles }.map { bubble in
        var counts: [Explanation.Reason: Int] = [:]
        for user in users.indices {
          if let reason = explanation(ofBubble: bubble, user: user)?.reason {
            counts[reason, default: 0] += 1
          }
        }
        let sorted = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        return .init(
          name(ofBubble: bubble),
          .object(sorted.map { .init($0.key.rawValue, .number(Double($0.value))) }))
      })
  }
}

extension JSONValue {
  /// The value as the value of a header field: ASCII, and nil if it is too long for one.
  fileprivate var fieldValue: String? {
    var text = ""
    for unit in self.text().utf16 {
      if unit < 0x7F {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      } else {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    }
    return text.utf8.count <= 8000 ? text : nil
  }
}
