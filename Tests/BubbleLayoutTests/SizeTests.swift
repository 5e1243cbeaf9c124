import BubbleLayout
import MessagingAPI
import Testing

@Suite("Sizes of message objects")
struct SizeTests {
  private let device = LayoutDevice(screenWidth: 393, metrics: .helvetica)

  private func size(_ object: MessageObject, _ explicit: ExplicitSize = ExplicitSize()) -> BubbleSize? {
    BubbleLayout.size(of: object, explicit: explicit, on: device)
  }

  private func outline(_ object: MessageObject, _ explicit: ExplicitSize = ExplicitSize()) -> [Int?] {
    let size = size(object, explicit)
    return [size?.x, size?.width, size?.height]
  }

  private let image = MessageObject.image(originalContentUrl: "", previewImageUrl: "")
  private let carousel = MessageObject.flex(
    FlexMessage(altText: "", isCarousel: true, bubbleSizes: [.nano, .micro, .giga]))

  @Test("text: 16 pt type, line height 1.3, padding 10 vertically and 12 horizontally")
  func text() {
    #expect(outline(.text("あ")) == [56, 40, 41])
    #expect(outline(.text("あ\nあ")) == [56, 40, 62])
    #expect(outline(.text("あ\nあ\nあ")) == [56, 40, 82])
  }

  @Test("text: at most 0.7 × the screen's width wide")
  func widestText() {
    #expect(outline(.text(String(repeating: "あ", count: 15))) == [56, 264, 41])
    #expect(outline(.text(String(repeating: "あ", count: 16))) == [56, 264, 62])
  }

  @Test("text: the line breaks decide the height, at the width a scenario gives too")
  func explicitTextWidth() {
    let text = String(repeating: "あ", count: 6)
    #expect(outline(.text(text), ExplicitSize(width: 72)) == [56, 72, 62])
    #expect(BubbleLayout.lines(of: text, explicitWidth: 72, on: device) == ["あああ", "あああ"])
  }

  @Test("text: a LINE emoji is one em wide, and lines break beside it")
  func lineEmoji() {
    let emoji = String(MessageObject.emoji)
    #expect(outline(.text(emoji)) == [56, 40, 41])
    #expect(outline(.text(String(repeating: emoji, count: 16))) == [56, 264, 62])
    #expect(
      BubbleLayout.lines(of: "あ" + emoji + emoji, explicitWidth: 56, on: device) == ["あ" + emoji, emoji])
  }

  @Test("sticker 150×130, audio 200×52, location 240×152")
  func fixed() {
    #expect(outline(.sticker(packageId: "", stickerId: "")) == [56, 150, 130])
    #expect(outline(.audio(originalContentUrl: "", durationMilliseconds: 1)) == [56, 200, 52])
    #expect(outline(.location(title: "", address: "")) == [56, 240, 152])
  }

  @Test("image and video: 0.6 × screen width wide, square without a pixel size")
  func squareImage() {
    #expect(outline(image) == [56, 236, 236])
    let video = MessageObject.video(originalContentUrl: "", previewImageUrl: "", durationMilliseconds: nil)
    #expect(outline(video) == [56, 236, 236])
  }

  @Test("image: height from the pixel size, rounded half up")
  func imageRatio() {
    #expect(outline(image, ExplicitSize(pixelWidth: 1000, pixelHeight: 500)) == [56, 236, 118])
    #expect(outline(image, ExplicitSize(pixelWidth: 472, pixelHeight: 201)) == [56, 236, 101])
  }

  @Test("image: never taller than 1.33 × its width")
  func tallImage() {
    #expect(outline(image, ExplicitSize(pixelWidth: 10, pixelHeight: 1000)) == [56, 236, 313])
  }

  @Test("imagemap: 1040 base units = screen width − 2 × 8")
  func imagemap() {
    #expect(outline(.imagemap(altText: "", baseHeight: 1040)) == [8, 377, 377])
    #expect(outline(.imagemap(altText: "", baseHeight: 520)) == [8, 377, 189])
  }

  @Test("An explicit height and width win over everything")
  func explicit() {
    #expect(
      outline(image, ExplicitSize(width: 30, height: 999, pixelWidth: 1, pixelHeight: 1)) == [56, 30, 999])
    #expect(outline(.text("abc"), ExplicitSize(height: 200))[2] == 200)
  }

  @Test("Carousels: leading inset 7, 9 between cards, trailing inset 7, the window as viewport")
  func cards() {
    let size = size(carousel, ExplicitSize(height: 50))
    #expect(size?.x == 0)
    #expect(size?.cards.map(\.x) == [7, 136, 305])
    #expect(size?.cards.map(\.width) == [120, 160, 314])
    #expect(size?.width == 305 + 314 + 7)
  }

  @Test("An explicit width of a carousel is its content's, shared evenly by its cards")
  func explicitCards() {
    let size = size(carousel, ExplicitSize(width: 333, height: 50))
    #expect(size?.cards.map(\.width) == [100, 100, 101])
    #expect(size?.cards.map(\.x) == [7, 116, 225])
    #expect(size?.width == 333)
  }

  @Test("image_carousel: square cards 0.6 × screen")
  func imageCarousel() {
    let card = Template.Card(hasImage: true, title: nil, text: "", actions: [])
    let template = Template(kind: .imageCarousel, altText: "", hasSquareImages: true, cards: [card, card])
    #expect(size(.template(template), ExplicitSize(height: 236))?.cards.map(\.width) == [236, 236])
  }

  @Test("What is no carousel has no cards")
  func noCards() {
    let flex = FlexMessage(altText: "", isCarousel: false, bubbleSizes: [.mega])
    #expect(size(.flex(flex), ExplicitSize(height: 50))?.cards == [])
    #expect(size(.text("a"))?.cards == [])
  }

  @Test("Rich menu: as wide as the screen, height rounded", arguments: [(1686, 265), (843, 133)])
  func richMenu(imageHeight: Int, height: Int) {
    #expect(RichMenu(imageHeight: imageHeight).height(onScreenOfWidth: 393) == height)
  }
}
