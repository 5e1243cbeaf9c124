/// An action object: what a tap on a button, an area, a bubble or a quick reply does, as far as the room simulates it.
///
/// Source: Messaging API reference, "Action objects".
public struct MessageAction: Hashable, Sendable {
  /// What a postback action opens or closes: its `inputOption`.
  public enum InputOption: String, CaseIterable, Hashable, Sendable {
    /// Closes the rich menu.
    case closeRichMenu
    /// Opens the rich menu.
    case openRichMenu
    /// Opens the keyboard.
    case openKeyboard
    /// Opens the input of voice messages, which takes the place of the keyboard.
    case openVoice
  }

  /// The action's `type`.
  public var type: String
  /// Its label; empty where there is none.
  public var label: String
  /// The URI it opens, for `uri` actions.
  public var uri: String?
  /// The text that the user sends by it: a message action's `text`, or a postback action's `displayText`.
  public var text: String?
  /// What it opens or closes, for `postback` actions.
  public var inputOption: InputOption?
  /// The text that the keyboard opens with.
  public var fillInText: String?
  /// What the bot gets by it in a postback: the `data` of a postback, a datetime picker and a rich menu switch.
  public var data: String?
  /// Whether the bot does not get the text as a message of the user's: a postback action's `displayText`.
  public var isTextOnlyShown = false
  /// What is picked, for `datetimepicker` actions.
  public var picker: DatetimePicker?

  /// Creates an action.
  public init(
    type: String, label: String, uri: String? = nil, text: String? = nil, inputOption: InputOption? = nil,
    fillInText: String? = nil
  ) {
    self.type = type
    self.label = label
    self.uri = uri
    self.text = text
    self.inputOption = inputOption
    self.fillInText = fillInText
  }

  /// The outline of an action object; nil for another value, and for an action without a type. An imagemap's has its
  /// URI in `linkUri`. O(members).
  public init?(_ value: JSONValue) {
    func string(_ name: String) -> String? {
      if case .string(let text)? = value[name], !text.isEmpty { text } else { nil }
    }
    guard let type = string("type") else { return nil }
    self.init(type: type, label: string("label") ?? "")
    switch type {
    case "uri": uri = string("uri") ?? string("linkUri")
    case "message": text = string("text")
    case "postback":
      text = string("displayText") ?? string("text")
      isTextOnlyShown = string("displayText") != nil
      data = string("data") ?? ""
      inputOption = string("inputOption").flatMap(InputOption.init)
      if inputOption == .openKeyboard { fillInText = string("fillInText") }
    case "datetimepicker":
      data = string("data") ?? ""
      picker = DatetimePicker(value)
    case "richmenuswitch": data = string("data") ?? ""
    default: break
    }
  }

  /// The name of its button: the label, else the text that it sends; empty where there is neither.
  public var name: String { label.isEmpty ? text ?? "" : label }

  /// Whether a tap on it, in a bubble, does something in the room: it opens no URL.
  public var isButton: Bool { ["message", "postback", "datetimepicker"].contains(type) }
}

extension MessageObject {
  /// The actions in a message object that send a text, or a postback, without duplicates, in order of appearance.
  ///
  /// Quick replies are below the room, not in the bubble. O(size of the value).
  public static func buttons(in value: JSONValue) -> [MessageAction] {
    var buttons: [MessageAction] = []
    collectButtons(of: value, into: &buttons)
    var seen: Set<MessageAction> = []
    return buttons.filter { seen.insert($0).inserted }
  }

  private static func collectButtons(of value: JSONValue, into buttons: inout [MessageAction]) {
    switch value {
    case .array(let elements):
      for element in elements { collectButtons(of: element, into: &buttons) }
    case .object(let members):
      if let action = MessageAction(value), action.isButton { return buttons.append(action) }
      for member in members where member.name != "quickReply" && member.name != "sender" {
        collectButtons(of: member.value, into: &buttons)
      }
    case .null, .bool, .number, .string: break
    }
  }
}
