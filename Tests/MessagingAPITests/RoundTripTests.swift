import MessagingAPI
import Testing
import TestSupport

@Suite("Writing message objects again") struct RoundTripTests {

  /// A value with members in another order and with properties nobody knows.
  static func varied(_ value: JSONValue, by random: inout SplitMix64, isMap: Bool = false) -> JSONValue {
    switch value {
    case .object(let members):
      var members = members.map { member in
        JSONValue.Member(
          member.name, varied(member.value, by: &random, isMap: member.name == "substitution"))
      }
      if !isMap, Int.random(in: 0..<3, using: &random) == 0 {
        members.append(.init("unknown\(Int.random(in: 0..<9, using: &random))", unknown(by: &random)))
      }
      return .object(members.shuffled(using: &random))
    case .array(let elements): return .array(elements.map { varied($0, by: &random) })
    case .null, .bool, .number, .string: return value
    }
  }

  static func unknown(by random: inout SplitMix64) -> JSONValue {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .number(Double.random(in: -1e12...1e12, using: &random))
    case 3: .number(Double(Int.random(in: -(1 << 53)...1 << 53, using: &random)))
    case 4: ["z": ["\u{0}", "あ😀"], "a": .object([])]
    default: [.null, .array([]), "x"]
    }
  }

  static func quickReply(by random: inout SplitMix64) -> JSONValue {
    let actions: [JSONValue] = [
      Sample.message, Sample.uri, ["type": "camera", "label": "a"], ["type": "cameraRoll", "label": "a"],
      ["type": "location", "label": "a"], ["type": "clipboard", "label": "a", "clipboardText": "b"],
      [
        "type": "postback", "label": "a", "data": "b", "inputOption": "openKeyboard", "fillInText": "c\n",
      ],
      ["type": "datetimepicker", "label": "a", "data": "b", "mode": "date", "min": "2026-01-01"],
    ]
    let count = Int.random(in: 1...13, using: &random)
    return [
      "items": .array(
        (0..<count).map { _ in
          ["type": "action", "action": actions.randomElement(using: &random) ?? Sample.message]
        })
    ]
  }

  @Test(arguments: Sample.messages)
  func nothingIsLost(_ sample: JSONValue) throws {
    var random = SplitMix64(seed: UInt64(sample.text().utf8.count))
    for _ in 0..<300 {
      var value = sample
      if Bool.random(using: &random) { value = value.with("quickReply", Self.quickReply(by: &random)) }
      if Bool.random(using: &random) { value = value.with("sender", ["name": "Cony"]) }
      value = Self.varied(value, by: &random)
      // Unknown properties are refused in Flex Messages.
      let (message, _) = try MessageObject.decode(value, isLenient: true)
      #expect(message.json == value)
      #expect(message.object == (try MessageObject.decode(sample).message.object))
      #expect(try MessageObject.decode(message.json ?? .null, isLenient: true).message == message)
    }
  }

  @Test func twoThatMeanTheSameAndAreWrittenDifferentlyDiffer() throws {
    let plain = try MessageObject.decode(Sample.text).message
    let other = try MessageObject.decode(["text": "Hello", "type": "text"]).message
    #expect(plain == WrittenMessage(.text("Hello")))
    #expect(plain != other)
    #expect(plain.object == other.object)
    #expect(Set([plain, other, plain]).count == 2)
  }

  @Test func onlyATextHasJSONWithoutHavingBeenWritten() {
    #expect(WrittenMessage(.text("Hi")).json == ["type": "text", "text": "Hi"])
    #expect(WrittenMessage(.coupon(couponId: "a")).json == nil)
  }

  @Test func aRichMenuObjectLosesNothing() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let value = Self.varied(Sample.richMenu, by: &random)
      #expect(try RichMenu.decode(value).menu.source == value)
    }
  }
}
