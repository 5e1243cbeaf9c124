/// What a service does with a request.
public enum ServiceAnswer: Sendable {
  /// It answers.
  case response(HTTPResponse)
  /// It has to ask another server first. See ``MessagingAPIService/finish(_:with:at:)``.
  case pending(PendingAnswer)
}
