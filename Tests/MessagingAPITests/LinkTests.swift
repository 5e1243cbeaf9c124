import MessagingAPI
import Testing

@Suite("The URLs of a message object (R16)")
struct LinkTests {
  @Test(
    arguments: [
      ("no link", []),
      ("https://a.example", ["https://a.example"]),
      (
        "See https://a.example/x?y=1#z, and (http://b.example).",
        ["https://a.example/x?y=1#z", "http://b.example"]
      ),
      ("HTTPS://A.example!", ["HTTPS://A.example"]),
      ("こちらhttps://a.example/カフェ", ["https://a.example/"]),
      ("https:// http:/a hhttps://b", ["https://b"]),
      ("https://", []), ("h", []), ("httpshttp://x", ["http://x"]),
    ] as [(String, [String])])
  func ofAText(_ text: String, _ links: [String]) {
    #expect(MessageObject.links(inText: text) == links)
  }

  static func uri(_ uri: String) -> JSONValue {
    .object([.init("type", .string("uri")), .init("uri", .string(uri)), .init("label", .string("x"))])
  }

  @Test func ofActionsInTheirOrderEachOnce() {
    let value = JSONValue.object([
      .init("type", .string("template")),
      .init(
        "template", .object([.init("actions", .array([Self.uri("b:1"), Self.uri("a:1"), Self.uri("b:1")]))])),
      .init("quickReply", .object([.init("items", .array([Self.uri("c:1")]))])),
    ])
    #expect(MessageObject.links(in: value) == ["b:1", "a:1"])
  }

  @Test func ofAnImagemapsAreas() {
    let value = JSONValue.object([
      .init("type", .string("imagemap")), .init("baseUrl", .string("https://example.com/base")),
      .init(
        "actions",
        .array([.object([.init("type", .string("uri")), .init("linkUri", .string("https://example.com/1"))])])
      ),
    ])
    #expect(MessageObject.links(in: value) == ["https://example.com/1"])
  }
}

@Suite("JSON text")
struct JSONTextTests {
  @Test func isWrittenWithoutLoss() {
    let value = JSONValue.object([
      .init("a\"\\\n\u{1}", .array([.null, .bool(true), .number(1), .number(-0.5), .string("あ\u{7F}")])),
      .init("e", .array([])), .init("o", .object([])), .init("n", .number(.infinity)),
    ])
    #expect(
      value.text()
        == #"{"a\"\\\n\u0001":[null,true,1,-0.5,"あ\u007f"],"e":[],"o":{},"n":null}"#)
  }

  @Test func smallValuesStandInOneLine() {
    let long = String(repeating: "x", count: 60)
    let value = JSONValue.object([
      .init("a", .array([.number(1), .number(2)])), .init("b", .array([.string(long), .string(long)])),
    ])
    #expect(
      value.text(.indented) == """
        {
          "a": [1, 2],
          "b": [
            "\(long)",
            "\(long)"
          ]
        }
        """)
  }
}
