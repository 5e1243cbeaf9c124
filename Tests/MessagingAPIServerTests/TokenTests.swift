import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("Channel access tokens")
struct TokenTests {
  private static let form = "application/x-www-form-urlencoded"
  private static let credentials = "grant_type=client_credentials&client_id=1234567890&client_secret=secret"
  private static let jwt =
    "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"

  private static func assertion(_ claims: String) -> String {
    let payload = Base64.text(of: Array(claims.utf8)).filter { $0 != "=" }.replacing("+", with: "-")
      .replacing("/", with: "_")
    return "\(jwt)&client_assertion=e30.\(payload).c2ln"
  }

  private func room(accessToken: String? = "static", secret: String? = nil) throws -> TestRoom {
    var settings = ServiceSettings()
    settings.accessToken = accessToken
    settings.channelSecret = secret
    return try TestRoom(settings: settings)
  }

  private func info(_ room: inout TestRoom, _ token: String) -> Int {
    room.answer(
      HTTPRequest(
        method: "GET", target: "/v2/bot/info", fields: HTTPFields([("Authorization", "Bearer \(token)")]))
    ).status
  }

  private func token(_ response: HTTPResponse) throws -> String {
    guard case .string(let token)? = response.json["access_token"] else { throw APIError.notFound }
    return token
  }

  @Test("A short-lived token is good for 30 days, until it is revoked")
  func issuesShortLived() throws {
    var room = try room()
    let response = room.send("POST", "/v2/oauth/accessToken", Self.credentials, type: Self.form)
    let token = try token(response)
    #expect(
      response.json["expires_in"] == .number(2_592_000) && response.json["token_type"] == .string("Bearer"))
    #expect(info(&room, token) == 200 && info(&room, "static") == 200 && info(&room, "other") == 401)
    let verified = room.send("POST", "/v2/oauth/verify", "access_token=\(token)", type: Self.form)
    #expect(verified.json["client_id"] == .string("1234567890"))
    #expect(room.send("POST", "/v2/oauth/revoke", "access_token=\(token)", type: Self.form).status == 200)
    #expect(info(&room, token) == 401)
    #expect(room.send("POST", "/v2/oauth/verify", "access_token=\(token)", type: Self.form).status == 400)
  }

  @Test("A token that has expired on the room's clock is good no more")
  func expires() throws {
    var room = try room()
    let token = try token(room.send("POST", "/oauth2/v3/token", Self.credentials, type: Self.form))
    #expect(info(&room, token) == 200)
    try room.simulation.perform(.wait(seconds: 900))
    #expect(info(&room, token) == 401)
  }

  @Test("Any token is good where none is set, except one that was revoked")
  func acceptsAny() throws {
    var room = try room(accessToken: nil)
    #expect(info(&room, "anything") == 200)
    _ = room.send("POST", "/v2/oauth/revoke", "access_token=anything", type: Self.form)
    #expect(info(&room, "anything") == 401)
  }

  @Test("The 31st short-lived token revokes the oldest; of the others it is refused")
  func limitsTokens() throws {
    var room = try room()
    let first = try token(room.send("POST", "/v2/oauth/accessToken", Self.credentials, type: Self.form))
    for _ in 0..<30 { _ = room.send("POST", "/v2/oauth/accessToken", Self.credentials, type: Self.form) }
    #expect(info(&room, first) == 401)
    let form = "grant_type=client_credentials&" + Self.assertion(#"{"iss":"1"}"#)
    for _ in 0..<30 { #expect(room.send("POST", "/oauth2/v2.1/token", form, type: Self.form).status == 200) }
    let refused = room.send("POST", "/oauth2/v2.1/token", form, type: Self.form)
    #expect(refused.text == #"{"message":"The maximum number of access tokens has already been issued"}"#)
  }

  @Test("A token by JWT is good as long as its claims say, and has a key ID")
  func issuesByJWT() throws {
    var room = try room()
    let form = "grant_type=client_credentials&" + Self.assertion(#"{"iss":"42","token_exp":60}"#)
    let response = room.send("POST", "/oauth2/v2.1/token", form, type: Self.form)
    let token = try token(response)
    #expect(response.json["expires_in"] == .number(60))
    guard case .string(let keyId)? = response.json["key_id"] else { throw APIError.notFound }
    let kids = room.get("/oauth2/v2.1/tokens/kid?" + Self.assertion(#"{"iss":"42"}"#))
    #expect(kids.text == #"{"kids":["\#(keyId)"]}"#)
    #expect(room.get("/oauth2/v2.1/verify?access_token=\(token)").json["client_id"] == .string("42"))
    let revoke = "client_id=42&client_secret=s&access_token=\(token)"
    #expect(room.send("POST", "/oauth2/v2.1/revoke", revoke, type: Self.form).status == 200)
    #expect(room.get("/oauth2/v2.1/verify?access_token=\(token)").status == 400)
  }

  @Test("A stateless token can't be revoked, and comes for a secret or a JWT")
  func issuesStateless() throws {
    var room = try room()
    let token = try token(
      room.send(
        "POST", "/oauth2/v3/token", "grant_type=client_credentials&" + Self.assertion(#"{"iss":"1"}"#),
        type: Self.form))
    _ = room.send("POST", "/v2/oauth/revoke", "access_token=\(token)", type: Self.form)
    #expect(info(&room, token) == 200)
  }

  @Test("Where a channel secret is set, only that is good")
  func checksSecrets() throws {
    var room = try room(secret: "other")
    let v2 = room.send("POST", "/v2/oauth/accessToken", Self.credentials, type: Self.form)
    #expect(v2.status == 400)
    #expect(v2.text == #"{"error":"invalid_client","error_description":"invalid client_secret"}"#)
    let v3 = room.send("POST", "/oauth2/v3/token", Self.credentials, type: Self.form)
    #expect(v3.text == #"{"error":"invalid_request","error_description":"Invalid 'client_credentials'."}"#)
  }

  @Test("Requests that are wrong are 400")
  func refuses() throws {
    var room = try room()
    for (path, form) in [
      ("/v2/oauth/accessToken", "client_id=1&client_secret=2"),
      ("/v2/oauth/accessToken", "grant_type=client_credentials&client_secret=2"),
      ("/v2/oauth/verify", ""), ("/v2/oauth/revoke", ""), ("/oauth2/v2.1/revoke", ""),
      ("/oauth2/v2.1/token", "grant_type=client_credentials&\(Self.jwt)&client_assertion=x"),
      ("/oauth2/v2.1/token", "grant_type=client_credentials&\(Self.jwt)&client_assertion=a.!.c"),
      ("/oauth2/v2.1/token", "grant_type=client_credentials&client_assertion=e30.e30.c"),
      ("/oauth2/v2.1/token", "grant_type=client_credentials&" + Self.assertion(#"{"token_exp":2592001}"#)),
    ] {
      #expect(room.send("POST", path, form, type: Self.form).status == 400, "\(path) \(form)")
    }
  }
}
