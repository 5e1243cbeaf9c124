import Foundation
import MessagingAPI
import TestSupport
import Testing

/// Runs `room --serve` in a terminal with a bot beside it.
@Suite("A served room", .serialized)
struct ServedRoomTests {
  private static let scenario = """
    scenario: Talk to the bot
    clock: 2026-11-01T12:00:00+09:00
    users: [{id: alice, name: Alice}]
    messages:
      - id: hello
        bubbles:
          - type: template
            altText: Coffee?
            template:
              type: buttons
              text: Coffee?
              actions:
                - {type: message, label: Menu, text: menu}
                - {type: postback, label: Order, data: order=1}
    """

  private let home: TemporaryFolder
  private let terminal: Terminal

  init() throws {
    home = try TemporaryFolder()
    terminal = try Terminal()
    try Self.scenario.write(toFile: home.file("a.yaml"), atomically: true, encoding: .utf8)
  }

  /// The port in the status line.
  private func port() throws -> Int {
    let screen = try terminal.wait { $0.contains(#/ :\d+ /#) }
    let match = try #require(screen.firstMatch(of: #/ :(\d+) /#))
    return try #require(Int(match.1))
  }

  @Test(
    "A bot with LINE's SDK answers what a person does, and its messages are drawn and counted at once",
    .enabled(if: SDK.isWanted, "line-bot-sdk can't be installed with pip here"))
  func talks() throws {
    let log = home.file("bot.log")
    try terminal.open("room \(home.file("a.yaml")) --serve 0 --channel-secret secret")
    let host = "http://127.0.0.1:\(try port())"
    let started = try Command.run(
      ["sh", "-c", "\"$0\" \"$1\" \"$2\" secret > \"$3\" 2>&1 & echo $!", SDK.python, SDK.bot, host, log])
    let bot = try #require(pid_t(started.output.trimmingCharacters(in: .newlines)))
    defer { kill(bot, SIGTERM) }
    let port = try waitForLine(0, of: log)
    let set = """
      curl -sf -X PUT -H 'Authorization: Bearer x' -H 'Content-Type: application/json' \
      -d '{"endpoint": "http://127.0.0.1:\(port)/callback"}' \(host)/v2/bot/channel/webhook/endpoint
      """
    #expect(try Command.run(["sh", "-c", set]).output == "{}")
    try terminal.wait { $0.contains("PUT /v2/bot/channel/webhook/endpoint  200") }
    try terminal.press("Enter")
    try terminal.wait { $0.contains("You said: menu") && $0.contains("reply-1") }
    try terminal.press("Tab")
    try terminal.press("BTab")
    try terminal.press("Enter")
    try terminal.wait { $0.contains("Receipt for order=1") && $0.contains("push-1") }
    try terminal.press("b")
    try terminal.wait {
      $0.contains(/webhook message +200/) && $0.contains(/POST +\/v2\/bot\/message\/reply +200/)
        && $0.contains(/webhook postback +200/) && $0.contains(/POST +\/v2\/bot\/message\/push +200/)
    }
    try terminal.press("Enter")
    try terminal.wait { $0.contains("webhook postback") && $0.contains("\"data\": \"order=1\"") }
    try terminal.press("q")
    try terminal.press("/")
    try terminal.press("message/reply")
    try terminal.wait { $0.contains("1 of ") && !$0.contains("/push") }
    let statistics = try JSONValue(parsing: Array(try waitForLine(3, of: log).utf8))
    #expect(statistics["statistics"]?["overview"]?["uniqueImpression"] != nil)
  }

  @Test("A bot that is not there is shown, and nothing waits for it")
  func tellsFailure() throws {
    try terminal.open("room \(home.file("a.yaml")) --serve 0 --webhook http://127.0.0.1:9/callback")
    _ = try port()
    try terminal.press("Enter")
    try terminal.wait { $0.contains("webhook message  failed") }
    try terminal.press("b")
    try terminal.press("Enter")
    try terminal.wait { $0.contains("Failed to connect: http://127.0.0.1:9/callback") }
  }

  /// A line of a file that another program writes, once it is there.
  private func waitForLine(_ index: Int, of file: String) throws -> String {
    let script = "until [ \"$(wc -l < \"$0\")\" -gt $1 ]; do sleep 0.05; done; sed -n \"$(($1 + 1))p\" \"$0\""
    let result = try Command.run(["timeout", "60", "sh", "-c", script, file, String(index)])
    if result.status == 0 { return result.output.trimmingCharacters(in: .newlines) }
    Issue.record("no line \(index) in \(file)")
    return ""
  }
}
