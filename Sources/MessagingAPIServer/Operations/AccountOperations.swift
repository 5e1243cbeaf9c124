import ChatRoom
import MessagingAPI

/// The account and its friends.
///
/// Source: Messaging API reference, "Bot", "Users".
enum AccountOperations {
  static let all: [Operation] = [
    Operation("GET", "/v2/bot/info", "getBotInfo", .simulated(info)),
    Operation("GET", "/v2/bot/profile/{userId}", "getProfile", .simulated(profile)),
    Operation("GET", "/v2/bot/followers/ids", "getFollowers", .simulated(followers)),
  ]

  private static func info(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    HTTPResponse(
      .object([
        .init("userId", .string(service.ids.bot)),
        .init("basicId", .string("@" + service.ids.bot.dropFirst().prefix(8))),
        .init("displayName", .string(simulation.world.account.name)),
        // A bot answers, so chat is off and what users write is marked as read at once.
        .init("chatMode", .string("bot")), .init("markAsReadMode", .string("auto")),
      ]))
  }

  private static func profile(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let id = call.parameters["userId"] ?? ""
    let world = simulation.world
    guard let index = service.ids.user(id) else {
      service.note(unknown: id, in: world)
      throw LINEIds.isUserId(id) ? .notFound : .invalid(parameter: "userId")
    }
    let disclosure = world.disclosure(ofUser: index)
    guard disclosure.isProfileReadable else {
      service.note(disclosure.sentence)
      throw .notFound
    }
    let user = world.users[index].user
    var members: [JSONValue.Member] = [
      .init("userId", .string(service.ids.users[index])), .init("displayName", .string(user.displayName)),
    ]
    if let url = user.profile.pictureURL { members.append(.init("pictureUrl", .string(url))) }
    if let status = user.profile.statusMessage { members.append(.init("statusMessage", .string(status))) }
    return HTTPResponse(.object(members))
  }

  private static func followers(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let world = simulation.world
    guard world.account.isVerified else {
      service.note("only verified accounts may list their followers: account: {verified: true}")
      throw APIError(403, "Access to this API is not available for your account")
    }
    let ids = world.users.indices.filter { world.users[$0].receivesMessages }.map { service.ids.users[$0] }
    let page = try ContinuationToken.page(
      of: ids, "followers", call: call, limit: 300, maximum: 1000, at: world.clock)
    var members: [JSONValue.Member] = [.init("userIds", .array(page.elements.map(JSONValue.string)))]
    if let next = page.next { members.append(.init("next", .string(next))) }
    return HTTPResponse(.object(members))
  }
}
