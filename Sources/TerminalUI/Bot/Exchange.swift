import ChatRoom

/// A request of a bot with its answer, or a webhook with the bot's answer, as a person sees it.
public struct Exchange: Hashable, Sendable {
  /// Its number, from 1.
  public var number: Int
  /// When, on the room's clock.
  public var time: Timestamp
  /// Whether it is a webhook.
  public var isWebhook: Bool
  /// The method of a request.
  public var method: String
  /// The target of a request, the type of a webhook's event.
  public var subject: String
  /// The status code of the answer, nil if there was none.
  public var status: Int?
  /// Whether the answer is no error.
  public var isGood: Bool
  /// The time that the answer took, in milliseconds, with a fraction.
  public var milliseconds: String
  /// What there is to say beside the answer.
  public var notes: [String]
  /// The body of the request or webhook.
  public var body: [UInt8]
  /// The body of the answer.
  public var answer: [UInt8]

  /// Creates an exchange.
  public init(
    number: Int, time: Timestamp, isWebhook: Bool, method: String, subject: String, status: Int?,
    isGood: Bool, milliseconds: String, notes: [String] = [], body: [UInt8] = [], answer: [UInt8] = []
  ) {
    self.number = number
    self.time = time
    self.isWebhook = isWebhook
    self.method = method
    self.subject = subject
    self.status = status
    self.isGood = isGood
    self.milliseconds = milliseconds
    self.notes = notes
    self.body = body
    self.answer = answer
  }

  /// The word in front of its subject.
  var kind: String { isWebhook ? "webhook" : method }
  /// The status code, or that there was no answer.
  var statusText: String { status.map(String.init) ?? "failed" }
  /// All of it in one line.
  var summary: String { "\(kind) \(subject)  \(statusText)  \(milliseconds) ms" }

  /// The bytes of each body in which a search looks.
  private static let searchedBytes = 4096

  /// Whether it has a text in it, which is in lower case. Only the beginnings of bodies are searched.
  func contains(_ wanted: String) -> Bool {
    if summary.lowercased().contains(wanted) { return true }
    if notes.contains(where: { $0.lowercased().contains(wanted) }) { return true }
    return [body, answer].contains {
      String(decoding: $0.prefix(Exchange.searchedBytes), as: UTF8.self).lowercased().contains(wanted)
    }
  }
}
