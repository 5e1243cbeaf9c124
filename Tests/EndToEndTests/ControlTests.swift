import MessagingAPI
import Testing
import TestSupport

/// A bot's test: requests of the bot and steps of people, with curl.
@Suite("bubblescope serve, driven by a test")
struct ControlTests {
  private static let scenario = """
    scenario: Checkout
    device: pixel-8
    account: {name: Brown Coffee, richMenu: {size: compact, selected: true}}
    users: [alice, bob]
    messages:
      - id: coupon
        bubbles:
          - text: Thank you for coming!
          - {type: flex, altText: Coupon, contents: {type: bubble}, height: 560}

    """

  /// Runs commands of a shell against a server: `call NAME [OPTION…]` sends a request to `/_bubblescope/NAME`.
  private func serve(
    _ options: String, _ commands: String, afterwards: String = ""
  ) throws -> (result: Command.Result, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write("room.yaml", Self.scenario)
    let script = """
      cd "$folder"
      mkfifo ready
      "$program" serve room.yaml \(options) --port 0 --ready-fd 3 > log 2>&1 3> ready & server=$!
      read -r port < ready
      call() { curl -sS "http://127.0.0.1:$port/_bubblescope/$1" "${@:2}"; }
      bot() { curl -sS -H "Authorization: Bearer x" --json "$2" "http://127.0.0.1:$port/v2/bot/$1"; }
      \(commands)
      kill -TERM $server
      code=0; wait $server || code=$?
      \(afterwards)
      echo "exit code $code"
      """
    let result = try Command.run(
      ["bash", "-euc", script],
      environment: [
        "program": Terminal.program, "folder": folder.path, "python": Browser.python,
        "browser": Browser.program, "check": Browser.script("reload.py"),
      ])
    return (result, folder)
  }

  @Test("A session of a bot and its people can be checked, explained, saved, and replayed without a server")
  func drives() throws {
    let (result, folder) = try serve(
      "--check",
      """
      exec 4< <(call events -N 2> /dev/null)
      read -r beginning <&4
      bot message/push '{"to": "alice", "messages": [{"type": "text", "text": "See https://example.com/a"}]}' > push
      call steps --data-binary '
      - enter: alice
      - scroll: {to: bottom}
      - tap: push-1/1
      - wait: 1d
      - expect:
          push-1/1: {impression: 1, click: 1}
          coupon/2: {counted: true}' > steps
      call 'why?user=bob&bubble=coupon/1' > why
      call shot.svg -o shot.svg
      call report.html -o report.html
      call scenario -o session.yaml
      "$program" replay session.yaml > replay
      "$program" shot session.yaml -o same.svg
      call report -o report.json
      """, afterwards: "cat <&4 > events")
    #expect(result.output == "exit code 0\n", "\(result.output)\(result.errors)")
    func json(_ name: String) throws -> JSONValue { try JSONValue(parsing: Array(folder.read(name).utf8)) }
    let steps = try json("steps")
    #expect(steps["failures"] == .array([]))
    #expect(try json("why")["reason"] == .string("never-entered"))
    #expect(try folder.read("shot.svg") == folder.read("same.svg"))
    #expect(try folder.read("replay").hasPrefix("✓ session.yaml  Checkout\n"))
    #expect(try json("report.json")["scenarios"] != nil)
    #expect(try folder.read("report.html").contains("new EventSource("))
    let events = try folder.read("events")
    #expect(events.hasPrefix("\nid: 1\nevent: room\n"))
    #expect(events.contains(#""event":"click""#))
  }

  @Test("With --check, a failed expectation is exit code 1; without, the server ends well")
  func checks() throws {
    let fail = #"call steps -d '[{"expect": {"coupon/1": {"impression": 1}}}]' > answer"#
    for (option, code) in [("--check", 1), ("", 0)] {
      let (result, folder) = try serve(option, fail)
      #expect(result.output == "exit code \(code)\n")
      #expect(
        try folder.read("log").contains("coupon/1 impression: expected 1, got 0 (alice: never-entered: "))
      #expect(try folder.read("log").contains("1 of 1 expectations not met") == (code == 1))
    }
  }

  @Test(
    "In Chromium, the report reloads itself when something happens",
    .enabled(if: Browser.isWanted, "requires a working chromium and python3-html5lib"))
  func reloads() throws {
    let (result, _) = try serve(
      "",
      """
      "$python" -B "$check" "$browser" $port '[{"expect": {"coupon/1": {"impression": 1}}}]' failed
      """)
    #expect(result.output == "exit code 0\n", "\(result.output)\(result.errors)")
  }

  @Test("A web page of another host can do nothing")
  func refusesOrigins() throws {
    let (result, _) = try serve(
      "", "call steps -d '[leave]' -H 'Origin: https://example.com' -w '%{http_code}\\n' -o answer")
    #expect(result.output == "403\nexit code 0\n")
  }
}
