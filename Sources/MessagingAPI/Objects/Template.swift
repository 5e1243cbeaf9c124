/// A template message, as far as its outline is concerned.
public struct Template: Hashable, Sendable {
  /// The four templates of the API.
  public enum Kind: String, Hashable, Sendable {
    /// One card with up to 4 actions.
    case buttons
    /// A question with two actions.
    case confirm
    /// Up to 10 cards.
    case carousel
    /// Up to 10 images.
    case imageCarousel = "image_carousel"
  }

  /// One card: the whole of `buttons` and `confirm`, a column of the carousels.
  public struct Card: Hashable, Sendable {
    /// Whether the card has an image.
    public var hasImage: Bool
    /// The title, if any.
    public var title: String?
    /// The text; empty in an image carousel.
    public var text: String
    /// The actions in order.
    public var actions: [MessageAction]
    /// The action of a tap elsewhere on the card: `defaultAction`.
    public var defaultAction: MessageAction?
    /// The URL of the image.
    public var imageURL: String?
    /// The color around an image that is not cut: `imageBackgroundColor`, as written.
    public var imageBackgroundColor: String?

    /// Creates a card.
    public init(
      hasImage: Bool, title: String?, text: String, actions: [MessageAction],
      defaultAction: MessageAction? = nil
    ) {
      self.hasImage = hasImage
      self.title = title
      self.text = text
      self.actions = actions
      self.defaultAction = defaultAction
    }
  }

  /// The template.
  public var kind: Kind
  /// The text shown where the template can't be displayed.
  public var altText: String
  /// Whether images are square (1:1) and not rectangles (1.51:1): `imageAspectRatio`.
  public var hasSquareImages: Bool
  /// Whether images are shown whole and not cut to fill their area: `imageSize` `contain`.
  public var showsWholeImages = false
  /// The cards, at least one.
  public var cards: [Card]

  /// Creates a template.
  public init(kind: Kind, altText: String, hasSquareImages: Bool, cards: [Card]) {
    self.kind = kind
    self.altText = altText
    self.hasSquareImages = hasSquareImages
    self.cards = cards
  }
}
