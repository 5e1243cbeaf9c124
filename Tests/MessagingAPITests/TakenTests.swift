import MessagingAPI
import Testing

/// What the service takes although its reference says otherwise, and what it refuses.
@Suite("What the API accepts and refuses") struct TakenTests {
  static func warnings(of value: JSONValue) throws -> [String] {
    try MessageObject.decode(value).warnings.map { "\($0.path): \($0.message)" }
  }

  static func problems(of value: JSONValue) -> [PropertyProblem] {
    do throws(InvalidMessageObject) {
      _ = try MessageObject.decode(value)
      return []
    } catch {
      return error.problems
    }
  }

  static func flex(_ body: JSONValue) -> JSONValue {
    Sample.flex.with(
      "contents", ["type": "bubble", "body": ["type": "box", "layout": "vertical", "contents": [body]]])
  }

  @Test func aNullOptionalPropertyIsAbsent() throws {
    for (sample, name) in [
      (Sample.text, "quickReply"), (Sample.text, "emojis"), (Sample.image, "sender"),
      (Sample.video, "trackingId"),
    ] as [(JSONValue, String)] {
      #expect(try Self.warnings(of: sample.with(name, .null)).isEmpty)
    }
    let plain = LimitTests.template(LimitTests.template(Sample.buttons, "title", .null), "text", letters(160))
    #expect(Self.problems(of: LimitTests.template(plain, "thumbnailImageUrl", .null)).isEmpty)
    #expect(try RichMenu.decode(Sample.richMenu.with("richMenuId", .null)).warnings.isEmpty)
  }

  @Test func aNullRequiredPropertyIsMissing() {
    #expect(Self.problems(of: Sample.sticker.with("stickerId", .null)).map(\.message) == ["missing"])
    #expect(RichMenuTests.problems(of: Sample.richMenu.with("name", .null)) == ["name: missing"])
    #expect(RequestTests.problems(of: ["messages": .null]) == ["messages: missing"])
  }

  @Test func theColumnThatDiffersIsReportedWhateverElseIsWrong() {
    let two = Sample.column.with("actions", [Sample.message, Sample.message]).with("title", .null)
    let columns: JSONValue = [two, Sample.column.with("actions", [Sample.message]).with("text", "")]
    #expect(
      Self.problems(of: LimitTests.template(Sample.carousel, "columns", columns)).map {
        "\($0.servicePath ?? "") \($0.message)"
      } == [
        "template/columns/1/text empty",
        "template/columns/1 1 action, but the first column has 2; all columns have the same number",
      ])
  }

  @Test func anEmptyLabelIsDoubtfulOnly() throws {
    let action = Sample.message.with("label", "")
    #expect(
      try Self.warnings(of: LimitTests.template(Sample.buttons, "actions", [action]))
        == ["template.actions[0].label: empty"])
  }

  @Test func numbersForTextAreDoubtfulOnly() throws {
    let (message, warnings) = try MessageObject.decode(
      Sample.sticker.with("packageId", 789).with("stickerId", 10855))
    #expect(warnings.count == 2)
    #expect(message.object == .sticker(packageId: "789", stickerId: "10855"))
    let action: JSONValue = ["type": "message", "label": "a", "text": 7]
    #expect(try Self.warnings(of: Sample.text(quickReplies: action)).count == 1)
  }

  @Test func aRichMenuMayHaveItsIdAndACameraAction() throws {
    let area: JSONValue = [
      "bounds": ["x": 0, "y": 0, "width": 10, "height": 10], "action": ["type": "camera", "label": "Snap"],
    ]
    let menu = Sample.richMenu.with("richMenuId", "richmenu-1").with("areas", [area])
    #expect(
      try RichMenu.decode(menu).warnings.map(\.path.description) == ["richMenuId", "areas[0].action.type"])
    let outside: JSONValue = ["x": 3000, "y": 0, "width": 10, "height": 10]
    let beside = Sample.richMenu.with("areas", [area.with("bounds", outside).with("action", Sample.message)])
    #expect(
      try RichMenu.decode(beside).warnings.map(\.message) == [
        "outside the image of 2500×1686: nobody can tap it"
      ])
  }

  @Test func anImagemapOfAnotherWidthIsScaledTo1040() throws {
    let value = Sample.imagemap.with("baseSize", ["width": 520, "height": 300])
    let (message, warnings) = try MessageObject.decode(value)
    #expect(warnings.map(\.path.description) == ["baseSize.width"])
    guard case .imagemap(_, let height) = message.object else { return #expect(Bool(false)) }
    #expect(height == 600)
  }

  @Test func aFlexTextIsNotEmptyAndItsProblemHasTheServicesPathAndText() {
    for body in [["type": "text", "text": ""], ["type": "text", "text": "", "contents": []]] as [JSONValue] {
      let problem = Self.problems(of: Self.flex(body)).first
      #expect(problem?.path.description == "contents.body.contents[0].text")
      #expect(problem?.servicePath == "/body/contents/0/text")
      #expect(problem?.serviceMessage == "must be non-empty text")
    }
    #expect(
      Self.problems(
        of: Self.flex(["type": "text", "text": "", "contents": [["type": "span", "text": "a"]]])
      ).isEmpty)
  }

  @Test func aFlexVideoStandsAloneInAWideBubble() {
    func bubble(_ size: JSONValue) -> JSONValue {
      let image: JSONValue = ["type": "image", "url": "https://a.example/i.png"]
      let hero: JSONValue = [
        "type": "video", "url": "https://a.example/v.mp4", "previewUrl": "https://a.example/p.png",
        "altContent": image, "aspectRatio": "20:13",
      ]
      return ["type": "bubble", "size": size, "hero": hero]
    }
    #expect(Self.problems(of: Sample.flex.with("contents", bubble("kilo"))).isEmpty)
    for size in ["nano", "micro", "deca", "hecto"] as [JSONValue] {
      #expect(Self.problems(of: Sample.flex.with("contents", bubble(size))).map(\.servicePath) == ["/hero"])
    }
    let carousel: JSONValue = ["type": "carousel", "contents": [bubble("mega")]]
    #expect(
      Self.problems(of: Sample.flex.with("contents", carousel)).map(\.servicePath) == ["/contents/0/hero"])
  }

  @Test func aURLThatIsNotPercentEncodedIsDoubtful() throws {
    func warning(_ url: JSONValue) throws -> String? {
      try MessageObject.decode(Sample.image.with("previewImageUrl", url)).warnings.first
        .map { "\($0.message); \($0.hint ?? "")" }
    }
    #expect(try warning("https://a.example/%E3%81%82?b=c#d") == nil)
    #expect(try warning("https://a.example/あ") == "\"あ\" is not percent-encoded; write it as %E3%81%82")
    #expect(try warning("https://a.example/a b") == "\" \" is not percent-encoded; write it as %20")
    #expect(try warning("https://a.example/100%") == "\"%\" is not percent-encoded; write it as %25")
    #expect(
      try warning("https://a.example/{{id}}")?.hasPrefix("{{id}} looks like a variable of a template") == true
    )
  }

  @Test func whatTheAPIRefusesIsMeasuredAllTheSameWhenLenient() throws {
    let button: JSONValue = [
      "type": "button", "action": ["type": "uri", "label": "Go", "uri": "{formUrl}"], "gap": "xl",
    ]
    let value = Self.flex(button).with("altText", .null)
    let problems = Self.problems(of: value)
    #expect(problems.count == 3)
    #expect(
      problems.contains { $0.hint == "{formUrl} looks like a variable of a template that was not replaced" })
    let (message, warnings) = try MessageObject.decode(value, isLenient: true)
    #expect(warnings.map(\.message) == problems.map(\.message))
    guard case .flex(let flex) = message.object, case .box(let box)? = flex.bubbles.first?[.body]?.kind else {
      return #expect(Bool(false))
    }
    #expect(box.contents.count == 1)
    let long = Sample.text.with("text", letters(6000))
    #expect(
      try MessageObject.decode(long, isLenient: true).message.object
        == .text(String(repeating: "a", count: 6000)))
  }

  @Test func whatCantBeMeasuredIsAnErrorEvenWhenLenient() {
    for value in [
      ["type": "tekst"], Sample.flex.with("contents", "{card}"), Sample.imagemap.with("baseSize", .null),
    ]
      as [JSONValue]
    {
      #expect(throws: InvalidMessageObject.self) { try MessageObject.decode(value, isLenient: true) }
    }
  }
}
