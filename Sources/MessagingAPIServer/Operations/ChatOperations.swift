import ChatRoom
import MessagingAPI

/// One chat: the loading animation, marking as read, and what users sent.
///
/// None of it changes what is counted. What a user wrote is marked as read at once, as chat is off
/// (``AccountOperations``).
///
/// Source: Messaging API reference, "Mark messages as read", "Display a loading animation", "Getting content".
enum ChatOperations {
  static let all: [Operation] = [
    Operation("POST", "/v2/bot/chat/loading/start", "showLoadingAnimation", .simulated(loading)),
    Operation("POST", "/v2/bot/chat/markAsRead", "markMessagesAsReadByToken", .simulated(markAsReadByToken)),
    Operation("POST", "/v2/bot/message/markAsRead", "markMessagesAsRead", .simulated(markAsRead)),
    Operation(
      "GET", "/v2/bot/message/{messageId}/content", "getMessageContent", content("not found", status: 404)),
    Operation(
      "GET", "/v2/bot/message/{messageId}/content/preview", "getMessageContentPreview",
      content("The content can not be previewed", status: 400)),
    Operation(
      "GET", "/v2/bot/message/{messageId}/content/transcoding", "getMessageContentTranscodingByMessageId",
      content("Transcoding status doesn't support this type of content", status: 400)),
  ]

  private static func loading(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let body = try call.json()
    var errors: [APIError.Detail] = []
    let chat: String? = if case .string(let id)? = body["chatId"], !id.isEmpty { id } else { nil }
    let user = chat.flatMap { service.ids.user($0) }
    if chat == nil {
      errors.append(.init(message: "May not be empty", property: "chatId"))
    } else if user == nil {
      service.note(unknown: chat ?? "", in: simulation.world)
      errors.append(
        .init(
          message:
            "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.",
          property: "chatId"))
    }
    var seconds = 20.0
    if let value = body["loadingSeconds"], value != .null {
      if case .number(let number) = value { seconds = number } else { seconds = .nan }
      if !(5...60).contains(seconds) {
        errors.append(.init(message: "Must be between 5 and 60", property: "loadingSeconds"))
      }
      if seconds.truncatingRemainder(dividingBy: 5) != 0 {
        errors.append(.init(message: "must be a multiple of five", property: "loadingSeconds"))
      }
    }
    guard errors.isEmpty, let user else { throw APIError(requestBody: errors) }
    let record = simulation.world.users[user]
    service.note(
      record.room.isInside && record.receivesMessages && record.user.device.app.isMeasured
        ? "shown to \(record.user.id) for \(Int(seconds)) s, or until the next message"
        : "not shown: \(record.user.id) does not have the chat open in LINE for iOS or Android")
    return HTTPResponse(status: 202, .object([]))
  }

  private static func markAsReadByToken(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard case .string(let token)? = try call.json()["markAsReadToken"],
      LINEIds.text(withReadToken: token, in: simulation.world) != nil
    else {
      throw APIError(
        400, "Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.")
    }
    return HTTPResponse(.object([]))
  }

  private static func markAsRead(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard case .string(let id)? = try call.json()["chat"]?["userId"], !id.isEmpty else {
      throw APIError(requestBody: [.init(message: "May not be empty", property: "chat.userId")])
    }
    guard service.ids.user(id) != nil else {
      service.note(unknown: id, in: simulation.world)
      throw APIError(requestBody: [.init(message: "Must be a user id", property: "chat.userId")])
    }
    return HTTPResponse(.object([]))
  }

  /// Answers for the content of a message: users of a room send texts, which have none. The message and the status are
  /// for a text; of a message that nobody sent there is nothing at all.
  private static func content(_ message: String, status: Int) -> Operation.Handling {
    .simulated { (call, service, simulation) throws(APIError) in
      guard LINEIds.text(withId: call.parameters["messageId"] ?? "", in: simulation.world) != nil else {
        throw APIError(404, "not found")
      }
      service.note("the message is a text, which has no content")
      throw APIError(status, message)
    }
  }
}
