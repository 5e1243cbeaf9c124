import ChatRoom
import MessagingAPI

/// An event on its way to a bot.
public struct Webhook: Sendable {
  /// The request that carries it.
  public let outgoing: OutgoingRequest
  /// The event.
  let event: WebhookEvent
  /// The number of times it was sent before.
  let redeliveries: Int
  /// When it was sent. One that waits has not been.
  let start: ContinuousClock.Instant

  /// The seconds to wait before each redelivery. LINE gives neither their number nor the times between them.
  static let delays = [1, 10, 60]

  /// The seconds to wait before it is sent: 0 the first time.
  public var delay: Int { redeliveries == 0 ? 0 : Webhook.delays[redeliveries - 1] }
}
