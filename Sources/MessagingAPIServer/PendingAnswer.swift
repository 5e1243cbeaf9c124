import ChatRoom

/// A request that can be answered only after another server was asked.
public struct PendingAnswer: Sendable {
  /// The request to the other server.
  public let outgoing: OutgoingRequest
  /// The request to be answered.
  let call: APICall
  /// The operation's name.
  let operation: String
  /// Makes the answer.
  let finish: @Sendable (Delivery) -> HTTPResponse
}
