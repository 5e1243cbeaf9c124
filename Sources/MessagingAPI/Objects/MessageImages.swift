/// The images in a message object.
extension WrittenMessage {
  /// Its images, the main one first, each by the URLs it can be known by: an image message by those of its preview
  /// and its original, an imagemap by its base URL, alone and with each size. O(components).
  public var images: [[String]] {
    switch object {
    case .image(let original, let preview): return [[preview, original]]
    case .video(_, let preview, _): return [[preview]]
    case .imagemap: return imagemapImages
    case .template(let template): return template.cards.compactMap(\.imageURL).map { [$0] }
    case .flex(let flex):
      var images: [FlexComponent.Image] = []
      for bubble in flex.bubbles {
        for block in FlexBubble.Block.allCases {
          bubble[block]?.collectImages(isHero: block == .hero, &images)
        }
      }
      // A hero is the main image, an icon never if there is another.
      let ranked = images.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      return ranked.map { [$0.element.url] }
    case .text, .sticker, .audio, .location, .coupon: return []
    }
  }

  /// Whether there is a picture in the bubble. Those of a sticker and of a coupon have no URL. O(components).
  public var hasImage: Bool {
    switch object {
    case .sticker, .coupon: true
    default: !images.isEmpty
    }
  }

  private var imagemapImages: [[String]] {
    var images: [[String]] = []
    if case .string(let base)? = json?["baseUrl"] { images.append(MessageObject.imagemapURLs(ofBase: base)) }
    if case .string(let preview)? = json?["video"]?["previewImageUrl"] { images.append([preview]) }
    return images
  }
}

extension MessageObject {
  /// The URLs of an imagemap's picture: its base URL, and the widths LINE may add to it.
  ///
  /// Source: Messaging API reference, "Imagemap message", "How to configure the image".
  public static func imagemapURLs(ofBase base: String) -> [String] {
    [base] + [1040, 700, 460, 300, 240].map { "\(base)/\($0)" }
  }
}

extension FlexComponent {
  /// An image of a Flex Message.
  fileprivate struct Image {
    var url: String
    /// The lowest is the main one.
    var rank: Int
  }

  fileprivate func collectImages(isHero: Bool, _ images: inout [Image]) {
    switch kind {
    case .box(let box): for component in box.contents { component.collectImages(isHero: isHero, &images) }
    case .image(let image): images.append(Image(url: image.url, rank: isHero ? 0 : 1))
    case .icon(let icon): images.append(Image(url: icon.url, rank: 2))
    case .video(let video):
      images.append(Image(url: video.previewUrl, rank: 0))
      video.altContent?.collectImages(isHero: false, &images)
    case .text, .button, .separator, .filler, .spacer: break
    }
  }
}
