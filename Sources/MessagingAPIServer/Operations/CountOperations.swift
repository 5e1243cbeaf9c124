import ChatRoom
import MessagingAPI

/// How many messages were sent.
///
/// Source: Messaging API reference, "Get the target limit for sending messages this month" and the sections after it.
enum CountOperations {
  static let all: [Operation] = [
    Operation("GET", "/v2/bot/message/quota", "getMessageQuota", .simulated(quota)),
    Operation(
      "GET", "/v2/bot/message/quota/consumption", "getMessageQuotaConsumption", .simulated(consumption)),
    delivery(.reply, "getNumberOfSentReplyMessages"), delivery(.push, "getNumberOfSentPushMessages"),
    delivery(.multicast, "getNumberOfSentMulticastMessages"),
    delivery(.broadcast, "getNumberOfSentBroadcastMessages"),
    Operation("GET", "/v2/bot/message/aggregation/info", "getAggregationUnitUsage", .simulated(unitCount)),
    Operation("GET", "/v2/bot/message/aggregation/list", "getAggregationUnitNameList", .simulated(units)),
  ]

  /// The first day LINE counts messages of: 2018-03-31.
  private static let firstDay = 17_621

  private static func quota(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    HTTPResponse(.object([.init("type", .string("none"))]))
  }

  /// A message counts once for each user it is delivered to; replies do not count.
  private static func consumption(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let now = simulation.world.clock.components
    let total = simulation.world.messages.reduce(0) { total, record in
      let sent = record.header.sent.components
      let counts =
        record.isSent && record.header.kind != .reply && (sent.year, sent.month) == (now.year, now.month)
      return total + (counts ? record.delivered : 0)
    }
    return HTTPResponse(.object([.init("totalUsage", .number(Double(total)))]))
  }

  private static func delivery(_ kind: Message.Kind, _ name: String) -> Operation {
    Operation(
      "GET", "/v2/bot/message/delivery/\(kind.rawValue)", name,
      .simulated { (call, service, simulation) throws(APIError) in
        guard let day = CompactDay.day(try call.required("date")) else { throw .invalid(parameter: "date") }
        if day < firstDay { return HTTPResponse(.object([.init("status", .string("out_of_service"))])) }
        guard service.isReady(day: day, in: simulation.world) else {
          return HTTPResponse(.object([.init("status", .string("unready"))]))
        }
        let count = simulation.world.messages.reduce(0) { count, record in
          let counts = record.isSent && record.header.kind == kind && record.header.sent.day == day
          return count + (counts ? record.delivered : 0)
        }
        return HTTPResponse(
          .object([.init("status", .string("ready")), .init("success", .number(Double(count)))]))
      })
  }

  private static func unitCount(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let names = AggregationUnits.names(inMonthOf: simulation.world.clock, in: simulation.world)
    return HTTPResponse(.object([.init("numOfCustomAggregationUnits", .number(Double(names.count)))]))
  }

  private static func units(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let world = simulation.world
    let page = try ContinuationToken.page(
      of: AggregationUnits.names(inMonthOf: world.clock, in: world), "units", call: call, limit: 100,
      maximum: 100,
      at: world.clock)
    var members: [JSONValue.Member] = [
      .init("customAggregationUnits", .array(page.elements.map(JSONValue.string)))
    ]
    if let next = page.next { members.append(.init("next", .string(next))) }
    return HTTPResponse(.object(members))
  }
}
