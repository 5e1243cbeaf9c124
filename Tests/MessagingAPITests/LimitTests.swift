import MessagingAPI
import Testing

/// The greatest value the reference allows, and the next one.
@Suite("The limits of message objects") struct LimitTests {
  struct Limit: CustomTestStringConvertible {
    var path: String
    var accepted: JSONValue
    var rejected: JSONValue
    var testDescription: String { path }

    init(_ path: String, _ accepted: JSONValue, _ rejected: JSONValue) {
      self.path = path
      self.accepted = accepted
      self.rejected = rejected
    }

    /// A text of at most `most` characters in a member.
    init(_ path: String, _ most: Int, _ object: (JSONValue) -> JSONValue) {
      self.init(path, object(letters(most)), object(letters(most + 1)))
    }

    /// A URL of at most `most` characters in a member.
    init(_ path: String, url most: Int, _ object: (JSONValue) -> JSONValue) {
      self.init(path, object(MessagingAPITests.url(most)), object(MessagingAPITests.url(most + 1)))
    }

    /// From 1 or more elements to at most `most`.
    init(_ path: String, count most: Int, of element: JSONValue, _ object: (JSONValue) -> JSONValue) {
      self.init(path, object(.array(element, count: most)), object(.array(element, count: most + 1)))
    }
  }

  static func template(_ sample: JSONValue, _ name: String, _ value: JSONValue) -> JSONValue {
    sample.with("template", (sample["template"] ?? .null).with(name, value))
  }

  static let messages: [Limit] = [
    Limit("text", 5000) { Sample.text.with("text", $0) },
    Limit("text", 5000) { Sample.textV2.with("substitution", nil).with("text", $0) },
    Limit("emojis", count: 20, of: ["index": 0, "productId": "a", "emojiId": "b"]) {
      Sample.text.with("text", "$").with("emojis", $0)
    },
    Limit("originalContentUrl", url: 2000) { Sample.image.with("originalContentUrl", $0) },
    Limit("previewImageUrl", url: 2000) { Sample.video.with("previewImageUrl", $0) },
    Limit("trackingId", 100) { Sample.video.with("trackingId", $0) },
    Limit("title", 100) { Sample.location.with("title", $0) },
    Limit("address", 100) { Sample.location.with("address", $0) },
    Limit("latitude", Sample.location.with("latitude", -90), Sample.location.with("latitude", -90.5)),
    Limit("longitude", Sample.location.with("longitude", 180), Sample.location.with("longitude", 181)),
    Limit("duration", Sample.audio.with("duration", 1), Sample.audio.with("duration", 0)),
    Limit("deliveryTag", 30) { Sample.coupon.with("deliveryTag", $0) },
    Limit("altText", 1500) { Sample.flex.with("altText", $0) },
    Limit("contents.contents", count: 12, of: Sample.bubble) {
      Sample.flex.with("contents", ["type": "carousel", "contents": $0])
    },
    Limit("altText", 1500) { Sample.imagemap.with("altText", $0) },
    Limit("baseUrl", url: 2000) { Sample.imagemap.with("baseUrl", $0) },
    Limit("actions", count: 50, of: ["type": "uri", "linkUri": "https://x.y", "area": Sample.area]) {
      Sample.imagemap.with("actions", $0)
    },
    Limit("actions[0].linkUri", url: 1000) {
      Sample.imagemap.with("actions", [["type": "uri", "linkUri": $0, "area": Sample.area]])
    },
    Limit("actions[0].label", 100) {
      Sample.imagemap.with("actions", [["type": "message", "text": "a", "label": $0, "area": Sample.area]])
    },
    Limit("actions[0].text", 400) {
      Sample.imagemap.with("actions", [["type": "message", "text": $0, "area": Sample.area]])
    },
    Limit("actions[0].clipboardText", 1000) {
      Sample.imagemap.with("actions", [["type": "clipboard", "clipboardText": $0, "area": Sample.area]])
    },
    Limit("quickReply.items", count: 13, of: ["type": "action", "action": Sample.message]) {
      Sample.text.with("quickReply", ["items": $0])
    },
    Limit("quickReply.items[0].imageUrl", url: 2000) {
      Sample.text.with(
        "quickReply", ["items": [["type": "action", "imageUrl": $0, "action": Sample.message]]])
    },
    Limit("sender.name", 20) { Sample.text.with("sender", ["name": $0]) },
    Limit("sender.iconUrl", url: 2000) { Sample.text.with("sender", ["iconUrl": $0]) },
  ]

  static let templates: [Limit] = [
    Limit("altText", 1500) { Sample.buttons.with("altText", $0) },
    Limit("template.text", 160) { template(Sample.buttons, "text", $0) },
    Limit("template.text", 60) { template(template(Sample.buttons, "title", "a"), "text", $0) },
    Limit("template.text", 60) {
      template(template(Sample.buttons, "thumbnailImageUrl", "https://x.y"), "text", $0)
    },
    Limit("template.title", 40) { template(Sample.buttons, "title", $0) },
    Limit("template.thumbnailImageUrl", url: 2000) { template(Sample.buttons, "thumbnailImageUrl", $0) },
    Limit("template.actions", count: 4, of: Sample.message) { template(Sample.buttons, "actions", $0) },
    Limit("template.text", 240) { template(Sample.confirm, "text", $0) },
    Limit("template.actions", count: 2, of: Sample.message) { template(Sample.confirm, "actions", $0) },
    Limit("template.columns", count: 10, of: Sample.column) { template(Sample.carousel, "columns", $0) },
    Limit("template.columns[0].text", 120) {
      template(Sample.carousel, "columns", [Sample.column.with("text", $0)])
    },
    Limit("template.columns[0].text", 60) {
      template(Sample.carousel, "columns", [Sample.column.with("title", "a").with("text", $0)])
    },
    Limit("template.columns[0].actions", count: 3, of: Sample.message) {
      template(Sample.carousel, "columns", [Sample.column.with("actions", $0)])
    },
    Limit("template.columns", count: 10, of: Sample.imageColumn) {
      template(Sample.imageCarousel, "columns", $0)
    },
    Limit("template.columns[0].imageUrl", url: 2000) {
      template(Sample.imageCarousel, "columns", [Sample.imageColumn.with("imageUrl", $0)])
    },
    Limit("template.columns[0].action.label", 12) {
      template(
        Sample.imageCarousel, "columns",
        [Sample.imageColumn.with("action", Sample.message.with("label", $0))])
    },
  ]

  static func action(_ path: String, _ most: Int, _ action: JSONValue, _ name: String) -> Limit {
    Limit("quickReply.items[0].action.\(path)", most) { Sample.text(quickReplies: action.with(name, $0)) }
  }

  static let postback: JSONValue = ["type": "postback", "label": "a", "data": "b"]

  static let actions: [Limit] = [
    action("label", 20, Sample.message, "label"), action("text", 300, Sample.message, "text"),
    action("data", 300, postback, "data"), action("displayText", 300, postback, "displayText"),
    action("text", 300, postback, "text"), action("fillInText", 300, postback, "fillInText"),
    action(
      "clipboardText", 1000, ["type": "clipboard", "label": "a", "clipboardText": "b"], "clipboardText"),
    action("data", 300, ["type": "datetimepicker", "label": "a", "data": "b", "mode": "date"], "data"),
    Limit("quickReply.items[0].action.uri", url: 1000) {
      Sample.text(quickReplies: Sample.uri.with("uri", $0))
    },
    Limit("quickReply.items[0].action.altUri.desktop", url: 1000) {
      Sample.text(quickReplies: Sample.uri.with("altUri", ["desktop": $0]))
    },
  ]

  @Test("The greatest value is accepted, the next one rejected", arguments: messages + templates + actions)
  func isKept(_ limit: Limit) {
    #expect(problems(of: limit.accepted).isEmpty)
    let found = problems(of: limit.rejected)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(limit.path + ": ") == true, "\(found)")
  }

  @Test func labelsAndTextsOfTemplatesAreCountedAsPeopleCount() {
    let family = "👨‍👩‍👧‍👦"
    #expect(problems(of: Self.template(Sample.buttons, "title", letters(40, of: family))).isEmpty)
    #expect(
      problems(of: Self.template(Sample.buttons, "title", letters(41, of: family)))
        == ["template.title: 41 characters exceed the maximum of 40"])
    let label = Sample.text(quickReplies: Sample.message.with("label", letters(20, of: "が")))
    #expect(problems(of: label).isEmpty)
  }

  @Test func otherTextsAreCountedInCodeUnits() {
    #expect(problems(of: Sample.text.with("text", letters(2500, of: "🍎"))).isEmpty)
    #expect(
      problems(of: Sample.text.with("text", letters(2501, of: "🍎")))
        == ["text: 5002 characters exceed the maximum of 5000"])
    #expect(problems(of: Sample.location.with("title", letters(51, of: "🍎"))).count == 1)
  }

  @Test func aTextV2HasUpTo20MentionsAnd20EmojisIn100Substitutions() {
    func textV2(mentions: Int, emojis: Int) -> JSONValue {
      var members: [JSONValue.Member] = []
      for index in 0..<mentions {
        members.append(.init("m\(index)", ["type": "mention", "mentionee": ["type": "all"]]))
      }
      for index in 0..<emojis {
        members.append(.init("e\(index)", ["type": "emoji", "productId": "a", "emojiId": "b"]))
      }
      let text = members.map { "{\($0.name)}" }.joined()
      return ["type": "textV2", "text": .string(text), "substitution": .object(members)]
    }
    #expect(problems(of: textV2(mentions: 20, emojis: 20)).isEmpty)
    #expect(
      problems(of: textV2(mentions: 21, emojis: 20))
        == ["substitution: 21 mentions exceed the maximum of 20"])
    #expect(
      problems(of: textV2(mentions: 20, emojis: 81)) == [
        "substitution: 101 substitutions exceed the maximum of 100",
        "substitution: 81 emojis exceed the maximum of 20",
      ])
  }

  @Test func everyProblemIsReportedAtOnce() {
    let value: JSONValue = [
      "type": "image", "originalContentUrl": "http://x.y", "sender": ["name": ""],
      "quickReply": ["items": []],
    ]
    #expect(problems(of: value).count == 4)
  }
}
