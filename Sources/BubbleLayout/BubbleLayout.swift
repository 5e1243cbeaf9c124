import MessagingAPI

/// Sizes of message objects.
public enum BubbleLayout {
  /// The size of a bubble, in whole points rounded half up; nil when it has no extent. An explicit height or
  /// width wins over what is computed. O(components + text).
  ///
  /// Nothing is kept: callers that ask for the same object on the same device often keep the answer.
  public static func size(
    of object: MessageObject, explicit: ExplicitSize, on device: LayoutDevice
  ) -> BubbleSize? {
    var size: BubbleSize
    switch object {
    case .text(let text): size = textSize(text, explicitWidth: explicit.width, on: device)
    case .sticker: size = fixed(RoomEstimates.sticker)
    case .image, .video: size = pictureSize(explicit, on: device)
    case .audio: size = fixed(RoomEstimates.audio)
    case .location: size = fixed(RoomEstimates.location)
    case .imagemap(_, let baseHeight): size = imagemapSize(baseHeight, on: device)
    case .template(let template):
      let cards = TemplateLayout(template, width: explicit.width, on: device).cards
      size = cardSize(isCarousel: object.isCarousel, cards.map { ($0.width, $0.height) })
    case .flex(let flex):
      size = cardSize(
        isCarousel: flex.isCarousel,
        FlexLayout.sizes(of: flex, on: device).map { (rounded($0.width), rounded($0.height)) })
    case .coupon:
      let card = TemplateLayout.coupon(width: explicit.width, on: device)
      size = cardSize(isCarousel: false, [(card.width, card.height)])
    }
    if explicit.height > 0 { size.height = explicit.height }
    if explicit.width > 0 { widen(&size, to: explicit.width) }
    return size.height > 0 ? size : nil
  }

  private static func fixed(_ outline: (width: Int, height: Int)) -> BubbleSize {
    BubbleSize(x: RoomEstimates.bubbleX, width: outline.width, height: outline.height)
  }

  static func pictureWidth(on device: LayoutDevice) -> Int {
    (device.screenWidth * RoomEstimates.pictureWidthTenths + 5) / 10
  }

  private static func pictureSize(_ explicit: ExplicitSize, on device: LayoutDevice) -> BubbleSize {
    let width = explicit.width > 0 ? explicit.width : pictureWidth(on: device)
    let tallest = width * RoomEstimates.pictureHeightHundredths / 100
    var height = width
    if explicit.pixelWidth > 0, explicit.pixelHeight > 0 {
      height = (2 * width * explicit.pixelHeight + explicit.pixelWidth) / (2 * explicit.pixelWidth)
    }
    return BubbleSize(x: RoomEstimates.bubbleX, width: width, height: max(1, min(height, tallest)))
  }

  private static func imagemapSize(_ baseHeight: Int, on device: LayoutDevice) -> BubbleSize {
    let width = max(1, device.screenWidth - 2 * RoomEstimates.imagemapMargin)
    let base = RoomEstimates.imagemapBaseWidth
    return BubbleSize(
      x: RoomEstimates.imagemapMargin, width: width,
      height: max(1, (2 * width * baseHeight + base) / (2 * base)))
  }

  /// A length in whole points, half a point up.
  private static func rounded(_ length: Double) -> Int {
    Int(min(max(length, 0), Double(Int32.max / 2)) + 0.5)
  }

  private static func cardSize(isCarousel: Bool, _ sizes: [(width: Int, height: Int)]) -> BubbleSize {
    let height = max(1, sizes.map(\.height).max() ?? 0)
    guard isCarousel else {
      return BubbleSize(x: RoomEstimates.bubbleX, width: sizes.first?.width ?? 0, height: height)
    }
    var x = RoomEstimates.carouselInset
    var cards: [BubbleSize.Card] = []
    for size in sizes {
      cards.append(BubbleSize.Card(x: x, width: size.width))
      x += size.width + RoomEstimates.carouselGap
    }
    let end = (cards.last.map { $0.x + $0.width } ?? 0) + RoomEstimates.carouselInset
    return BubbleSize(x: 0, width: end, height: height, cards: cards)
  }

  /// An explicit width is the bubble's; a carousel's is that of its content, which its cards share evenly.
  private static func widen(_ size: inout BubbleSize, to width: Int) {
    size.width = width
    let count = size.cards.count
    if count == 0 { return }
    let space = width - 2 * RoomEstimates.carouselInset - (count - 1) * RoomEstimates.carouselGap
    var x = RoomEstimates.carouselInset
    for index in 0..<count {
      let card = max(1, space * (index + 1) / count - space * index / count)
      size.cards[index] = BubbleSize.Card(x: x, width: card)
      x += card + RoomEstimates.carouselGap
    }
  }
}
