extension MessageObjectDecoder {
  /// Where an action stands, which decides what its label may be.
  enum ActionPlace {
    case template, imageCarousel, quickReply, richMenu, flex, flexButton

    var longestLabel: Int {
      switch self {
      case .imageCarousel: 12
      case .flex, .flexButton: 40
      case .template, .quickReply, .richMenu: 20
      }
    }

    /// Whether the action has to have a label.
    var needsLabel: Bool { self == .template || self == .quickReply || self == .flexButton }
  }

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

  /// An action object; gives its label, an empty one where there is none.
  ///
  /// Source: Messaging API reference, "Action objects".
  @discardableResult
  mutating func action(_ value: JSONValue, in place: ActionPlace) -> String? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    var types = ["postback", "message", "uri", "datetimepicker", "clipboard"]
    if place == .quickReply { types += ["camera", "cameraRoll", "location"] }
    if place == .richMenu { types.append("richmenuswitch") }
    guard let type = choice("type", of: Members(value: value), among: types),
      let own = MessageObjectDecoder.actionProperties[type],
      let action = object(value, known: ["type", "label"] + own)
    else { return nil }
    let label = string("label", of: action, isRequired: place.needsLabel, most: place.longestLabel)
    check(action, type: type)
    return label ?? ""
  }

  private mutating func check(_ action: Members, type: String) {
    switch type {
    case "postback":
      string("data", of: action, most: 300)
      string("displayText", of: action, isRequired: false, most: 300)
      string("text", of: action, isRequired: false, most: 300)
      choice(
        "inputOption", of: action, isRequired: false,
        among: ["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"])
      string("fillInText", of: action, isRequired: false, most: 300)
    case "message":
      string("text", of: action, most: 300)
    case "uri":
      actionURI("uri", of: action)
      optional("altUri", of: action) { decoder, value -> Void? in
        guard let alternative = decoder.object(value, known: ["desktop"]) else { return nil }
        decoder.actionURI("desktop", of: alternative)
        return ()
      }
    case "datetimepicker":
      string("data", of: action, most: 300)
      choice("mode", of: action, among: ["date", "time", "datetime"])
      for name in ["initial", "max", "min"] { string(name, of: action, isRequired: false, most: 20) }
    case "richmenuswitch":
      string("richMenuAliasId", of: action, most: 32)
      string("data", of: action, most: 300)
    case "clipboard":
      string("clipboardText", of: action)
    default:
      break
    }
  }

  /// A member that an action opens.
  mutating func actionURI(_ name: String, of members: Members) {
    required(name, of: members) { decoder, value -> Void? in
      guard let uri = decoder.string(value, most: Self.longestActionURI) else { return nil }
      if let problem = MessageObject.problem(ofActionURI: uri) { decoder.report(problem) }
      return ()
    }
  }
}
