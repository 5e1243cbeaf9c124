import MessagingAPI
import Scenarios
import Testing

@Suite("Message files") struct MessageFileTests {
  private func read(_ text: String, named name: String = "a.json") -> (types: [String], lines: [String]) {
    do throws(InvalidScenario) {
      let file = try MessageFileReader().read(Array(text.utf8), named: name)
      return (file.bubbles.map(\.object.type), file.warnings.map(Self.line))
    } catch {
      return ([], error.diagnostics.map(Self.line))
    }
  }

  private static func line(_ diagnostic: Diagnostic) -> String {
    String(diagnostic.rendered.prefix { $0 != "\n" })
  }

  @Test func aRequestAnArrayAndAMessageObjectAreRead() {
    let text = #"{"type": "text", "text": "Hi"}"#
    let coupon = #"{"type": "coupon", "couponId": "a"}"#
    #expect(read("{\"to\": \"U1\", \"messages\": [\(text), \(coupon)]}").types == ["text", "coupon"])
    #expect(read("[\(coupon), \(text)]").types == ["coupon", "text"])
    #expect(read(coupon).types == ["coupon"])
  }

  @Test func aContainerOfTheFlexMessageSimulatorIsRead() throws {
    let text =
      #"{"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [], "action": {"type": "uri", "uri": "https://x.y"}}}"#
    let bubbles = try MessageFileReader(altText: "Card").read(Array(text.utf8), named: "a.json").bubbles
    #expect(bubbles.map(\.links) == [["https://x.y"]])
    guard case .flex(let flex)? = bubbles.first?.object else {
      Issue.record("no Flex Message")
      return
    }
    #expect(flex.altText == "Card")
    #expect(flex.bubbleSizes == [.mega])
  }

  @Test func theExtensionOrFirstCharacterDecidesBetweenJSONAndYAML() {
    #expect(read("type: text\ntext: 1.10", named: "a.yml").types == ["text"])
    #expect(read("- {type: text, text: a}", named: "message").types == ["text"])
    #expect(read(" \n{\"type\": \"text\", \"text\": \"\\ud83d\\ude00\"}", named: "message").types == ["text"])
    #expect(read("type: text", named: "A.JSON").lines == ["A.JSON:1:1: error: \"type\" is not a JSON value"])
  }

  @Test func everyErrorAndWarningHasItsPlace() {
    let text = """
      {"messages": [
        {"type": "text", "text": "", "emojies": []},
        {"type": "sticker", "packageId": "1"}
      ], "notificationDisable": true}
      """
    #expect(
      read(text).lines == [
        "a.json:2:28: error: messages[0].text: empty",
        "a.json:2:32: warning: unknown property \"emojies\"",
        "a.json:3:3: error: messages[1].stickerId: missing",
        "a.json:4:4: warning: unknown property \"notificationDisable\"",
      ])
    #expect(
      read("{\n\"type\": \"bubble\",\n\"size\": \"huge\"}").lines
        == ["a.json:3:9: error: size: \"huge\" is not an allowed value (LINE: /size)"])
    let fine = read(#"{"type": "text", "text": "a", "new": 1}"#)
    #expect(fine.types == ["text"])
    #expect(fine.lines == ["a.json:1:31: warning: unknown property \"new\""])
  }

  @Test func sixMessagesOrNoneAreErrors() {
    #expect(read("[]").lines == ["a.json:1:1: error: there is no message; a request has 1 to 5"])
    let text = Array(repeating: #"{"type": "text", "text": "a"}"#, count: 6).joined(separator: ",")
    #expect(read("[\(text)]").lines == ["a.json:1:1: error: 6 messages exceed the maximum of 5"])
  }

  @Test(
    arguments: [
      ("", "1:1: error: the file is empty"), ("[1", "1:1: error: missing the closing \"]\""),
      (
        #"{"type": "text", "text": "a", "type": "text"}"#,
        "1:31: error: duplicate key \"type\""
      ),
      (#"{"type": "text", "text": "a", "new": NaN}"#, "1:38: error: \"NaN\" is not a JSON value"),
      (#"{"type": "text", "text": "a", "new": Infinity}"#, "1:38: error: \"Infinity\" is not a JSON value"),
      (
        #"{"type": "audio", "originalContentUrl": "https://x.y", "duration": 1e999}"#,
        "1:68: error: duration: "
      ),
      (
        #"{"type": "text", "text": "a", "sender": {"new": -1e999}}"#,
        "1:49: error: sender.new: -inf is not a number"
      ),
    ])
  func invalidJSONIsAnErrorAtItsPlace(_ text: String, _ diagnostic: String) {
    let lines = read(text).lines
    #expect(lines.contains { $0.hasPrefix("a.json:" + diagnostic) }, "\(lines)")
  }

  @Test func aThousandLevelsAreAnErrorAtTheirPlace() {
    for (opening, closing) in [("[", "]"), (#"{"a":"#, "}")] {
      let text =
        String(repeating: opening, count: 1000) + "1" + String(repeating: closing, count: 1000)
      #expect(read(text).lines.first?.contains("error: nested more than 256 levels deep") == true)
      let yaml = read(text, named: "a.yaml").lines
      #expect(yaml.first?.contains("error: nested more than 256 levels deep") == true, "\(yaml)")
    }
  }

  @Test func tenMegabytesAreReadOrRejected() {
    let long = String(repeating: "a", count: 10_000_000)
    #expect(
      read(#"{"type": "text", "text": ""# + long + #""}"#).lines
        == ["a.json:1:26: error: text: 10000000 characters exceed the maximum of 5000"])
    let confirm = #"{"type": "template", "altText": "a", "template": {"type": "confirm", "text": ""#
    #expect(read(confirm + long + #""}}"#).lines.count == 2)
    let numbers = String(repeating: "1,", count: 100_000) + "1]}"
    let unknown = #"{"type": "text", "text": "a", ""# + long + #"": ["# + numbers
    #expect(read(unknown).lines.count == 1)
  }

  @Test func aFileOfMoreThan64MebibytesIsRejectedBeforeItIsParsed() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: ScenarioReader.maximumBytes + 1)
    let error = #expect(throws: InvalidScenario.self) { try MessageFileReader().read(bytes, named: "a.json") }
    #expect(error?.diagnostics.map(\.line) == [1])
  }
}
