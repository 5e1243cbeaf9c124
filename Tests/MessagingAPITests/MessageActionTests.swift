import MessagingAPI
import Testing

@Suite("What a tap on a button does")
struct MessageActionTests {
  @Test("A postback says its displayText or its text, and opens or closes what its inputOption says")
  func postback() {
    let writing: JSONValue = [
      "type": "postback", "label": "Write", "data": "w", "displayText": "I write",
      "inputOption": "openKeyboard",
      "fillInText": "Dear ",
    ]
    var said = MessageAction(
      type: "postback", label: "Write", text: "I write", inputOption: .openKeyboard, fillInText: "Dear ")
    said.data = "w"
    said.isTextOnlyShown = true
    #expect(MessageAction(writing) == said)
    var old = MessageAction(type: "postback", label: "", text: "Old")
    old.data = "w"
    #expect(MessageAction(["type": "postback", "data": "w", "text": "Old", "fillInText": "No"]) == old)
    #expect(MessageAction(["type": "postback", "inputOption": "openDoor"])?.inputOption == nil)
  }

  @Test("A URI action opens its URI, that of an imagemap its linkUri; others open none")
  func uri() {
    #expect(MessageAction(["type": "uri", "uri": "a:1"])?.uri == "a:1")
    #expect(MessageAction(["type": "uri", "linkUri": "a:2"])?.uri == "a:2")
    #expect(MessageAction(["type": "message", "text": "Hi", "uri": "a:3"])?.uri == nil)
    #expect(MessageAction(["label": "x"]) == nil)
    #expect(MessageAction("uri") == nil)
  }

  @Test("A button's name is its label, else what it sends")
  func name() {
    #expect(MessageAction(type: "message", label: "Ask", text: "What?").name == "Ask")
    #expect(MessageAction(type: "message", label: "", text: "What?").name == "What?")
    #expect(MessageAction(type: "postback", label: "").name == "")
  }

  @Test("A bubble's buttons are its message and postback actions, each once, in their order")
  func buttons() throws {
    func action(_ type: String, _ label: String) -> JSONValue {
      ["type": .string(type), "label": .string(label), "text": .string(label), "data": "d", "uri": "a:1"]
    }
    let value: JSONValue = [
      "type": "template",
      "template": [
        "type": "carousel", "text": "x",
        "columns": [
          ["text": "1", "defaultAction": action("message", "Card"), "actions": [action("postback", "B")]],
          [
            "text": "2", "actions": [action("uri", "Shop"), action("postback", "B"), action("message", "A")],
          ],
        ],
      ],
      "quickReply": ["items": [["type": "action", "action": action("message", "Quick")]]],
      "sender": ["name": "Cony"],
    ]
    #expect(MessageObject.buttons(in: value).map(\.label) == ["Card", "B", "A"])
    #expect(MessageObject.buttons(in: ["type": "text", "text": "message"]).isEmpty)
  }
}
