import Testing

@testable import MessagingAPI

@Suite("Images of messages") struct ImageTests {
  private func images(_ value: JSONValue) throws -> [[String]] {
    try MessageObject.decode(value, isLenient: false).message.images
  }

  private func url(_ name: String) -> String { "https://example.com/\(name)" }

  @Test("An image is known by its preview and its original, a video by its preview")
  func media() throws {
    let image: JSONValue = [
      "type": "image", "originalContentUrl": "https://example.com/a",
      "previewImageUrl": "https://example.com/b",
    ]
    #expect(try images(image) == [[url("b"), url("a")]])
    let video: JSONValue = [
      "type": "video", "originalContentUrl": "https://example.com/a",
      "previewImageUrl": "https://example.com/b",
    ]
    #expect(try images(video) == [[url("b")]])
  }

  @Test("An imagemap is known by its base URL, and by it with a width")
  func imagemap() throws {
    let imagemap: JSONValue = [
      "type": "imagemap", "baseUrl": "https://example.com/a", "altText": "a",
      "baseSize": ["width": 1040, "height": 520], "actions": [],
    ]
    let found = try images(imagemap)
    #expect(found == [["a", "a/1040", "a/700", "a/460", "a/300", "a/240"].map(url)])
  }

  @Test("The main image of a Flex Message is its first hero, and an icon comes last")
  func flex() throws {
    func image(_ name: String) -> JSONValue { ["type": "image", "url": .string(url(name))] }
    let body: JSONValue = [
      "type": "box", "layout": "vertical",
      "contents": [
        image("inside"),
        [
          "type": "box", "layout": "baseline",
          "contents": [["type": "icon", "url": "https://example.com/icon"], ["type": "text", "text": "a"]],
        ],
      ],
    ]
    let flex: JSONValue = [
      "type": "flex", "altText": "a",
      "contents": [
        "type": "carousel",
        "contents": [["type": "bubble", "body": body], ["type": "bubble", "hero": image("hero")]],
      ],
    ]
    #expect(try images(flex) == ["hero", "inside", "icon"].map { [url($0)] })
  }

  @Test("Every column of a template has its image, with what is around it")
  func template() throws {
    func column(_ name: String) -> JSONValue {
      [
        "thumbnailImageUrl": .string(url(name)), "imageBackgroundColor": "#112233", "text": "a",
        "actions": [["type": "message", "label": "a", "text": "a"]],
      ]
    }
    let template: JSONValue = [
      "type": "template", "altText": "a",
      "template": ["type": "carousel", "imageSize": "contain", "columns": [column("a"), column("b")]],
    ]
    let message = try MessageObject.decode(template, isLenient: false).message
    #expect(message.images == [[url("a")], [url("b")]])
    guard case .template(let decoded) = message.object else { return #expect(Bool(false)) }
    #expect(decoded.showsWholeImages)
    #expect(decoded.cards.map(\.imageBackgroundColor) == ["#112233", "#112233"])
  }

  @Test("A sticker and a coupon have an image without a URL, a text and a location have none")
  func withoutURL() throws {
    func hasImage(_ value: JSONValue) throws -> Bool {
      try MessageObject.decode(value, isLenient: false).message.hasImage
    }
    #expect(try hasImage(["type": "sticker", "packageId": "1", "stickerId": "2"]))
    #expect(try hasImage(["type": "coupon", "couponId": "a"]))
    #expect(try !hasImage(["type": "text", "text": "a"]))
    #expect(try !hasImage(["type": "location", "title": "a", "address": "b", "latitude": 1, "longitude": 2]))
  }
}
