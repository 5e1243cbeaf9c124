import MessagingAPI

/// The cards of a template message laid out on a device: a picture, a title, a text and a row for each
/// action; a confirm template's actions share one.
///
/// LINE publishes no sizes of templates; these are estimates.
public struct TemplateLayout: Hashable, Sendable {
  /// One card.
  public struct Card: Hashable, Sendable {
    /// Its width in points.
    public var width: Int
    /// Its height in points.
    public var height: Int
    /// Its parts, top to bottom.
    public var parts: [LayoutPart]
  }

  /// The cards in order. Those of a carousel are as tall as the tallest.
  public var cards: [Card]

  /// Lays out a template. Cards are 0.6 × the screen wide, a single card `width` points if that is more than
  /// 0. O(text).
  public init(_ template: Template, width: Int = 0, on device: LayoutDevice) {
    let isCarousel = template.kind == .carousel || template.kind == .imageCarousel
    let own = width > 0 && !isCarousel ? width : BubbleLayout.pictureWidth(on: device)
    cards = template.cards.map { card in
      var stack = Stack(width: own, device: device)
      let tap = card.defaultAction ?? (template.kind == .imageCarousel ? card.actions.first : nil)
      if card.hasImage {
        let picture = LayoutPicture(
          urls: card.imageURL.map { [$0] } ?? [], fillsArea: !template.showsWholeImages,
          backgroundColor: card.imageBackgroundColor)
        stack.add(picture, isSquare: template.hasSquareImages, action: tap)
      }
      if template.kind == .imageCarousel {
        stack.addLabel(card.actions.first)
      } else {
        stack.addWords(title: card.title, text: card.text, action: tap)
        if template.kind == .confirm {
          stack.addRow(sideBySide: card.actions)
        } else {
          for action in card.actions { stack.addRow(sideBySide: [action]) }
        }
      }
      return stack.card
    }
    let tallest = cards.map(\.height).max() ?? 0
    for index in cards.indices {
      let left = tallest - cards[index].height
      cards[index].height = tallest
      // Rows are at the bottom of a card.
      for part in cards[index].parts.indices {
        guard case .row = cards[index].parts[part].kind else { continue }
        cards[index].parts[part].frame.y += Double(left)
        cards[index].parts[part].visible.y += Double(left)
      }
    }
  }

  /// Lays out a coupon, whose contents only the service knows: a picture, two lines and one row.
  public static func coupon(width: Int = 0, on device: LayoutDevice) -> Card {
    var stack = Stack(width: width > 0 ? width : BubbleLayout.pictureWidth(on: device), device: device)
    stack.add(LayoutPicture(), isSquare: false, action: nil)
    stack.addWords(title: " ", text: " ", action: nil)
    stack.addRow(sideBySide: [nil])
    return stack.card
  }

  /// Parts one below the other.
  private struct Stack {
    let device: LayoutDevice
    var card: Card

    init(width: Int, device: LayoutDevice) {
      self.device = device
      card = Card(width: width, height: 0, parts: [])
    }

    private mutating func add(
      _ kind: LayoutPart.Kind, inset: Int = 0, height: Int, action: MessageAction? = nil
    ) {
      let frame = LayoutFrame(
        x: Double(inset), y: Double(card.height), width: Double(max(0, card.width - 2 * inset)),
        height: Double(height))
      card.parts.append(LayoutPart(kind, frame, visible: frame, action: action))
      card.height += height
    }

    mutating func add(_ picture: LayoutPicture, isSquare: Bool, action: MessageAction?) {
      let hundredths = isSquare ? 100 : RoomEstimates.cardRectangleHundredths
      add(
        .picture(picture), height: (200 * card.width + hundredths) / (2 * hundredths), action: action)
    }

    /// A label over the lower end of a picture.
    mutating func addLabel(_ action: MessageAction?) {
      guard let action, !action.label.isEmpty else { return }
      let height = Double(RoomEstimates.cardRow)
      let frame = LayoutFrame(
        x: 0, y: Double(card.height) - height, width: Double(card.width), height: height)
      card.parts.append(LayoutPart(.row(label: action.label), frame, visible: frame, action: action))
    }

    mutating func addWords(title: String?, text: String, action: MessageAction?) {
      card.height += RoomEstimates.cardPadding
      if let title {
        addWords(title, size: RoomEstimates.cardTitleSize, isTitle: true, action)
        card.height += RoomEstimates.cardGap
      }
      addWords(text, size: RoomEstimates.cardTextSize, isTitle: false, action)
      card.height += RoomEstimates.cardPadding
    }

    private mutating func addWords(_ words: String, size: Int, isTitle: Bool, _ action: MessageAction?) {
      let inset = RoomEstimates.cardPadding
      let run = Paragraph.Run(text: words, size: Double(size), isBold: isTitle)
      let paragraph = Paragraph([run], wraps: true, metrics: device.metrics)
      var style = FlexTypeStyle()
      (style.size, style.isBold, style.isItalic) = (.pixels(Double(size)), isTitle, false)
      let lineHeight = Double(size * RoomEstimates.lineHeightTenths) / 10
      var lines: [LayoutLine] = []
      paragraph.breakLines(width: Double(max(1, card.width - 2 * inset))) { line in
        let frame = LayoutFrame(
          x: Double(inset), y: Double(card.height) + Double(lines.count) * lineHeight, width: line.width,
          height: lineHeight)
        let pieces = paragraph.pieces(of: line).map {
          LayoutLine.Piece(text: $0.text, style: style, x: Double(inset) + $0.x, width: $0.width)
        }
        lines.append(
          LayoutLine(frame: frame, pieces: pieces, endsWithNewline: paragraph.endsWithNewline(line)))
      }
      let tenths = lines.count * size * RoomEstimates.lineHeightTenths
      add(.text(lines, isCut: false), inset: inset, height: (tenths + 5) / 10, action: action)
    }

    /// A row that actions share evenly; nil for one that only the service knows.
    mutating func addRow(sideBySide actions: [MessageAction?]) {
      guard !actions.isEmpty else { return }
      let width = Double(card.width) / Double(actions.count)
      for (index, action) in actions.enumerated() {
        let frame = LayoutFrame(
          x: Double(index) * width, y: Double(card.height), width: width,
          height: Double(RoomEstimates.cardRow))
        card.parts.append(
          LayoutPart(.row(label: action?.label ?? ""), frame, visible: frame, action: action))
      }
      card.height += RoomEstimates.cardRow
    }
  }
}
