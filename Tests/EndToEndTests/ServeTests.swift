import Foundation
import MessagingAPI
import Testing
import TestSupport

@Suite("bubblescope serve")
struct ServeTests {
  /// Runs commands of a shell, with the program as `$program`.
  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(
      ["bash", "-euc", "cd \"$folder\"\n" + script],
      environment: [
        "program": Terminal.program, "folder": folder.path, "python": SDK.python, "client": SDK.client,
      ])
  }

  /// Starts the server as `$server`, reads its port as `$port`, runs commands, and ends it by SIGTERM.
  private func serve(_ options: String, _ commands: String) throws -> (result: Command.Result, log: String) {
    let folder = try TemporaryFolder()
    let result = try shell(
      """
      mkfifo ready
      "$program" serve \(options) --port 0 --ready-fd 3 > log 2>&1 3> ready & server=$!
      read -r port < ready
      \(commands)
      kill -TERM $server
      wait $server
      """, in: folder)
    return (result, try folder.read("log"))
  }

  @Test("The server tells its port when it answers, prints each request, and ends with 0 on SIGTERM")
  func serves() throws {
    let (result, log) = try serve(
      "",
      """
      exec 4<>/dev/tcp/127.0.0.1/$port
      printf 'GET /v2/bot/message/quota HTTP/1.1\\r\\nHost: localhost\\r\\n\
      Authorization: Bearer x\\r\\nConnection: close\\r\\n\\r\\n' >&4
      cat <&4
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(result.output.hasSuffix("{\"type\":\"none\"}"))
    #expect(log.hasPrefix("Messaging API at http://127.0.0.1:"))
    #expect(log.contains("\n  alice  U2feeb64f279932b20a503e38fe4a7636\n"))
    #expect(log.contains("GET /v2/bot/message/quota  200"))
  }

  @Test("SIGTERM ends the server at once while a client is connected")
  func endsAtOnce() throws {
    let (result, _) = try serve("", "exec 4<>/dev/tcp/127.0.0.1/$port\nprintf 'GET / HTTP/1.1\\r\\n' >&4")
    #expect(result.status == 0)
  }

  @Test("A served session is recorded as a scenario that replays to the same counts")
  func records() throws {
    let (result, _) = try serve(
      "--record session.yaml",
      """
      exec 4<>/dev/tcp/127.0.0.1/$port
      body='{"to": "alice", "messages": [{"type": "text", "text": "Hello"}]}'
      printf 'POST /v2/bot/message/push HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\n\
      Authorization: Bearer x\\r\\nConnection: close\\r\\nContent-Length: %d\\r\\n\\r\\n%s' ${#body} "$body" >&4
      cat <&4
      kill -TERM $server
      wait $server
      "$program" replay session.yaml
      sleep 60 & server=$!
      """)
    #expect(result.output.contains("HTTP/1.1 200 OK"))
    #expect(result.output.contains("all met"), "\(result.output)\(result.errors)")
  }

  @Test("A port in use is an error that names its holder")
  func namesHolder() throws {
    let (result, _) = try serve("", "\"$program\" serve --port $port 2>&1 && exit 1 || echo \"status $?\"")
    #expect(result.output.contains("is in use by bubblescope (process "))
    #expect(result.output.contains("status 2"))
  }

  @Test(
    "Options that can't be are errors",
    arguments: [
      ["--port", "65536"], ["--ready-fd", "77"], ["--listen", "203.0.113.7"], ["--live", "--as-line"],
      ["--clock", "sundial"], ["missing.yaml"], ["--webhook", "nowhere"],
      ["--webhook", "https://127.0.0.1/"], ["--record", "session.txt"],
    ])
  func refusesOptions(options: [String]) throws {
    let result = try Command.run([Terminal.program, "serve"] + options)
    #expect(result.status == 2)
    #expect(result.errors.lowercased().contains("error:"))
  }

  @Test(
    "LINE's SDK for Python works with nothing changed but its host",
    .enabled(if: SDK.isWanted, "line-bot-sdk can't be installed with pip here"))
  func sdk() throws {
    let (run, log) = try serve("--as-line", "\"$python\" \"$client\" http://127.0.0.1:$port")
    #expect(run.status == 0, "\(run.output)\(run.errors)\(log)")
    let results = try JSONValue(parsing: Array(run.output.utf8))
    guard case .object(let members) = results else { return }
    for member in members where member.value["exception"] != nil {
      Issue.record("\(member.name): \(member.value.text())")
    }
    func status(_ name: String) -> JSONValue? { results[name]?["status"] }
    #expect(results["getBotInfo"]?["displayName"] == .string("Brown Coffee"))
    #expect(results["getProfile"]?["displayName"] == .string("Alice"))
    #expect(status("unknownProfile") == .number(404))
    #expect(results["retriedPush"]?["body"]?["sentMessages"] == results["pushMessage"]?["sentMessages"])
    #expect(results["retriedPush"]?["x-line-accepted-request-id"] != nil)
    #expect(status("broadcast") == .number(200))
    // As LINE, attributes need a target reach of 100.
    #expect(status("narrowcast") == .number(403))
    #expect(status("replyMessage") == .number(400))
    #expect(
      results["tooLong"]?["body"]?["details"]
        == .array([
          .object([
            .init("message", .string("Length must be between 0 and 5000")),
            .init("property", .string("messages[0].text")),
          ])
        ]))
    #expect(results["sent_push"]?["status"] == .string("unready"))
    #expect(results["getAggregationUnitNameList"]?["customAggregationUnits"] == .array([.string("promo")]))
    #expect(results["testWebhookEndpoint"]?["reason"] == .string("COULD_NOT_CONNECT"))
    #expect(status("revokedToken") == .number(400))
    #expect(results["getMessageEvent"]?["overview"]?["delivered"] == .number(3))
    #expect(results["getMessageEvent"]?["messages"] == .array([]))
    #expect(results["unmasked"]?["overview"]?["uniqueImpression"] == .number(0))
  }
}
