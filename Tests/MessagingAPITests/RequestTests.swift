import MessagingAPI
import Testing

@Suite("Requests and other shapes of messages") struct RequestTests {
  static func problems(of value: JSONValue) -> [String] {
    do throws(InvalidMessageObject) {
      _ = try MessageRequest.decode(value)
      return []
    } catch {
      return error.problems.map { "\($0.path): \($0.message)" }
    }
  }

  @Test func aRequestHasItsMessagesWithTheirPaths() throws {
    let request = try MessageRequest.decode([
      "to": "U0123456789abcdef0123456789abcdef", "customAggregationUnits": ["promotion_a"],
      "messages": [Sample.text, Sample.image],
    ])
    #expect(request.entries.map(\.path.description) == ["messages[0]", "messages[1]"])
    #expect(request.entries.map(\.message.json) == [Sample.text, Sample.image])
    #expect(request.warnings.isEmpty)
  }

  @Test func anArrayAndASingleMessageObjectAreShapesToo() throws {
    let array = try MessageRequest.decode([Sample.text, Sample.coupon])
    #expect(array.entries.map(\.path.description) == ["[0]", "[1]"])
    let single = try MessageRequest.decode(Sample.location)
    #expect(single.entries.map(\.path.description) == [""])
    #expect(single.entries.map(\.message.object.type) == ["location"])
  }

  @Test func aBareContainerBecomesAFlexMessage() throws {
    for container in [Sample.bubble, ["type": "carousel", "contents": [Sample.bubble]]] {
      let request = try MessageRequest.decode(container, altText: "Card")
      #expect(
        request.entries.map(\.message.json) == [
          ["type": "flex", "altText": "Card", "contents": container]
        ])
    }
    #expect(
      Self.problems(of: ["type": "carousel", "contents": [["type": "bubble", "size": "huge"]]]) == [
        "contents[0].size: \"huge\" is not an allowed value"
      ])
    #expect(
      Self.problems(of: Sample.bubble.with("boddy", .object([]))) == ["boddy: unknown property \"boddy\""])
  }

  @Test func aRequestHasOneToFiveMessages() {
    for value in [.array(Sample.text, count: 5), ["messages": .array(Sample.text, count: 5)]] as [JSONValue] {
      #expect(Self.problems(of: value).isEmpty)
    }
    #expect(
      Self.problems(of: ["messages": .array(Sample.text, count: 6)])
        == ["messages: 6 messages exceed the maximum of 5"])
    #expect(Self.problems(of: []) == [": there is no message; a request has 1 to 5"])
    #expect(Self.problems(of: ["messages": "a"]) == ["messages: expected an array, found \"a\""])
    #expect(Self.problems(of: 5).count == 1)
  }

  @Test func aRequestHasAtMostOneUnit() {
    func request(_ units: JSONValue) -> JSONValue {
      ["messages": [Sample.text], "customAggregationUnits": units]
    }
    #expect(Self.problems(of: request([letters(30)])).isEmpty)
    #expect(
      Self.problems(of: request([letters(31), "a-b"])) == [
        "customAggregationUnits: 2 units exceed the maximum of 1",
        "customAggregationUnits[0]: 31 characters exceed the maximum of 30",
        "customAggregationUnits[1]: \"a-b\" has characters other than letters, digits and _",
      ])
  }

  @Test func everyProblemHasItsPathInTheRequest() {
    #expect(
      Self.problems(of: ["messages": [Sample.text.with("text", ""), Sample.sticker.with("stickerId", nil)]])
        == ["messages[0].text: empty", "messages[1].stickerId: missing"])
  }
}
