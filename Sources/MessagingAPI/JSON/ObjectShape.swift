/// A known kind of JSON object that is not a message object.
struct ObjectShape {
  /// The name with an article: "a rich menu object".
  var name: String
  /// The advice for the user.
  var hint: String?
  /// Whether it is a rich menu object.
  var isRichMenu = false

  /// Recognises an object by its type and the names of its members; nil when it is like nothing known.
  init?(_ value: JSONValue) {
    guard case .object = value else { return nil }
    let type: String? = if case .string(let type)? = value["type"] { type } else { nil }
    if let type, MessageObject.types.contains(type) {
      // Components of two types are called like messages.
      guard type == "image" || type == "video", value.present("url") != nil,
        value.present("originalContentUrl") == nil
      else { return nil }
      self = Self.component
      return
    }
    if let type, let shape = Self.typed(type, value) {
      self = shape
      return
    }
    // Whatever has a type that is almost one of a message's is meant to be one.
    if let type, NearMiss.nearest(to: type, among: MessageObject.types) != nil { return nil }
    guard let shape = Self.untyped(value) else { return nil }
    self = shape
  }

  private init(_ name: String, _ hint: String? = nil, isRichMenu: Bool = false) {
    self.name = name
    self.hint = hint
    self.isRichMenu = isRichMenu
  }

  private static let actions: Set<String> = [
    "uri", "message", "postback", "datetimepicker", "camera", "cameraRoll", "richmenuswitch", "clipboard",
  ]
  private static let components: Set<String> = [
    "box", "button", "icon", "separator", "filler", "spacer", "span",
  ]
  private static let events: Set<String> = [
    "follow", "unfollow", "join", "leave", "unsend", "memberJoined", "memberLeft", "beacon", "accountLink",
    "videoPlayComplete",
  ]

  private static func typed(_ type: String, _ value: JSONValue) -> ObjectShape? {
    func has(_ name: String) -> Bool { value.present(name) != nil }
    switch type {
    case "message" where has("message") || has("replyToken"), "postback" where has("postback"):
      return event
    case _ where events.contains(type): return event
    case "carousel" where has("columns"), "buttons", "confirm", "image_carousel":
      return ObjectShape(
        "a template", "put it in a message: {\"type\": \"template\", \"altText\": …, \"template\": …}")
    case "bubble", "carousel":
      return ObjectShape(
        "a Flex container", "put it in a message: {\"type\": \"flex\", \"altText\": …, \"contents\": …}")
    case _ where components.contains(type): return component
    case _ where actions.contains(type):
      return ObjectShape("an action", "it belongs to a button, an area or a quick reply of a message")
    case "operator", "audience", "redelivery":
      return ObjectShape("the recipient of a narrowcast request", "pass its `messages`")
    case "age", "gender", "appType", "area", "subscriptionPeriod":
      return ObjectShape(
        "the demographic filter of a narrowcast request", "pass its `messages`")
    case "AdaptiveCard": return ObjectShape("an Adaptive Card of Microsoft", otherService)
    case "action" where has("action"): return ObjectShape("an item of a quick reply", quickReply)
    default: return nil
    }
  }

  private static let event = ObjectShape("a webhook event", webhook)
  private static let component = ObjectShape("a Flex component", "it belongs in a box of a bubble")
  private static let webhook = "LINE sends it to a bot; pass what the bot sends"
  private static let quickReply = "put it in a message object as `quickReply`"
  private static let richMenu = "name it in a scenario: account: {richMenu: {file: …}}"
  private static let richMenuObject = ObjectShape("a rich menu object", richMenu, isRichMenu: true)
  private static let otherService = "LINE accepts the message objects of its Messaging API"

  private static func untyped(_ value: JSONValue) -> ObjectShape? {
    members.first { $0.names.allSatisfy { value.present($0) != nil } }?.shape
  }

  /// Members that say what an object is, the most telling first.
  private static let members: [(names: [String], shape: ObjectShape)] = [
    (["richmenus"], ObjectShape("a list of rich menus", "copy one menu out of the list")),
    (["chatBarText"], richMenuObject), (["areas"], richMenuObject),
    (
      ["richMenuAliasId"],
      ObjectShape("a rich menu alias", "pass the rich menu object itself")
    ),
    (
      ["richMenuId"], ObjectShape("the id of a rich menu", "pass the rich menu object itself")
    ),
    (["line"], ObjectShape("a Dialogflow payload", "its `line` part is the message")),
    (["payload"], ObjectShape("a Dialogflow message", "the `line` part of its payload is the message")),
    (
      ["fulfillmentMessages"],
      ObjectShape("a Dialogflow response", "the `line` part of a payload in it is the message")
    ),
    (["queryResult"], ObjectShape("a Dialogflow request", "pass what the bot sends")),
    (["events"], ObjectShape("a webhook body", webhook)),
    (["destination"], ObjectShape("a webhook body", webhook)),
    (["webhookEventId"], event), (["source", "timestamp"], event), (["replyToken"], event),
    (
      ["overview"],
      ObjectShape("statistics of messages, as the API returns them", "pass the messages themselves")
    ),
    (["sentMessages"], ObjectShape("the API's answer to a request that sends", "pass the request")),
    (
      ["message", "details"], ObjectShape("an error the API returned", "pass the request it answers")
    ),
    (["scenarios"], ObjectShape("a report of bubblescope replay", "pass the scenario, not the report")),
    (["liffId"], ObjectShape("a LIFF app", "it has no messages")),
    (["view"], ObjectShape("a LIFF app", "it has no messages")),
    (["apps"], ObjectShape("a list of LIFF apps", "it has no messages")),
    (["audienceGroupId"], ObjectShape("an audience", "it has no messages")),
    (["audienceGroups"], ObjectShape("a list of audiences", "it has no messages")),
    (["audiences"], ObjectShape("a request that makes an audience", "it has no messages")),
    (
      ["demographic"],
      ObjectShape("the filter of a narrowcast request", "pass its `messages`")
    ),
    (["filter"], ObjectShape("a narrowcast request without messages", nil)),
    (["phase"], ObjectShape("the progress of a narrowcast request", "it has no messages")),
    (
      ["acquisitionCondition"],
      ObjectShape("a coupon", "the message that shows it is {\"type\": \"coupon\", \"couponId\": …}")
    ),
    (["displayName", "userId"], ObjectShape("a profile", "it has no messages")),
    (["access_token"], ObjectShape("an access token", "it has no messages, and should be kept secret")),
    (["altText", "contents"], ObjectShape("a Flex Message without its type", "add \"type\": \"flex\"")),
    (
      ["altText", "template"],
      ObjectShape("a template message without its type", "add \"type\": \"template\"")
    ),
    (["baseUrl"], ObjectShape("an imagemap message without its type", "add \"type\": \"imagemap\"")),
    (["stickerId"], ObjectShape("a sticker message without its type", "add \"type\": \"sticker\"")),
    (["latitude"], ObjectShape("a location message without its type", "add \"type\": \"location\"")),
    (
      ["originalContentUrl"],
      ObjectShape("an image, video or audio message without its type", "add \"type\": \"image\"")
    ),
    (["contents", "layout"], ObjectShape("a Flex box without its type", "it belongs in a bubble")),
    (["columns"], ObjectShape("a template without its type", nil)),
    (["chat_id"], ObjectShape("a request of Telegram's API", otherService)),
    (["blocks"], ObjectShape("a message of Slack", otherService)),
    (["messaging_product"], ObjectShape("a request of WhatsApp's API", otherService)),
    (["recipient"], ObjectShape("a request without `messages`", nil)),
    (["openapi"], ObjectShape("an OpenAPI description", nil)),
    (["swagger"], ObjectShape("an OpenAPI description", nil)),
    (["info", "item"], ObjectShape("a Postman collection", "the body of one of its requests can be read")),
    (["$schema"], ObjectShape("a JSON Schema or something that follows one", nil)),
    (["dependencies"], ObjectShape("the manifest of a package", nil)),
    (["items"], ObjectShape("a quick reply", quickReply)),
    (["to"], ObjectShape("a request without `messages`", nil)),
    (["hero"], bubble), (["body"], bubble), (["footer"], bubble), (["header"], bubble),
  ]

  private static let bubble = ObjectShape("a bubble container without its type", "add \"type\": \"bubble\"")
}
