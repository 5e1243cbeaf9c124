import MessagingAPI

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// For tests.
  public init(stringLiteral value: String) { self = .string(value) }
  /// For tests.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// For tests.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// For tests.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// For tests.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// For tests.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// The object with a member changed or added; with nil it is taken out.
  func with(_ name: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { $0.name == name }) {
      if let value { members[index].value = value } else { members.remove(at: index) }
    } else if let value {
      members.append(Member(name, value))
    }
    return .object(members)
  }

  /// As many copies as `count` in an array.
  static func array(_ value: JSONValue, count: Int) -> JSONValue {
    .array(Array(repeating: value, count: count))
  }
}

/// A text of that many characters.
func letters(_ count: Int, of letter: String = "a") -> JSONValue {
  .string(String(repeating: letter, count: count))
}

/// An https URL of that many characters.
func url(_ count: Int) -> JSONValue {
  .string("https://x.y/" + String(repeating: "a", count: count - 12))
}

/// A valid message object of each type.
enum Sample {
  static let text: JSONValue = ["type": "text", "text": "Hello"]
  static let textV2: JSONValue = [
    "type": "textV2", "text": "Hi {a}",
    "substitution": ["a": ["type": "mention", "mentionee": ["type": "all"]]],
  ]
  static let sticker: JSONValue = ["type": "sticker", "packageId": "446", "stickerId": "1988"]
  static let image: JSONValue = [
    "type": "image", "originalContentUrl": "https://x.y/a", "previewImageUrl": "https://x.y/b",
  ]
  static let video: JSONValue = image.with("type", "video").with("trackingId", "a-1")
  static let audio: JSONValue = ["type": "audio", "originalContentUrl": "https://x.y/a", "duration": 60000]
  static let location: JSONValue = [
    "type": "location", "title": "Here", "address": "There", "latitude": 35.65910807942215,
    "longitude": 139.7,
  ]
  static let area: JSONValue = ["x": 0, "y": 0, "width": 520, "height": 1040]
  static let imagemap: JSONValue = [
    "type": "imagemap", "baseUrl": "https://x.y/base", "altText": "Map",
    "baseSize": ["width": 1040, "height": 1040],
    "video": [
      "originalContentUrl": "https://x.y/v", "previewImageUrl": "https://x.y/p", "area": area,
      "externalLink": ["linkUri": "https://x.y/more", "label": "More"],
    ],
    "actions": [
      ["type": "uri", "linkUri": "https://x.y/1", "area": area, "label": "One"],
      ["type": "message", "text": "Hello", "area": area],
      ["type": "clipboard", "clipboardText": "3B48740B", "area": area],
    ],
  ]
  static let message: JSONValue = ["type": "message", "label": "Yes", "text": "yes"]
  static let buttons: JSONValue = template([
    "type": "buttons", "text": "Choose", "actions": [message, uri],
    "defaultAction": ["type": "uri", "uri": "https://x.y/default"],
  ])
  static let confirm: JSONValue = template([
    "type": "confirm", "text": "Sure?", "actions": [message, message],
  ])
  static let column: JSONValue = ["text": "One", "actions": [uri]]
  static let carousel: JSONValue = template(["type": "carousel", "columns": [column, column]])
  static let imageColumn: JSONValue = ["imageUrl": "https://x.y/i", "action": uri]
  static let imageCarousel: JSONValue = template(["type": "image_carousel", "columns": [imageColumn]])
  static let flex: JSONValue = ["type": "flex", "altText": "Card", "contents": bubble]
  static let bubble: JSONValue = ["type": "bubble", "size": "kilo"]
  static let coupon: JSONValue = ["type": "coupon", "couponId": "01JYNW8JMQVFBNWF1APF8Z3FS7"]
  static let uri: JSONValue = [
    "type": "uri", "label": "Shop", "uri": "https://x.y/shop", "altUri": ["desktop": "https://x.y/pc"],
  ]

  static let messages = [
    text, textV2, sticker, image, video, audio, location, imagemap, buttons, confirm, carousel, imageCarousel,
    flex, coupon,
  ]

  static func template(_ template: JSONValue) -> JSONValue {
    ["type": "template", "altText": "A template", "template": template]
  }

  /// A text with quick reply buttons of these actions.
  static func text(quickReplies actions: JSONValue...) -> JSONValue {
    text.with("quickReply", ["items": .array(actions.map { ["type": "action", "action": $0] })])
  }

  static let richMenu: JSONValue = [
    "size": ["width": 2500, "height": 1686], "selected": false, "name": "Nice rich menu",
    "chatBarText": "Tap to open",
    "areas": [
      [
        "bounds": ["x": 0, "y": 0, "width": 2500, "height": 1686],
        "action": ["type": "postback", "data": "action=buy&itemid=123"],
      ]
    ],
  ]
}

/// The problems of a value that is no message object, as `path: message`; none when it is one.
func problems(of value: JSONValue) -> [String] {
  do throws(InvalidMessageObject) {
    _ = try MessageObject.decode(value)
    return []
  } catch {
    return error.problems.map { "\($0.path): \($0.message)" }
  }
}
