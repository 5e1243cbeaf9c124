import ChatRoom
import MessagingAPI

/// Webhooks: what happens in the room reaches the bot.
///
/// A caller hands over what a simulation has for a bot, sends ``nextWebhook(in:)``, tells what became of it, and goes on
/// with the next one.
extension MessagingAPIService {
  /// Queues events, unless there is no webhook URL to send them to.
  public mutating func queue(_ events: [BotEvent]) {
    if webhook != nil { webhooks.append(events) }
  }

  /// The webhook that is to be sent now: the next one, if none is on its way. `world` is the present one.
  public mutating func nextWebhook(in world: World) -> Webhook? {
    guard !webhooks.isBusy else { return nil }
    guard let webhook else {
      webhooks.removeAll()
      return nil
    }
    guard let event = webhooks.next() else { return nil }
    webhooks.isBusy = true
    return Webhook(to: webhook, event: self.event(event, in: world), redeliveries: 0, self)
  }

  /// Logs what became of a webhook at the room's time, and returns the one that is to be sent again later, if any.
  public mutating func finish(_ webhook: Webhook, with delivery: Delivery, at time: Timestamp) -> Webhook? {
    if webhook.redeliveries == 0 { webhooks.isBusy = false }
    let again = redelivery(of: webhook, after: delivery)
    var notes: [String] = []
    if let reason = delivery.failure { notes.append(reason) }
    if webhook.redeliveries > 0 { notes.append("sent again (redelivery \(webhook.redeliveries))") }
    if let again { notes.append("to be sent again in \(again.delay) s") }
    let request = HTTPRequest(
      method: "POST", target: webhook.outgoing.url.target, fields: webhook.outgoing.fields,
      body: webhook.outgoing.body)
    log.add(
      request, at: time, operation: webhook.event.type, response: HTTPResponse(status: delivery.status ?? 0),
      isWebhook: true, duration: .now - webhook.start, notes: notes)
    return again
  }

  private mutating func redelivery(of webhook: Webhook, after delivery: Delivery) -> Webhook? {
    guard settings.redeliversWebhooks, !delivery.isSuccess, webhook.redeliveries < Webhook.delays.count,
      let url = self.webhook
    else { return nil }
    if let token = webhook.event.replyToken,
      let end = webhook.event.time.advanced(bySeconds: ReplyTokens.lifetimeOfRedelivered)
    {
      replyTokens.prolong(token, until: end)
    }
    return Webhook(to: url, event: webhook.event, redeliveries: webhook.redeliveries + 1, self)
  }

  /// The event object of an event, with a reply token that is good from now on.
  private mutating func event(_ event: BotEvent, in world: World) -> WebhookEvent {
    var token: String?
    if event.canBeAnswered {
      let new = newIds.uuid().filter { $0 != "-" }
      replyTokens.issue(new, toAnswer: event.group == nil ? [event.user] : [], at: world.clock)
      token = new
    }
    let (type, details) = event.payload(ids, in: world)
    return WebhookEvent(
      id: newIds.ulid(at: event.time.seconds * 1000), time: event.time, replyToken: token, type: type,
      details: details, source: event.source(ids))
  }

  /// The request that carries events to a bot, signed with the channel secret.
  ///
  /// Source: Messaging API reference, "Webhooks", "Signature validation".
  func webhookRequest(to url: WebhookURL, events: [JSONValue]) -> OutgoingRequest {
    let body = JSONValue.object([.init("destination", .string(ids.bot)), .init("events", .array(events))])
    let bytes = Array(body.text().utf8)
    let signature = HMAC.sha256(of: bytes, key: channelSecret.utf8)
    return OutgoingRequest(
      url: url,
      fields: HTTPFields([
        ("Content-Type", "application/json; charset=utf-8"), ("User-Agent", "LineBotWebhook/2.0"),
        ("X-Line-Signature", Base64.text(of: signature)),
      ]), body: bytes)
  }

  /// The secret that webhooks are signed with: that of the settings, or one derived from the account.
  public var channelSecret: String {
    settings.channelSecret
      ?? String(SHA256.digest(of: "secret \(ids.bot)".utf8).hexadecimal.prefix(32))
  }
}

extension Webhook {
  /// An event to be sent, for the first time or again.
  fileprivate init(
    to url: WebhookURL, event: WebhookEvent, redeliveries: Int, _ service: MessagingAPIService
  ) {
    let json = event.json(isRedelivery: redeliveries > 0)
    outgoing = service.webhookRequest(to: url, events: [json])
    self.event = event
    self.redeliveries = redeliveries
    start = .now.advanced(by: .seconds(redeliveries == 0 ? 0 : Webhook.delays[redeliveries - 1]))
  }
}

extension Delivery {
  /// The status code of the answer, nil if there was none.
  var status: Int? { if case .answered(let status) = self { status } else { nil } }

  /// Whether the bot has taken it.
  var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }

  /// Why it was not taken, in words; nil if it was.
  var failure: String? {
    switch self {
    case .answered: isSuccess ? nil : "the bot must answer with 2xx"
    case .couldNotConnect(let reason): reason
    case .timedOut: "no answer within 2 s"
    case .failed(let reason): reason
    }
  }
}
