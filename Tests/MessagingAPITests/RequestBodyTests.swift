import MessagingAPI
import Testing

@Suite("The properties of a request body other than its messages") struct RequestBodyTests {
  static func body(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { .init($0.key, $0.value) } + [.init("messages", [Sample.text])])
  }

  static let user: JSONValue = "U0123456789abcdef0123456789abcdef"

  @Test func itsPropertiesTellTheEndpoint() throws {
    func endpoint(_ members: KeyValuePairs<String, JSONValue>) throws -> MessageRequest.Endpoint? {
      try MessageRequest.decode(Self.body(members)).endpoint
    }
    #expect(try endpoint(["to": Self.user]) == .push)
    #expect(try endpoint(["to": [Self.user]]) == .multicast)
    #expect(try endpoint(["replyToken": "a"]) == .reply)
    #expect(try endpoint(["limit": ["max": 5]]) == .narrowcast)
    #expect(try endpoint(["notificationDisabled": true, "to": .null]) == .broadcast)
    #expect(try MessageRequest.decode([Sample.text]).endpoint == nil)
  }

  @Test func itsRecipientsUnitAndSilenceAreKept() throws {
    let request = try MessageRequest.decode(
      Self.body([
        "to": [Self.user, "U2"], "customAggregationUnits": ["spring"], "notificationDisabled": true,
      ]))
    #expect(request.recipients == ["U0123456789abcdef0123456789abcdef", "U2"])
    #expect(request.unit == "spring")
    #expect(request.isNotificationDisabled)
    #expect(request.warnings.map(\.path.description) == ["to[1]"])
  }

  @Test(
    arguments: [
      ("to", 5, "to"), ("to", [5], "to[0]"), ("to", [], "to"), ("to", "", "to"),
      ("notificationDisabled", "yes", "notificationDisabled"),
      ("customAggregationUnits", "promo", "customAggregationUnits"),
      ("customAggregationUnits", ["new-item"], "customAggregationUnits[0]"),
      ("replyToken", true, "replyToken"),
      ("recipient", ["type": "audience"], "recipient.audienceGroupId"), ("recipient", "all", "recipient"),
      ("recipient", ["type": "operator", "and": [["type": "friends"]]], "recipient.and[0].type"),
      ("recipient", ["type": "operator"], "recipient"),
      ("filter", ["demographic": ["type": "age", "gte": "age_16"]], "filter.demographic.gte"),
      ("filter", ["demographic": ["type": "gender", "oneOf": ["other"]]], "filter.demographic.oneOf[0]"),
      ("filter", ["demographic": ["type": "age", "gte": "age_30", "lt": "age_20"]], "filter.demographic.lt"),
      ("limit", ["max": 0], "limit.max"), ("limit", ["upToRemainingQuota": 1], "limit.upToRemainingQuota"),
    ] as [(String, JSONValue, String)])
  func aWrongTypeOrValueIsAnError(_ name: String, _ value: JSONValue, _ path: String) {
    let found = RequestTests.problems(of: .object([.init(name, value), .init("messages", [Sample.text])]))
    #expect(found.count == 1 && found[0].hasPrefix(path + ": "), "\(found)")
  }

  @Test func aNarrowcastAsInTheReferenceIsTaken() throws {
    let request = try MessageRequest.decode(
      Self.body([
        "recipient": [
          "type": "operator",
          "and": [
            ["type": "audience", "audienceGroupId": 5_614_991_017_776],
            ["type": "operator", "not": ["type": "redelivery", "requestId": "a"]],
          ],
        ],
        "filter": [
          "demographic": [
            "type": "operator",
            "or": [
              ["type": "gender", "oneOf": ["male", "female"]],
              ["type": "age", "gte": "age_20", "lt": "age_25"],
              ["type": "area", "oneOf": ["jp_23", "jp_05"]], ["type": "subscriptionPeriod", "lt": "day_30"],
              ["type": "appType", "oneOf": ["android"]],
            ],
          ]
        ], "limit": ["max": 100, "upToRemainingQuota": true],
      ]))
    #expect(request.endpoint == .narrowcast)
    #expect(request.warnings.isEmpty)
  }

  @Test func propertiesOfOtherEndpointsAreDoubtful() throws {
    let request = try MessageRequest.decode(Self.body(["replyToken": "a", "customAggregationUnits": ["b"]]))
    #expect(request.warnings.map(\.message) == ["a reply request has no customAggregationUnits"])
  }

  @Test(
    arguments: [
      (["size": ["width": 2500, "height": 843], "areas": []], "a rich menu object"),
      (["line": ["type": "text", "text": "a"]], "a Dialogflow payload"),
      (["destination": "U1", "events": []], "a webhook body"),
      (["overview": ["delivered": 1], "messages": [], "clicks": []], "statistics"),
      (["type": "box", "layout": "vertical", "contents": []], "a Flex component"),
      (["body": ["type": "box"]], "a bubble container without its type"),
      (["type": "buttons", "text": "a"], "a template"),
      (["type": "uri", "uri": "https://a.example"], "an action"),
      (["view": ["type": "full", "url": "https://a.example"]], "a LIFF app"),
      (["type": "age", "gte": "age_20"], "the demographic filter"),
      (["altText": "a", "contents": []], "a Flex Message"),
    ] as [(JSONValue, String)])
  func whatIsSomethingElseIsNamed(_ value: JSONValue, _ name: String) {
    let found = RequestTests.problems(of: value)
    #expect(found.count == 1 && found[0].hasPrefix(": this is \(name)"), "\(found)")
  }
}
