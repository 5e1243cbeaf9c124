import MessagingAPI
import Testing

@Suite("Decoding message objects") struct DecodingTests {
  static func warnings(of value: JSONValue) throws -> [String] {
    try MessageObject.decode(value).warnings.map { "\($0.path): \($0.message); \($0.hint ?? "no hint")" }
  }

  @Test(arguments: Sample.messages)
  func everyTypeIsDecodedWithoutWarnings(_ value: JSONValue) throws {
    #expect(try Self.warnings(of: value).isEmpty)
  }

  @Test func anUnknownPropertyIsAWarningWithWhatWasProbablyMeant() throws {
    let value = Sample.text.with("quikReply", ["items": []]).with("sender", ["nam": "Cony"])
    #expect(
      try Self.warnings(of: value) == [
        "quikReply: unknown property \"quikReply\"; did you mean \"quickReply\"?",
        "sender.nam: unknown property \"nam\"; did you mean \"name\"?",
      ])
  }

  @Test func anUnknownTypeIsAnError() {
    #expect(problems(of: ["type": "txt", "text": "a"]) == ["type: \"txt\" is not an allowed value"])
    #expect(problems(of: ["text": "a"]) == ["type: missing"])
    #expect(problems(of: "Hello") == [": expected a message object, found \"Hello\""])
  }

  @Test func aProblemKeepsTheWarningsBesideIt() {
    let value = Sample.sticker.with("stickerId", nil).with("sticker", "1")
    let error = #expect(throws: InvalidMessageObject.self) { try MessageObject.decode(value) }
    #expect(error?.problems.map(\.message) == ["missing"])
    #expect(error?.warnings.map(\.isAboutName) == [true])
  }

  @Test(arguments: [
    "camera", "cameraRoll", "location",
  ])
  func theActionsOfQuickRepliesAloneStandThereOnly(_ type: String) {
    let action: JSONValue = ["type": .string(type), "label": "Go"]
    #expect(problems(of: Sample.text(quickReplies: action)).isEmpty)
    #expect(problems(of: LimitTests.template(Sample.buttons, "actions", [action])).count == 1)
  }

  @Test(
    arguments: [
      ("date", "2017-06-18", true), ("date", "2100-12-31", true), ("date", "1900-01-01", true),
      ("date", "2024-02-29", true), ("date", "2023-02-29", false), ("date", "2101-01-01", false),
      ("date", "2017-6-18", false), ("date", "2017-06-18T00:00", false), ("time", "00:00", true),
      ("time", "23:59", true), ("time", "23:60", false), ("time", "6:15", false),
      ("datetime", "2017-06-18T06:15", true), ("datetime", "2017-06-18t06:15", true),
      ("datetime", "2017-06-18 06:15", false), ("datetime", "2017-06-18", false), ("time", "１２:00", false),
    ] as [(String, String, Bool)])
  func aPickersTimesHaveTheFormOfItsMode(_ mode: String, _ time: String, _ isValid: Bool) {
    for name in ["initial", "min", "max"] {
      let action: JSONValue = [
        "type": "datetimepicker", "label": "a", "data": "b", "mode": .string(mode), name: .string(time),
      ]
      #expect(problems(of: Sample.text(quickReplies: action)).isEmpty == isValid)
    }
  }

  @Test func aPickersLeastIsLessThanItsGreatest() throws {
    func picker(_ min: JSONValue, _ max: JSONValue, initial: JSONValue = "08:30") -> JSONValue {
      Sample.text(quickReplies: [
        "type": "datetimepicker", "label": "a", "data": "b", "mode": "time", "initial": initial, "min": min,
        "max": max,
      ])
    }
    #expect(try Self.warnings(of: picker("08:30", "09:00")).isEmpty)
    #expect(
      problems(of: picker("09:00", "09:00"))
        == ["quickReply.items[0].action.min: has to be less than max"])
    #expect(try Self.warnings(of: picker("08:00", "09:00", initial: "09:01")).count == 1)
  }

  @Test func namesStandTwiceAndNumbersThatAreNoneAreErrorsEvenInUnknownProperties() {
    let value: JSONValue = [
      "type": "text", "text": "a", "new": [["a": 1, "a": 2], .number(.nan), .number(.infinity)],
    ]
    #expect(
      problems(of: value) == [
        "new[0].a: given a second time", "new[1]: nan is not a number that JSON can express",
        "new[2]: inf is not a number that JSON can express",
      ])
  }

  @Test func aNameOfManyThatStandsTwiceIsFoundAtOnce() {
    var members = (0..<50_000).map { JSONValue.Member("k\($0)", 1) }
    members.append(.init("k7", 2))
    #expect(problems(of: Sample.text.with("new", .object(members))) == ["new.k7: given a second time"])
  }

  @Test func aThousandLevelsAreAnErrorAndNoCrash() {
    var value: JSONValue = "deep"
    for _ in 0..<1000 { value = ["a": [value]] }
    let found = problems(of: Sample.text.with("new", value))
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("nested more than 256 levels deep") == true)
  }

  @Test func aMessageObjectStaysSmall() {
    #expect(MemoryLayout<MessageObject>.stride == 24)
    #expect(MemoryLayout<WrittenMessage>.stride == 32)
  }
}
