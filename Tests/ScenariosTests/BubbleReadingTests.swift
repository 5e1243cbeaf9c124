import ChatRoom
import MessagingAPI
import Scenarios
import Testing

@Suite struct BubbleReadingTests {
  @Test func textKeyAloneIsATextMessage() throws {
    let both = try bubbles("text: Hello", "{type: text, text: Hello}")
    #expect(both == [Bubble(.text("Hello")), Bubble(.text("Hello"))])
  }

  @Test func aBubbleCanHaveAnExplicitSize() throws {
    let sized = try bubbles(
      "{text: Tall, height: 900, width: 100000}",
      "{type: image, originalContentUrl: https://x.y, previewImageUrl: https://x.y, pixels: 1200x900}")
    #expect(sized[0] == Bubble(.text("Tall"), height: 900, width: 100_000))
    #expect(sized[1].pixelWidth == 1200)
    #expect(sized[1].pixelHeight == 900)
  }

  @Test func everyTypeOfTheMessagingAPIIsRead() throws {
    let objects = try bubbles(
      #"{type: textV2, text: "Hi {a}", substitution: {a: {type: mention, mentionee: {type: all}}}}"#,
      "{type: video, originalContentUrl: https://x.y/v, previewImageUrl: https://x.y/p, duration: 9000}",
      "{type: audio, originalContentUrl: https://x.y/a, duration: 60000}",
      "{type: location, title: Here, address: There, latitude: 35.6, longitude: 139}",
      "{type: imagemap, baseUrl: https://x.y, altText: Map, baseSize: {width: 1040, height: 585}, actions: []}"
    ).map(\.object)
    #expect(
      objects == [
        .text("Hi @All"),
        .video(
          originalContentUrl: "https://x.y/v", previewImageUrl: "https://x.y/p", durationMilliseconds: 9000),
        .audio(originalContentUrl: "https://x.y/a", durationMilliseconds: 60_000),
        .location(title: "Here", address: "There"), .imagemap(altText: "Map", baseHeight: 585),
      ])
    let more = try bubbles(
      "{type: coupon, couponId: C1, height: 200}",
      "{type: flex, altText: F, height: 200, contents: {type: carousel, contents: [{type: bubble, size: kilo}, {type: bubble, size: kilo}]}}",
      "{type: template, altText: T, height: 200, template: {type: image_carousel, columns: [{imageUrl: https://x.y, action: {type: uri, label: Go, uri: tel:1}}]}}"
    ).map(\.object)
    let action = MessageAction(type: "uri", label: "Go", uri: "tel:1")
    var image = Template.Card(hasImage: true, title: nil, text: "", actions: [action])
    image.imageURL = "https://x.y"
    #expect(
      more == [
        .coupon(couponId: "C1"),
        .flex(FlexMessage(altText: "F", isCarousel: true, bubbleSizes: [.kilo, .kilo])),
        .template(Template(kind: .imageCarousel, altText: "T", hasSquareImages: true, cards: [image])),
      ])
  }

  @Test func anyBubbleCanHaveAQuickReplyAndASender() throws {
    let bubble = try bubbles(
      """
      text: Hi
              sender: {name: Cony, iconUrl: https://x.y}
              quickReply: {items: [{type: action, action: {type: cameraRoll, label: Send}}]}
      """)[0]
    #expect(bubble.object == .text("Hi"))
    #expect(
      bubble.message.json?.text()
        == #"{"type":"text","text":"Hi","sender":{"name":"Cony","iconUrl":"https://x.y"},"#
        + #""quickReply":{"items":[{"type":"action","action":{"type":"cameraRoll","label":"Send"}}]}}"#)
  }

  @Test func aFileNextToTheScenarioCanContainAMessageObject() throws {
    let json = #"{"type": "text", "text": "\ud83d\ude00 \u3042\/\n"}"#
    let objects = try bubbles(
      "file: a.json", "{file: a.json, height: 300}", "file: b.yaml",
      files: ["a.json": json, "b.yaml": "type: text\ntext: 5\n"])
    #expect(
      objects == [Bubble(.text("😀 あ/\n")), Bubble(.text("😀 あ/\n"), height: 300), Bubble(.text("5"))])
  }

  @Test func errorsOfAFileAreReportedInThatFile() {
    let found = diagnostics(
      "scenario: A\nmessages: [{id: a, bubbles: [file: a.json]}]", files: ["a.json": "{\n \"type\": \"txt\"}"]
    )
    #expect(found.map(\.file) == ["a.json"])
    #expect(found.map(\.line) == [2])
    #expect(found.map(\.column) == [10])
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "{\"a\": 01x}", "{\"a\": \"\\ud83d\"}", "{\"a\": \"\\q\"}", "nul", "{} {}",
    "{\"a\": \"\n\"}", "\"\\", "\"\\u12", "+1", "{a: 1}", "'a'", ".5x",
  ])
  func aFileThatIsNoJSONIsAnErrorThere(_ json: String) {
    let found = diagnostics(
      "scenario: A\nmessages: [{id: a, bubbles: [file: a.json]}]", files: ["a.json": json])
    #expect(found.map(\.file) == ["a.json"])
  }
}
