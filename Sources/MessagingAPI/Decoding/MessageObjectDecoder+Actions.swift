extension MessageObjectDecoder {
  /// The place of an action, which determines its label and its allowed types.
  enum ActionPlace {
    case template, defaultAction, imageCarousel, quickReply, richMenu, flex, flexButton

    var maximumLabelLength: Int {
      switch self {
      case .imageCarousel: 12
      case .flex, .flexButton: 40
      case .template, .defaultAction, .quickReply, .richMenu: 20
      }
    }

    /// Whether the action requires a label.
    var needsLabel: Bool { self == .template || self == .quickReply || self == .flexButton }

    /// The types the API documents there.
    var types: [String] {
      let everywhere = ["postback", "message", "uri", "datetimepicker", "clipboard"]
      switch self {
      case .quickReply: return everywhere + ["camera", "cameraRoll", "location"]
      case .richMenu: return everywhere + ["richmenuswitch"]
      case .template, .defaultAction, .imageCarousel, .flex, .flexButton: return everywhere
      }
    }
  }

  /// The longest of most texts of an action.
  private static let maximumActionTextLength = 300

  private static let actionProperties: [String: [String]] = [
    "postback": ["data", "displayText", "text", "inputOption", "fillInText"],
    "message": ["text"],
    "uri": ["uri", "altUri"],
    "datetimepicker": ["data", "mode", "initial", "max", "min"],
    "camera": [],
    "cameraRoll": [],
    "location": [],
    "richmenuswitch": ["richMenuAliasId", "data"],
    "clipboard": ["clipboardText"],
  ]

  /// An action object.
  ///
  /// Source: Messaging API reference, "Action objects" and there "Specifications of the label".
  @discardableResult
  mutating func action(_ value: JSONValue, in place: ActionPlace) -> MessageAction? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    guard let type = actionType(of: value, in: place),
      let own = MessageObjectDecoder.actionProperties[type],
      let action = object(value, known: ["type", "label"] + own)
    else { return nil }
    let label = self.label(
      of: action, isRequired: place.needsLabel, maximum: place.maximumLabelLength, in: .graphemes)
    switch type {
    case "postback": postback(action)
    case "message": string("text", of: action, maximum: Self.maximumActionTextLength, in: .graphemes)
    case "uri": uriAction(action)
    case "datetimepicker": datetimePicker(action)
    case "richmenuswitch":
      string("richMenuAliasId", of: action, maximum: 32)
      string("data", of: action, maximum: Self.maximumActionTextLength)
    case "clipboard": string("clipboardText", of: action)
    default: break
    }
    var outline = MessageAction(value)
    outline?.label = label ?? ""
    return outline
  }

  /// The type of an action. In a rich menu the service takes others than are documented there, a camera.
  private mutating func actionType(of value: JSONValue, in place: ActionPlace) -> String? {
    if place == .richMenu, case .string(let type)? = value["type"], !place.types.contains(type),
      MessageObjectDecoder.actionProperties[type] != nil
    {
      inside(.name("type")) {
        $0.warn(
          "the API documents no \(type) action here",
          hint: "documented: \(place.types.joined(separator: ", "))")
      }
      return type
    }
    return choice("type", of: Members(value: value), among: place.types)
  }

  /// A label. An empty one is shown as nothing; the service takes it in places.
  @discardableResult
  mutating func label(
    of members: Members, isRequired: Bool, maximum: Int, in unit: CountingUnit = .codeUnits
  ) -> String? {
    member("label", of: members, isRequired: isRequired) { decoder, value in
      if value == .string("") {
        decoder.warn("empty")
        return ""
      }
      return decoder.string(value, maximum: maximum, in: unit)
    }
  }

  /// Source: Messaging API reference, "Postback action".
  private mutating func postback(_ action: Members) {
    let maximum = Self.maximumActionTextLength
    string("data", of: action, maximum: maximum)
    string("displayText", of: action, isRequired: false, maximum: maximum, in: .graphemes)
    string("text", of: action, isRequired: false, maximum: maximum, in: .graphemes)
    let option = choice(
      "inputOption", of: action, isRequired: false,
      among: MessageAction.InputOption.allCases.map(\.rawValue))
    string("fillInText", of: action, isRequired: false, maximum: maximum, in: .graphemes)
    if action["text"] != nil, action["displayText"] != nil {
      inside(.name("text")) { $0.report("can't be combined with displayText") }
    }
    if action["fillInText"] != nil, option != nil || action["inputOption"] == nil, option != "openKeyboard" {
      inside(.name("fillInText")) { $0.warn("has no effect unless inputOption is openKeyboard") }
    }
  }

  /// Source: Messaging API reference, "URI action".
  private mutating func uriAction(_ action: Members) {
    actionURI("uri", of: action)
    optional("altUri", of: action) { decoder, value -> Void? in
      guard let alternative = decoder.object(value, known: ["desktop"]) else { return nil }
      decoder.actionURI("desktop", of: alternative, isRequired: false)
      return ()
    }
  }

  /// A member that an action opens.
  mutating func actionURI(_ name: String, of members: Members, isRequired: Bool = true) {
    member(name, of: members, isRequired: isRequired) { decoder, value -> Void? in
      guard let uri = decoder.link(value, maximum: Self.maximumActionURILength), !uri.isEmpty else {
        return nil
      }
      if uri.utf16.count <= Self.maximumActionURILength, let problem = MessageObject.problem(ofActionURI: uri)
      {
        decoder.report(problem)
      } else {
        decoder.warnUnlessEncoded(uri)
      }
      return ()
    }
  }

  /// Source: Messaging API reference, "Datetime picker action".
  private mutating func datetimePicker(_ action: Members) {
    string("data", of: action, maximum: Self.maximumActionTextLength)
    let mode = choice("mode", of: action, among: PickedTime.modes)
    let initial = pickedTime("initial", of: action, mode: mode)
    let max = pickedTime("max", of: action, mode: mode)
    let min = pickedTime("min", of: action, mode: mode)
    if let max, let min, min >= max {
      inside(.name("min")) { $0.report("has to be less than max") }
    } else if let initial, min.map({ initial < $0 }) ?? false || max.map({ initial > $0 }) ?? false {
      inside(.name("initial")) { $0.warn("is not between min and max") }
    }
  }

  private mutating func pickedTime(_ name: String, of action: Members, mode: String?) -> PickedTime? {
    member(name, of: action, isRequired: false) { decoder, value in
      guard let text = decoder.string(value, maximum: 1000), let mode else { return nil }
      guard let time = PickedTime(text, mode: mode) else {
        decoder.report(
          "\"\(text.cut)\" is not a \(mode)", hint: "write it like \(PickedTime.example(ofMode: mode))")
        return nil
      }
      guard time.isAllowed else {
        decoder.report("\(text.cut) is not in the years 1900 to 2100")
        return nil
      }
      return time
    }
  }
}
