import MessagingAPI
import Testing

@Suite("Decoding Flex Messages")
struct FlexDecodingTests {
  private typealias Member = JSONValue.Member

  private func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member($0.0, $0.1) })
  }

  private func component(_ type: String, _ members: [(String, JSONValue)] = []) -> JSONValue {
    object([("type", .string(type))] + members)
  }

  private func box(_ contents: [JSONValue], _ members: [(String, JSONValue)] = []) -> JSONValue {
    component("box", [("layout", .string("vertical")), ("contents", .array(contents))] + members)
  }

  private func message(body: JSONValue) -> JSONValue {
    message(contents: component("bubble", [("body", body)]))
  }

  private func message(contents: JSONValue) -> JSONValue {
    component("flex", [("altText", .string("x")), ("contents", contents)])
  }

  /// What is wrong, "" when nothing is.
  private func problem(_ value: JSONValue) -> String {
    do throws(InvalidMessageObject) {
      _ = try MessageObject(decoding: value)
      return ""
    } catch {
      return error.problems.map { "\($0.path): \($0.message)" }.joined(separator: "\n")
    }
  }

  @Test("Components are decoded with their places")
  func components() throws {
    let text = component(
      "text",
      [
        ("text", .string("a")), ("size", .string("12.5px")), ("wrap", .bool(true)), ("flex", .number(2)),
        ("margin", .string("md")), ("offsetTop", .string("-3px")), ("weight", .string("bold")),
      ])
    let body = box(
      [text, component("filler")], [("width", .string("50%")), ("paddingTop", .string("none"))])
    guard case .flex(let flex) = try MessageObject(decoding: message(body: body)),
      case .box(let decoded)? = flex.bubbles.first?.body?.kind,
      case .text(let words)? = decoded.contents.first?.kind
    else { throw InvalidMessageObject(problems: []) }
    #expect(decoded.width == .percent(50))
    #expect(decoded.sidePadding.top == .keyword(.none))
    #expect(decoded.contents[0].flex == 2)
    #expect(decoded.contents[0].margin == .keyword(.md))
    #expect(decoded.contents[0].offset.top == .pixels(-3))
    #expect(decoded.contents[1].kind == .filler)
    #expect(words.style.size == .pixels(12.5))
    #expect(words.style.isBold == true)
    #expect(words.wraps)
  }

  @Test(
    "Invalid values are reported at their paths",
    arguments: [
      ("size", JSONValue.string("huge"), "size: \"huge\" is not a length"),
      ("size", .string("1e9px"), "size: \"1e9px\" is not a length"),
      ("size", .string("99999999px"), "size: 99999999 exceeds the maximum of 100000"),
      ("size", .string("-1px"), "size: -1 is below the minimum of 0"),
      ("size", .number(12), "size: expected a string, found 12"),
      ("flex", .number(.nan), "flex: expected a whole number, found nan"),
      ("flex", .number(-1), "flex: -1 is below the minimum of 0"),
      ("flex", .number(1e300), "flex: 1e+300 exceeds the maximum of 10000"),
      ("color", .string("red"), "color: \"red\" is not a color"),
      ("color", .string("#12345G"), "color: \"#12345G\" is not a color"),
      ("align", .string("middle"), "align: \"middle\" is not an allowed value"),
      ("wrap", .number(1), "wrap: expected true or false, found 1"),
      ("margin", .string("50%"), "margin: \"50%\" is not a length"),
      ("maxLines", .string("x"), "maxLines: expected a whole number, found \"x\""),
    ])
  func values(_ name: String, _ value: JSONValue, _ expected: String) {
    let text = component("text", [("text", .string("a")), (name, value)])
    #expect(problem(message(body: box([text]))) == "contents.body.contents[0].\(expected)")
  }

  @Test("Required properties are missed")
  func required() {
    #expect(problem(message(body: box([component("text")]))) == "contents.body.contents[0].text: missing")
    #expect(problem(message(body: box([component("image")]))) == "contents.body.contents[0].url: missing")
    #expect(problem(message(body: box([component("button")]))) == "contents.body.contents[0].action: missing")
    #expect(problem(message(body: component("box"))) == "contents.body.layout: missing")
  }

  @Test("Unknown component types and components at wrong places are errors")
  func types() {
    let path = "contents.body.contents[0].type"
    #expect(problem(message(body: box([component("map")]))).hasPrefix("\(path): \"map\" is not an"))
    #expect(problem(message(body: box([component("video")]))).hasPrefix("\(path): \"video\" is not an"))
    #expect(problem(message(body: component("text"))).hasPrefix("contents.body.type: \"text\" is not an"))
  }

  @Test("Unknown properties of components are errors, as the service has it")
  func unknownProperties() throws {
    let text = component("text", [("text", .string("a")), ("wrapp", .bool(true))])
    let value = message(body: box([text]))
    let error = #expect(throws: InvalidMessageObject.self) { try MessageObject.decode(value) }
    for problems in [error?.problems, try MessageObject.decode(value, isLenient: true).warnings] {
      #expect(problems?.map(\.path.description) == ["contents.body.contents[0].wrapp"])
      #expect(problems?.map(\.message) == ["unknown property \"wrapp\""])
      #expect(problems?.map(\.servicePath) == ["/body/contents/0/wrapp"])
      #expect(problems?.map(\.serviceMessage) == ["unknown field"])
    }
  }

  @Test("Ratios are two numbers; colors, gradients and angles are checked")
  func otherValues() {
    func image(_ ratio: String) -> JSONValue {
      component("image", [("url", .string("https://a.example")), ("aspectRatio", .string(ratio))])
    }
    let path = "contents.body.contents[0].aspectRatio"
    #expect(problem(message(body: box([image("20:13")]))) == "")
    #expect(problem(message(body: box([image("20")]))) == "\(path): \"20\" is not a ratio")
    #expect(problem(message(body: box([image("0:1")]))) == "\(path): 0 is below the minimum of 1")
    let gradient = component(
      "linearGradient",
      [("angle", .string("north")), ("startColor", .string("#000000")), ("endColor", .string("#FFFFFF80"))])
    #expect(
      problem(message(body: box([], [("background", gradient)])))
        == "contents.body.background.angle: expected an angle, found \"north\"")
  }

  @Test("A thousand levels of nesting are an error")
  func nesting() {
    var body = box([])
    for _ in 0..<110 { body = box([body]) }
    #expect(problem(message(body: body)).hasSuffix("nested deeper than the maximum of 100 levels"))
    for _ in 0..<890 { body = box([body]) }
    #expect(problem(message(body: body)).hasSuffix("nested more than 256 levels deep"))
  }

  @Test("Bubbles of a carousel have one size, at most 12 of them")
  func carousels() {
    func carousel(_ sizes: [String]) -> JSONValue {
      message(
        contents: component(
          "carousel", [("contents", .array(sizes.map { component("bubble", [("size", .string($0))]) }))]))
    }
    #expect(problem(carousel(["kilo", "kilo"])) == "")
    #expect(problem(carousel(["kilo", "mega"])).hasPrefix("contents.contents[1]: its size is mega"))
    let many = [String](repeating: "nano", count: 13)
    #expect(problem(carousel(many)) == "contents.contents: 13 elements are more than the maximum of 12")
  }

  @Test("A button's label has at most 40 characters; what a tap opens is kept")
  func actions() throws {
    func button(_ label: String) -> JSONValue {
      let action = component("uri", [("uri", .string("https://a.example")), ("label", .string(label))])
      return message(body: box([component("button", [("action", action)])]))
    }
    #expect(
      problem(button(String(repeating: "x", count: 41)))
        == "contents.body.contents[0].action.label: 41 characters exceed the maximum of 40")
    guard case .flex(let flex) = try MessageObject(decoding: button("Go")),
      case .box(let body)? = flex.bubbles.first?.body?.kind
    else { throw InvalidMessageObject(problems: []) }
    #expect(body.contents[0].action == MessageAction(type: "uri", label: "Go", uri: "https://a.example"))
  }
}
