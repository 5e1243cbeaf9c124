import ArgumentParser
import MessagingAPIServer
import TerminalText

/// The options of a served room, whether a person looks on or not.
struct ServiceOptions: ParsableArguments {
  @Flag(exclusivity: .exclusive)
  var promptness = Promptness.live

  @Flag(help: "Show the values that LINE masks, those below 20 (R14).")
  var unmasked = false

  @Option(
    help: ArgumentHelp(
      "Send webhooks to this http URL, as if a bot had set it with the API.", valueName: "url"))
  var webhook: String?

  @Flag(help: "Send a webhook that is not answered with 2xx again, up to three times.")
  var redeliver = false

  @Option(
    help: ArgumentHelp(
      "Sign webhooks with this channel secret, and issue tokens only to those who know it (default: to anyone).",
      valueName: "secret"))
  var channelSecret: String?

  @Option(help: ArgumentHelp("Accept only this channel access token (default: any).", valueName: "token"))
  var accessToken: String?

  /// Whether no option is given.
  var isStandard: Bool {
    promptness == .live && !unmasked && webhook == nil && !redeliver && channelSecret == nil
      && accessToken == nil
  }

  /// What the options say.
  func settings() throws(Failure) -> ServiceSettings {
    var settings = ServiceSettings()
    settings.isAsLINE = promptness == .asLine
    settings.isUnmasked = unmasked
    settings.accessToken = accessToken
    settings.channelSecret = channelSecret
    settings.webhook = try webhook.map { text throws(Failure) in try ServiceOptions.url(ofWebhook: text) }
    settings.redeliversWebhooks = redeliver
    return settings
  }

  /// The URL given to `--webhook`.
  private static func url(ofWebhook text: String) throws(Failure) -> WebhookURL {
    guard let url = WebhookURL(text) else {
      throw Failure(
        text: """
          bubblescope: error: --webhook \(text.sanitizedInOneLine): not a URL
          hint: for example: --webhook http://127.0.0.1:5000/callback
          """)
    }
    guard !url.isSecure else {
      throw Failure(text: "bubblescope: error: --webhook \(url.text): TLS is not supported here, use http")
    }
    return url
  }
}
