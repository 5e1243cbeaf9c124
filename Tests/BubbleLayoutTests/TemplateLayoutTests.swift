import MessagingAPI
import Testing

@testable import BubbleLayout

@Suite("Sizes of templates and coupons")
struct TemplateLayoutTests {
  private let device = LayoutDevice(screenWidth: 393, metrics: .helvetica)

  private func height(_ kind: Template.Kind, _ cards: [Template.Card], isSquare: Bool = false) -> Int? {
    let template = Template(kind: kind, altText: "", hasSquareImages: isSquare, cards: cards)
    return BubbleLayout.size(of: .template(template), explicit: ExplicitSize(), on: device)?.height
  }

  private func card(image: Bool = false, title: String? = nil, text: String = "a", actions: Int = 2)
    -> Template.Card
  {
    Template.Card(
      hasImage: image, title: title, text: text,
      actions: Array(repeating: MessageAction(type: "message", label: "Go"), count: actions))
  }

  @Test("buttons: image by its ratio, title, text, 44 points for each action")
  func buttons() {
    #expect(height(.buttons, [card(actions: 1)]) == 24 + 18 + 44)
    #expect(height(.buttons, [card(title: "T", actions: 4)]) == 24 + 21 + 4 + 18 + 4 * 44)
    #expect(height(.buttons, [card(image: true, actions: 1)]) == 156 + 24 + 18 + 44)
    #expect(height(.buttons, [card(image: true, actions: 1)], isSquare: true) == 236 + 24 + 18 + 44)
  }

  @Test("confirm: a text and one row, which its two actions share")
  func confirm() {
    #expect(height(.confirm, [card(text: "a\nb")]) == 24 + 36 + 44)
    let template = Template(kind: .confirm, altText: "", hasSquareImages: false, cards: [card()])
    let rows = TemplateLayout(template, on: device).cards[0].parts.suffix(2).map(\.frame)
    #expect(rows.map(\.x) == [0, 118])
    #expect(rows.map(\.width) == [118, 118])
    #expect(rows.map(\.y) == [42, 42])
  }

  @Test("carousel: all cards as tall as the tallest, rows at the bottom")
  func carousel() {
    let cards = [card(text: "a", actions: 1), card(title: "T", text: "a\nb\nc", actions: 1)]
    let template = Template(kind: .carousel, altText: "", hasSquareImages: false, cards: cards)
    let layout = TemplateLayout(template, on: device)
    #expect(layout.cards.map(\.height) == [24 + 21 + 4 + 55 + 44, 24 + 21 + 4 + 55 + 44])
    #expect(layout.cards.map(\.width) == [236, 236])
    #expect(layout.cards.map { $0.parts.last?.frame.y } == [104, 104])
  }

  @Test("image_carousel: square cards")
  func imageCarousel() {
    #expect(height(.imageCarousel, [card(image: true, text: ""), card(image: true)], isSquare: true) == 236)
  }

  @Test("image_carousel: the label is over the picture's lower end")
  func imageLabel() {
    let template = Template(
      kind: .imageCarousel, altText: "", hasSquareImages: true,
      cards: [card(image: true, text: "", actions: 1)])
    let parts = TemplateLayout(template, on: device).cards[0].parts
    #expect(parts.map(\.kind) == [.picture(LayoutPicture()), .row(label: "Go")])
    #expect(parts.last?.frame == LayoutFrame(x: 0, y: 192, width: 236, height: 44))
  }

  @Test("An image has its URL, fills its area or not, and has a color around it")
  func image() {
    var card = card(image: true)
    (card.imageURL, card.imageBackgroundColor) = ("https://x.y/a.png", "#112233")
    var template = Template(kind: .buttons, altText: "", hasSquareImages: true, cards: [card])
    template.showsWholeImages = true
    let picture = LayoutPicture(urls: ["https://x.y/a.png"], fillsArea: false, backgroundColor: "#112233")
    #expect(TemplateLayout(template, on: device).cards[0].parts.first?.kind == .picture(picture))
  }

  @Test("coupon: a picture, two lines and a row")
  func coupon() {
    let size = BubbleLayout.size(of: .coupon(couponId: "c"), explicit: ExplicitSize(), on: device)
    #expect(size == BubbleSize(x: 56, width: 236, height: 156 + 24 + 21 + 4 + 18 + 44))
  }

  @Test("A single card has the width a scenario gives it")
  func explicitWidth() {
    let template = Template(kind: .buttons, altText: "", hasSquareImages: true, cards: [card(image: true)])
    let size = BubbleLayout.size(of: .template(template), explicit: ExplicitSize(width: 300), on: device)
    #expect(size == BubbleSize(x: 56, width: 300, height: 300 + 24 + 18 + 2 * 44))
  }
}
