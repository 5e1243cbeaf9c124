/// Requests that send messages, and the other shapes messages come in.
extension MessageObjectDecoder {
  /// The properties of the requests that send: those of all endpoints.
  private static let requestProperties = [
    "messages", "to", "replyToken", "notificationDisabled", "customAggregationUnits", "recipient", "filter",
    "limit",
  ]

  mutating func request(_ value: JSONValue, altText: String) -> MessageRequest? {
    if case .array = value { return messages(value).map { MessageRequest(entries: $0) } }
    guard case .object = value else {
      report("expected a message object, an array of them or a request, found \(value.found)")
      return nil
    }
    // Statistics have `messages`, too.
    if value["messages"] != nil, value["overview"] == nil { return requestBody(value) }
    if case .string(let type)? = value["type"], type == "bubble" || type == "carousel",
      value["columns"] == nil
    {
      return bareContainer(value, altText: altText).map { MessageRequest(entries: [$0]) }
    }
    return entry(value).map { MessageRequest(entries: [$0]) }
  }

  /// The body of a request: one to `known`, or to the endpoint that its properties tell.
  ///
  /// Of a request to a known endpoint, what the endpoint does not need is doubtful only, and what it needs must be
  /// there.
  mutating func requestBody(_ value: JSONValue, to known: MessageRequest.Endpoint? = nil) -> MessageRequest? {
    guard var body = object(value, known: Self.requestProperties) else { return nil }
    let endpoint = known ?? self.endpoint(of: body)
    warnOfStrangers(in: body, endpoint)
    if known != nil { body = body.without(Self.strangers(to: endpoint)) }
    let takesRecipients = known == .push || known == .multicast
    let recipients =
      member("to", of: body, isRequired: takesRecipients) { $0.recipients($1, to: known) } ?? []
    let replyToken = string("replyToken", of: body, isRequired: known == .reply)
    let isSilent = bool("notificationDisabled", of: body, isRequired: false)
    let unit = optional("customAggregationUnits", of: body) { $0.unit($1) }
    optional("recipient", of: body) { $0.narrowcastRecipient($1, depth: 1) }
    optional("filter", of: body) { $0.narrowcastFilter($1) }
    optional("limit", of: body) { $0.narrowcastLimit($1) }
    guard let entries = required("messages", of: body, { $0.messages($1) }) else {
      isUnreadable = true
      return nil
    }
    var request = MessageRequest(entries: entries)
    request.endpoint = endpoint
    request.recipients = recipients
    request.replyToken = replyToken
    request.unit = unit
    request.isNotificationDisabled = isSilent ?? false
    return request
  }

  /// The endpoint that takes such a body.
  private func endpoint(of body: Members) -> MessageRequest.Endpoint {
    if body["replyToken"] != nil { return .reply }
    if let to = body["to"] {
      if case .array = to { return .multicast }
      return .push
    }
    let isNarrowed = ["recipient", "filter", "limit"].contains { body[$0] != nil }
    return isNarrowed ? .narrowcast : .broadcast
  }

  /// Properties of other endpoints: the service ignores them as it does unknown ones.
  private mutating func warnOfStrangers(in body: Members, _ endpoint: MessageRequest.Endpoint) {
    for name in Self.strangers(to: endpoint) where body[name] != nil {
      inside(.name(name)) { $0.warn("a \(endpoint.rawValue) request has no \(name)", isAboutName: true) }
    }
  }

  /// The properties that only requests to other endpoints have.
  private static func strangers(to endpoint: MessageRequest.Endpoint) -> [String] {
    let own: [String] =
      switch endpoint {
      case .push, .multicast: ["to", "customAggregationUnits"]
      case .reply: ["replyToken"]
      case .narrowcast: ["recipient", "filter", "limit"]
      case .broadcast: []
      }
    return requestProperties.filter { !(own + ["messages", "notificationDisabled"]).contains($0) }
  }

  /// `to`: an id, or up to 500 of them.
  private mutating func recipients(_ value: JSONValue, to endpoint: MessageRequest.Endpoint?) -> [String]? {
    switch (endpoint, value) {
    case (.push, .array): report("expected a string, found \(value.found)")
    case (.multicast, .string): report("expected an array of ids, found \(value.found)")
    default: return recipients(value)
    }
    return nil
  }

  private mutating func recipients(_ value: JSONValue) -> [String]? {
    guard case .array(let elements) = value else {
      guard case .string = value else {
        report("expected an id or an array of ids, found \(value.found)")
        return nil
      }
      return recipient(value, prefixes: "UCR").map { [$0] }
    }
    let maximum = MessageRequest.maximumRecipients
    let size = "Size must be between 1 and \(maximum)"
    if elements.isEmpty {
      report("there is no id; a multicast request has 1 to \(maximum)", plainMessage: size)
    }
    if elements.count > maximum {
      report("\(elements.count) ids exceed the maximum of \(maximum)", plainMessage: size)
    }
    return elements.enumerated().compactMap { index, value in
      inside(.index(index)) { $0.recipient(value, prefixes: "U") }
    }
  }

  /// The id of a user (`U`), group chat (`C`) or multi-person chat (`R`) and 32 hexadecimal digits. Others are
  /// doubtful only: files that are not sent as they are have names or placeholders there.
  private mutating func recipient(_ value: JSONValue, prefixes: String) -> String? {
    guard case .string(let id) = value else {
      report("expected a string, found \(value.found)")
      return nil
    }
    guard !id.isEmpty else {
      report("empty", plainMessage: "May not be empty")
      return nil
    }
    let isId =
      id.utf8.count == 33 && id.first.map(prefixes.contains) == true
      && id.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    if !isId {
      warn(
        "\"\(id.cut)\" is not a LINE id",
        hint: "an id is \(prefixes == "U" ? "U" : "U, C or R") and 32 digits 0 to 9 and a to f")
    }
    return id
  }

  /// The message objects of an array.
  private mutating func messages(_ value: JSONValue) -> [MessageRequest.Entry]? {
    guard case .array(let elements) = value else {
      report("expected an array, found \(value.found)")
      return nil
    }
    let counts = MessageRequest.allowedCounts
    let size = "Size must be between \(counts.lowerBound) and \(counts.upperBound)"
    if elements.isEmpty {
      report(
        "there is no message; a request has \(counts.lowerBound) to \(counts.upperBound)", plainMessage: size)
      return nil
    }
    if elements.count > counts.upperBound {
      report("\(elements.count) messages exceed the maximum of \(counts.upperBound)", plainMessage: size)
      if !isLenient { return nil }
    }
    return elements.enumerated().compactMap { index, value in inside(.index(index)) { $0.entry(value) } }
  }

  private mutating func entry(_ value: JSONValue) -> MessageRequest.Entry? {
    let path = currentPath
    return messageObject(value).map { .init(message: WrittenMessage($0, from: value), path: path) }
  }

  /// A Flex Message made of a bare container; problems have paths relative to the container.
  private mutating func bareContainer(_ container: JSONValue, altText: String) -> MessageRequest.Entry? {
    let value = JSONValue.object([
      .init("type", .string("flex")), .init("altText", .string(altText)), .init("contents", container),
    ])
    let object = wrapping { $0.messageObject(value) }
    return object.map { .init(message: WrittenMessage($0, from: value), path: currentPath) }
  }

  /// Custom aggregation units: at most one.
  private mutating func unit(_ value: JSONValue) -> String? {
    guard case .array(let units) = value else {
      report("expected an array, found \(value.found)")
      return nil
    }
    if units.count > 1 { report("\(units.count) units exceed the maximum of 1") }
    var name: String?
    for (index, unit) in units.enumerated() {
      inside(.index(index)) { decoder in
        guard let text = decoder.string(unit, maximum: AggregationUnit.maximumNameLength) else { return }
        if let problem = AggregationUnit.problem(ofName: text) {
          decoder.report(problem, hint: AggregationUnit.hint(forName: text))
        }
        name = name ?? text
      }
    }
    return name
  }
}
