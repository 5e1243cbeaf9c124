import MessagingAPI

extension MessagingAPIService {
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
