/// A request to another server, always a POST.
public struct OutgoingRequest: Hashable, Sendable {
  /// Where it goes.
  public var url: WebhookURL
  /// The header fields, without those that frame the body.
  public var fields: HTTPFields
  /// The body.
  public var body: [UInt8]

  /// The seconds within which LINE expects an answer.
  public static let patience = 2.0
}
