/// A Messaging API message object: one bubble of a message.
///
/// Source: Messaging API reference, "Message objects".
public enum MessageObject: Hashable, Sendable {
  /// A text message (`text`, `textV2`): the text as the user reads it, with ``emoji`` for each LINE emoji. A
  /// mention is @ and the name of its placeholder, as only the service knows the user's, or `@All`.
  case text(String)
  /// A sticker.
  indirect case sticker(packageId: String, stickerId: String)
  /// An image.
  indirect case image(originalContentUrl: String, previewImageUrl: String)
  /// A video; `durationMilliseconds` is the scenario's, the API has none.
  indirect case video(originalContentUrl: String, previewImageUrl: String, durationMilliseconds: Int?)
  /// An audio clip with its duration in milliseconds.
  indirect case audio(originalContentUrl: String, durationMilliseconds: Int)
  /// A location.
  indirect case location(title: String, address: String)
  /// An imagemap; its base width is always 1040, `baseHeight` in the same units.
  indirect case imagemap(altText: String, baseHeight: Int)
  /// A template message.
  indirect case template(Template)
  /// A Flex Message.
  indirect case flex(FlexMessage)
  /// A coupon.
  indirect case coupon(couponId: String)

  /// The value of the object's `type` property. A text message is `text` whichever version wrote it.
  public var type: String {
    switch self {
    case .text: "text"
    case .sticker: "sticker"
    case .image: "image"
    case .video: "video"
    case .audio: "audio"
    case .location: "location"
    case .imagemap: "imagemap"
    case .template: "template"
    case .flex: "flex"
    case .coupon: "coupon"
    }
  }

  /// Whether the message object can have more than one card side by side.
  public var isCarousel: Bool {
    switch self {
    case .template(let template): template.kind == .carousel || template.kind == .imageCarousel
    case .flex(let flex): flex.isCarousel
    default: false
    }
  }
}

extension MessageObject {
  /// The placeholder of a LINE emoji in a text, U+FFFC: a picture one em wide and high.
  public static let emoji: Character = "\u{FFFC}"

  /// The number of cards side by side; 0 if it can't be swiped.
  public var cardCount: Int {
    guard isCarousel else { return 0 }
    switch self {
    case .template(let template): return template.cards.count
    case .flex(let flex): return flex.bubbleSizes.count
    default: return 0
    }
  }
}
