import MessagingAPI
import Testing

@Suite("Texts as the user reads them") struct TextTests {
  private func text(_ value: JSONValue) throws -> String? {
    if case .text(let text) = try MessageObject.decode(value).message.object { text } else { nil }
  }

  private func textV2(_ text: String) -> JSONValue {
    [
      "type": "textV2", "text": .string(text),
      "substitution": [
        "smile": ["type": "emoji", "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "001"],
        "guest": ["type": "mention", "mentionee": ["type": "user", "userId": "U1"]],
        "everyone": ["type": "mention", "mentionee": ["type": "all"]],
      ],
    ]
  }

  @Test("textV2: an emoji is one sign, a mention the name of its placeholder")
  func substitution() throws {
    #expect(
      try text(textV2("{smile}Hi {guest} and {everyone}{smile}")) == "\u{FFFC}Hi @guest and @All\u{FFFC}")
  }

  @Test("textV2: its mentions are known as they are read")
  func mentions() throws {
    let message = try MessageObject.decode(textV2("{smile}Hi {guest} and {everyone}")).message
    #expect(message.mentions == ["@guest", "@All"])
    #expect(try MessageObject.decode(["type": "text", "text": "Hi @All"]).message.mentions.isEmpty)
  }

  @Test("textV2: {{ and }} are braces as such")
  func braces() throws {
    #expect(try text(["type": "textV2", "text": "{{a}} }}{{ {{{{"]) == "{a} }{ {{")
    #expect(
      try text(textV2("{{{smile}}} {guest}{everyone}")) == "{\u{FFFC}} @guest@All")
  }

  @Test("text: a $ that `emojis` names is a LINE emoji, any other is a dollar; indexes count UTF-16 units")
  func emojis() throws {
    let emoji: JSONValue = ["index": 3, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "001"]
    #expect(try text(["type": "text", "text": "👍 $5 $", "emojis": [emoji]]) == "👍 \u{FFFC}5 $")
    #expect(try text(["type": "text", "text": "$5 {a}"]) == "$5 {a}")
  }

  @Test("What is written stays as it was")
  func written() throws {
    let value = textV2("{smile}{guest}{everyone}")
    #expect(try MessageObject.decode(value).message.json == value)
  }
}
