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

  @Test(
    arguments: [
      (Sample.text.with("text", "https://x.y/t"), ["https://x.y/t"]),
      (Sample.textV2.with("text", "{a}https://x.y/t{a}"), ["https://x.y/t"]),
      (Sample.sticker, []), (Sample.image, []), (Sample.video, []), (Sample.audio, []), (Sample.location, []),
      (Sample.coupon, []), (Sample.imagemap, ["https://x.y/more", "https://x.y/1"]),
      (Sample.buttons, ["https://x.y/shop", "https://x.y/default"]), (Sample.confirm, []),
      (Sample.carousel, ["https://x.y/shop"]), (Sample.imageCarousel, ["https://x.y/shop"]),
    ] as [(JSONValue, [String])])
  func ofEveryType(_ value: JSONValue, _ links: [String]) throws {
    #expect(MessageObject.links(in: value) == links)
    #expect(try MessageObject.decode(value.with("new", 1)).message.links == links)
  }

  @Test func ofEveryPartOfAFlexMessageThatCanBeTapped() {
    let contents: JSONValue = [
      "type": "bubble",
      "hero": [
        "type": "video", "url": "https://x.y/v", "previewUrl": "https://x.y/p", "action": Self.uri("a:1"),
        "altContent": ["type": "image", "url": "https://x.y/i", "action": Self.uri("a:2")],
      ],
      "body": [
        "type": "box", "layout": "vertical", "action": Self.uri("a:3"),
        "contents": [
          ["type": "text", "text": "https://x.y/no-link", "action": Self.uri("a:4")],
          ["type": "button", "action": Self.uri("a:5")],
        ],
      ],
      "action": Self.uri("a:6"),
    ]
    #expect(
      MessageObject.links(in: Sample.flex.with("contents", contents)) == [
        "a:1", "a:2", "a:3", "a:4", "a:5", "a:6",
      ])
  }

  @Test func notOfWhatOnlyLooksLikeOne() {
    let action: JSONValue = ["type": "message", "label": "a", "text": "https://x.y", "linkUri": "b:1"]
    let clipboard: JSONValue = [
      "type": "clipboard", "label": "a", "clipboardText": "https://x.y", "uri": "b:2",
    ]
    let pc = Self.uri("a:1").with("altUri", Self.uri("b:3").with("desktop", "b:4"))
    #expect(
      MessageObject.links(in: LimitTests.template(Sample.buttons, "actions", [action, clipboard, pc]))
        == ["a:1", "https://x.y/default"])
  }
}
