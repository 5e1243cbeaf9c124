import ChatRoom
import MessagingAPI

/// Channel access tokens: issued to anyone, unless a channel secret is set; then to those who know it.
///
/// Requests are forms and need no token. The signatures of JSON Web Tokens are not checked: there is no key.
///
/// Source: Messaging API reference, "Channel access token".
enum TokenOperations {
  static let all: [Operation] = [
    Operation("POST", "/v2/oauth/accessToken", "issueChannelToken", .simulated(issueShortLived)),
    Operation("POST", "/v2/oauth/verify", "verifyChannelToken", .simulated(verify)),
    Operation("POST", "/v2/oauth/revoke", "revokeChannelToken", .simulated(revoke)),
    Operation("POST", "/oauth2/v2.1/token", "issueChannelTokenByJWT", .simulated(issueUserSpecified)),
    Operation("GET", "/oauth2/v2.1/verify", "verifyChannelTokenByJWT", .simulated(verifyByJWT)),
    Operation("GET", "/oauth2/v2.1/tokens/kid", "getsAllValidChannelAccessTokenKeyIds", .simulated(keyIds)),
    Operation("POST", "/oauth2/v2.1/revoke", "revokeChannelTokenByJWT", .simulated(revokeByJWT)),
    Operation("POST", "/oauth2/v3/token", "issueStatelessChannelToken", .simulated(issueStateless)),
  ]

  /// The longest a token is good for, in seconds: 30 days.
  private static let thirtyDays = 2_592_000

  private static func error(_ error: String, _ description: String? = nil) -> APIError {
    APIError(
      400,
      body: .object(
        [.init("error", .string(error))]
          + (description.map { [.init("error_description", .string($0))] } ?? [])))
  }

  // MARK: Issuing

  private static func issueShortLived(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let form = call.request.form
    try checkGrant(form)
    guard let channel = form["client_id"], !channel.isEmpty else {
      throw error("invalid_client", "invalid client_id")
    }
    guard service.isSecret(form["client_secret"]) else {
      throw error("invalid_client", "invalid client_secret")
    }
    let token = service.issue(.shortLived, channel: channel, seconds: thirtyDays, at: simulation.world.clock)
    return HTTPResponse(.object(members(token, thirtyDays)))
  }

  private static func issueUserSpecified(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let form = call.request.form
    try checkGrant(form)
    let claims = try claims(in: form)
    let now = simulation.world.clock
    guard service.tokens.valid(.userSpecified, at: now).count < AccessTokens.maximum else {
      throw APIError(400, "The maximum number of access tokens has already been issued")
    }
    var seconds = thirtyDays
    if case .number(let number)? = claims["token_exp"], let whole = Int(exactly: number) {
      guard (1...thirtyDays).contains(whole) else { throw error("invalid_client", "Invalid token_exp") }
      seconds = whole
    }
    let token = service.issue(.userSpecified, channel: channel(of: claims), seconds: seconds, at: now)
    return HTTPResponse(.object(members(token, seconds) + [.init("key_id", .string(token.keyId))]))
  }

  private static func issueStateless(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let form = call.request.form
    try checkGrant(form)
    let channel: String
    if form["client_assertion"] != nil {
      channel = self.channel(of: try claims(in: form))
    } else {
      guard let id = form["client_id"], !id.isEmpty, service.isSecret(form["client_secret"]) else {
        throw error("invalid_request", "Invalid 'client_credentials'.")
      }
      channel = id
    }
    let token = service.issue(.stateless, channel: channel, seconds: 900, at: simulation.world.clock)
    return HTTPResponse(.object(members(token, 900)))
  }

  private static func members(_ token: AccessTokens.Token, _ seconds: Int) -> [JSONValue.Member] {
    [
      .init("access_token", .string(token.text)), .init("token_type", .string("Bearer")),
      .init("expires_in", .number(Double(seconds))),
    ]
  }

  private static func checkGrant(_ form: FormParameters) throws(APIError) {
    guard form["grant_type"] == "client_credentials" else {
      throw error("unsupported_grant_type", "grant_type must be client_credentials")
    }
  }

  /// The claims of a JSON Web Token in `client_assertion`.
  private static func claims(in form: FormParameters) throws(APIError) -> JSONValue {
    guard form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" else {
      throw error("invalid_request", "Invalid 'client_assertion_type'.")
    }
    let parts = (form["client_assertion"] ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.bytes(ofURLSafe: parts[1]),
      let claims = try? JSONValue(parsing: bytes), case .object = claims
    else { throw error("invalid_client", "Invalid client_assertion") }
    return claims
  }

  private static func channel(of claims: JSONValue) -> String {
    if case .string(let issuer)? = claims["iss"] { issuer } else { "" }
  }

  // MARK: Verifying

  private static func verify(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let text = call.request.form["access_token"], !text.isEmpty else {
      throw error("invalid_request", "access_token in invalid format")
    }
    guard let seconds = service.secondsLeft(of: text, at: simulation.world.clock) else {
      throw error("invalid_request", "access_token invalid")
    }
    return verified(text, service, seconds, scope: "P CM")
  }

  private static func verifyByJWT(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let text = call.request.query["access_token"], !text.isEmpty else {
      throw error("invalid_request", "The access token not JWS")
    }
    guard let seconds = service.secondsLeft(of: text, at: simulation.world.clock) else {
      throw error("invalid_request", "The access token expired")
    }
    return verified(text, service, seconds, scope: "profile chat_message.write")
  }

  private static func verified(
    _ text: String, _ service: MessagingAPIService, _ seconds: Int, scope: String
  ) -> HTTPResponse {
    let channel = service.tokens.token(text)?.channel ?? service.ids.channel
    return HTTPResponse(
      .object([
        .init("client_id", .string(channel)), .init("expires_in", .number(Double(seconds))),
        .init("scope", .string(scope)),
      ]))
  }

  private static func keyIds(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    let channel = channel(of: try claims(in: call.request.query))
    let tokens = service.tokens.valid(.userSpecified, at: simulation.world.clock).filter {
      $0.channel == channel
    }
    return HTTPResponse(.object([.init("kids", .array(tokens.map { .string($0.keyId) }))]))
  }

  // MARK: Revoking

  private static func revoke(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let text = call.request.form["access_token"], !text.isEmpty else { throw error("invalid_request") }
    service.tokens.revoke(text)
    return HTTPResponse(status: 200)
  }

  private static func revokeByJWT(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let text = call.request.form["access_token"], !text.isEmpty else {
      throw error("invalid_request", "The access token malformed")
    }
    guard service.isSecret(call.request.form["client_secret"]) else {
      throw error("invalid_client", "invalid client_secret")
    }
    service.tokens.revoke(text)
    return HTTPResponse(status: 200)
  }
}
