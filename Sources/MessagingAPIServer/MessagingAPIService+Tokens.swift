import ChatRoom

/// Channel access tokens and the channel's secret.
extension MessagingAPIService {
  /// Checks the channel access token of a request.
  func authorize(_ request: HTTPRequest, at time: Timestamp) throws(APIError) {
    guard let header = request.fields["Authorization"], header.lowercased().hasPrefix("bearer ") else {
      throw APIError(
        401, "Authorization header required. Must follow the scheme, 'Authorization: Bearer <ACCESS TOKEN>'")
    }
    guard secondsLeft(of: String(header.dropFirst("Bearer ".count)), at: time) != nil else {
      throw APIError(
        401,
        """
        Authentication failed due to the following reason: invalid token. Confirm that the access token in the \
        authorization header is valid.
        """)
    }
  }

  /// The seconds for which a token is still good; nil if it is not. A token that was not issued here is good for ever,
  /// if it is the one of the settings, or those name none.
  func secondsLeft(of text: String, at time: Timestamp) -> Int? {
    if text.isEmpty || tokens.isRevoked(text) { return nil }
    if let token = tokens.token(text) {
      return token.end > time ? token.end.seconds - time.seconds : nil
    }
    return settings.accessToken == nil || settings.accessToken == text ? Int(Int32.max) : nil
  }

  /// Whether a text is the channel's secret: any is, unless the settings name one.
  func isSecret(_ text: String?) -> Bool {
    guard let text, !text.isEmpty else { return false }
    return settings.channelSecret == nil || settings.channelSecret == text
  }

  /// Issues a token.
  mutating func issue(
    _ kind: AccessTokens.Kind, channel: String, seconds: Int, at time: Timestamp
  ) -> AccessTokens.Token {
    let token = AccessTokens.Token(
      text: (0..<4).map { _ in newIds.token(32) }.joined(), kind: kind, channel: channel,
      keyId: newIds.token(22), end: time.advanced(bySeconds: seconds) ?? time)
    tokens.add(token, at: time)
    return token
  }
}

extension HTTPRequest {
  /// The body as a form.
  var form: FormParameters { FormParameters(body) }
}
