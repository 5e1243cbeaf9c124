import ChatRoom
import Scenarios
import Testing

@Suite("Files named in a scenario") struct NamedFileTests {
  private static let bubble =
    #"{"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": []}}"#

  @Test func aFileCanHaveAnySupportedForm() throws {
    let text = #"{"type": "text", "text": "a"}"#
    let found = try bubbles(
      "file: bubble.json", "file: two.json", "{file: request.json, height: 70}",
      files: [
        "bubble.json": Self.bubble, "two.json": "[\(text), {\"type\": \"coupon\", \"couponId\": \"a\"}]",
        "request.json": "{\"messages\": [\(text)]}",
      ])
    #expect(found.map(\.object.type) == ["flex", "text", "coupon", "text"])
    #expect(found.map(\.height) == [0, 0, 0, 70])
  }

  @Test func aSizeAppliesToOneBubbleAndFiveBubblesAreTheMaximum() {
    let two = #"[{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]"#
    func found(_ bubbles: String) -> [String] {
      diagnostics("scenario: A\nmessages: [{id: a, bubbles: [\(bubbles)]}]", files: ["two.json": two])
        .map(\.message)
    }
    #expect(
      found("{file: two.json, height: 9}") == ["a size applies to one bubble, but the file has 2"])
    #expect(
      found("{file: two.json}, {file: two.json}, {file: two.json}")
        == ["bubbles: 6 bubbles exceed the maximum of 5"])
  }

  @Test func recordingsInlineFilesWithSeveralMessages() throws {
    let text = #"{"type": "text", "text": "a"}"#
    let files = ["two.json": "[\(text), \(text)]", "one.json": text]
    let scenario = try read(
      "scenario: A\nmessages: [{id: a, bubbles: [{file: two.json}, {file: one.json}]}]", files: files)
    #expect(scenario.files == [2: "one.json"])
    #expect(scenario.fileNames == ["one.json", "two.json"])
    let head = try ScenarioHead(title: "A", setup: scenario.setup, files: scenario.files).recordingText()
    #expect(try read(head, files: files).setup.messages == scenario.setup.messages)
  }

  @Test func aRichMenuCanBeInAFile() throws {
    let menu = #"""
      {"size": {"width": 2500, "height": 500}, "selected": true, "name": "n", "chatBarText": "Open", "areas": []}
      """#
    let scenario = try read(
      "scenario: A\naccount: {richMenu: {file: menu.json}}", files: ["menu.json": menu])
    #expect(scenario.setup.account.richMenu?.imageHeight == 500)
    #expect(scenario.fileNames == ["menu.json"])
    let found = diagnostics(
      "scenario: A\naccount: {richMenu: {file: a.json}}\nmessages: [{id: b, bubbles: [{file: menu.json}]}]",
      files: ["a.json": Self.bubble, "menu.json": menu])
    #expect(
      found.map { "\($0.file): \($0.message)" } == [
        "a.json: this is a Flex container, not a rich menu object",
        "menu.json: this is a rich menu object, not a message object",
      ])
  }

  @Test func aNameWithANullCharacterIsAnError() {
    for bubble in [#"file: "card.json\0""#, #"file: "card\u0000.json""#] {
      let found = diagnostics(
        "scenario: A\nmessages: [{id: a, bubbles: [{\(bubble)}]}]", files: ["card.json": Self.bubble])
      #expect(found.map(\.message) == ["file: a file name must not contain U+0000"])
    }
  }

  @Test func commentsInJSONAreErrorsOrWarningsIfLenient() throws {
    let json = "// a\n{\"type\": \"text\", /* b */ \"text\": \"https://x.y // no\" # c\n}"
    for isLenient in [false, true] {
      let reader = MessageFileReader(isLenient: isLenient)
      let found: [Diagnostic]
      do throws(InvalidScenario) {
        found = try reader.read(Array(json.utf8), named: "a.json").warnings
        #expect(isLenient)
      } catch {
        found = error.diagnostics
        #expect(!isLenient)
      }
      #expect(
        found.map { "\($0.line):\($0.column) \($0.message)" }
          == ["1:1", "2:18", "2:54"].map { "\($0) comments are not allowed in JSON" })
    }
  }

  @Test("A surrogate pair is one character in double quotation marks, and literal text elsewhere")
  func surrogatePairs() throws {
    let found = try bubbles(
      #"{"text": "\ud83d\uDE0a and \u3042\ud83c\udf0f"}"#, #"text: '\ud83d\uDE0a'"#,
      #"text: \ud83d\ude0a # \ud83d\ude0a"#,
      #""text": "\\ud83d""#)
    #expect(
      found.map(\.object) == [
        .text("😊 and あ🌏"), .text(#"\ud83d\uDE0a"#), .text(#"\ud83d\ude0a"#), .text(#"\ud83d"#),
      ])
    let own = try bubbles("{\"text\": \"\\ud83d\\ude0a\u{E03D}\u{E20A}\"}")
    #expect(own.map(\.object) == [.text("😊\u{E03D}\u{E20A}")])
  }

  @Test(arguments: [#""\ud83d""#, #""\ude0a\ud83d""#, #""\ud83d a""#])
  func halfAPairIsAnErrorAtItsPlace(_ text: String) {
    let found = diagnostics(
      "scenario: A\ndescription: {\"a\": \"\\ud83d\\ude0a\"}\nmessages: [{id: a, bubbles: [{text: \(text)}]}]"
    )
    #expect(found.map { "\($0.line): \($0.message)" } == ["3: this escape is not a Unicode character"])
  }

  @Test func aRequestOpensARoomWithItsRecipients() throws {
    let json = #"""
      {"to": ["alice", "b c"], "customAggregationUnits": ["promo"], "notificationDisabled": true,
       "messages": [{"type": "text", "text": "a"}]}
      """#
    let setup = try MessageFileReader().read(Array(json.utf8), named: "a.json").setup
    #expect(setup.users.map(\.id) == ["alice", "user-2"])
    #expect(setup.messages.map(\.kind) == [.multicast])
    #expect(setup.messages.map(\.unit) == ["promo"])
    #expect(setup.messages.map(\.isNotificationDisabled) == [true])
    #expect(try read(ScenarioHead(title: "A", setup: setup).recordingText()).setup.messages == setup.messages)
  }
}
