import ChatRoom
import Pictures
import TerminalText
import TestSupport
import Testing

@testable import TerminalUI

@Suite("Local pictures on the screen")
struct LocalPictureTests {
  /// The upper half red and blue, the lower half green and white.
  private static let quarters = SamplePicture.png(width: 2, height: 2) { x, y in
    [[0xFFFF_0000, 0xFF00_00FF], [0xFF00_FF00, 0xFFFF_FFFF]][y][x]
  }
  /// Four times as wide as high: red, green in the middle half, blue.
  private static let wide = SamplePicture.png(width: 8, height: 2) { x, _ in
    x < 2 ? 0xFFFF_0000 : x < 6 ? 0xFF00_FF00 : 0xFF00_00FF
  }

  private func screen(
    _ bubbles: String, _ picture: [UInt8], colors: ColorDepth = .trueColor, isUTF8: Bool = true,
    limited: Bool = false, device: String = "iphone-15", more: String = ""
  ) throws -> Screen {
    let yaml = """
      scenario: A
      device: \(device)
      messages: [{id: a, bubbles: [\(bubbles)]}]
      \(more)
      """
    var screen = try Screen(yaml: Array(yaml.utf8), files: ["a.png": picture], columns: 100, rows: 44)
    screen.theme = Theme(colors: colors, isUTF8: isUTF8, limitsPictureColors: limited)
    screen.session.showsDesign = true
    return screen
  }

  private static let image =
    "{type: image, originalContentUrl: 'https://x.y/a', previewImageUrl: 'https://x.y/b', pixels: 1x1, picture: a.png}"

  private func hero(_ mode: String, background: String = "") -> String {
    """
    {type: flex, altText: a, contents: {type: bubble, hero: {type: image, url: 'https://x.y/a', size: full, \
    aspectMode: \(mode)\(background)}, body: {type: box, layout: vertical, contents: [{type: text, text: Hello}]}}, \
    picture: a.png}
    """
  }

  /// The half cells of the first bubble, as `RRGGBB` of upper and lower halves, without its rail and signs.
  private func halves(_ screen: Screen) -> [[UInt32?]] {
    let frame = screen.frame
    let layout = screen.session.layout(size: screen.size)
    let room = screen.session.room
    let left = layout.column(ofX: room.left(at: 0))
    let right = layout.column(ofX: room.left(at: 0) + room.width(at: 0))
    let rows = room.column.tops[0] / layout.pointsPerRow...room.column.bottoms[0] / layout.pointsPerRow
    return rows.flatMap { row -> [[UInt32?]] in
      let cells = (left + 1..<right - 1).map { frame[layout.window.column + $0, layout.window.row + row] }
      return [
        cells.map { screen.theme.glyphs.halves(of: $0).upper.rgb },
        cells.map { screen.theme.glyphs.halves(of: $0).lower.rgb },
      ]
    }
  }

  @Test("An image is drawn in half cells of its picture's colors, from edge to edge")
  func exact() throws {
    var screen = try screen(Self.image, Self.quarters)
    // In a second visit nothing is unread, and no divider says so above it.
    screen.press("q\n")
    let halves = halves(screen)
    // 236 × 236 points, from 12 points below the window's top on: 23 or 24 half rows of 10 points.
    #expect(halves.first == halves.first?.map { _ in nil })
    let rows = halves.filter { $0.contains { $0 != nil } }
    #expect(rows.count == 24)
    let (left, right) = (rows[0].count / 2 - 2, rows[0].count / 2 + 2)
    for (index, row) in rows.enumerated() {
      let (first, second): (UInt32, UInt32) = index < 12 ? (0xFF0000, 0x0000FF) : (0x00FF00, 0xFFFFFF)
      #expect(row[..<left].allSatisfy { $0 == first }, "half row \(index)")
      #expect(row[right...].allSatisfy { $0 == second }, "half row \(index)")
    }
  }

  @Test("Cover cuts what has no room, and fit shows all of it on its background")
  func modes() throws {
    let covered = halves(try screen(hero("cover"), Self.wide))
    let picture = covered.prefix(28).dropFirst(4)
    #expect(picture.allSatisfy { $0.allSatisfy { $0 == 0x00FF00 } })
    let fitted = halves(try screen(hero("fit", background: ", backgroundColor: '#112233'"), Self.wide))
    // 300 × 300 points, in whose middle the picture is 75 high.
    let bars = fitted.filter { $0.allSatisfy { $0 == 0x112233 } }
    #expect((20...22).contains(bars.count))
    let middle = fitted[1 + 15]
    #expect(middle[1] == 0xFF0000)
    #expect(middle[middle.count / 2] == 0x00FF00)
    #expect(middle[middle.count - 2] == 0x0000FF)
    let plain = halves(try screen(hero("fit"), Self.wide))
    #expect(plain[4].allSatisfy { $0 == 0xFFFFFF })
  }

  @Test("Where it is transparent, what is behind it shows")
  func transparency() throws {
    let half = SamplePicture.png(width: 1, height: 1, of: 0x8000_0000)
    let halves = halves(try screen(hero("cover", background: ", backgroundColor: '#FF0000'"), half))
    #expect(halves[10].allSatisfy { $0 == 0x7F0000 })
  }

  @Test("With 256 colors, each half has the nearest")
  func indexed() throws {
    let screen = try screen(Self.image, Self.quarters, colors: .colors256)
    let layout = screen.session.layout(size: screen.size)
    let cell = screen.frame[layout.window.column + 12, layout.window.row + 3]
    #expect(cell.style.background.index == 196)
  }

  @Test("With 16 colors, an image is a tinted area of its mean color")
  func sixteen() throws {
    let black = SamplePicture.png(width: 1, height: 1, of: 0xFF00_0000)
    let screen = try screen(hero("cover"), black, colors: .colors16)
    let layout = screen.session.layout(size: screen.size)
    let cell = screen.frame[layout.window.column + 20, layout.window.row + 5]
    #expect(cell.glyph == screen.theme.glyphs.shade)
    #expect(cell.style.background.index == 0)
    #expect(!screen.text.contains("▀▀▀▀▀▀▀▀▀▀▀▀\n"))
  }

  @Test("In ASCII, a cell has the color of both of its halves")
  func ascii() throws {
    let stripes = SamplePicture.png(width: 1, height: 24) { _, y in y % 2 == 0 ? 0xFF00_0000 : 0xFFFE_FEFE }
    let screen = try screen(hero("cover"), stripes, isUTF8: false)
    let layout = screen.session.layout(size: screen.size)
    for row in 4..<12 {
      let cell = screen.frame[layout.window.column + 20, layout.window.row + row]
      #expect(cell.glyph == .space)
      #expect(cell.style.background.rgb != nil)
    }
    #expect(screen.text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("A picture that cannot be shown is a tinted area as if there were none")
  func broken() throws {
    let broken = try screen(hero("cover"), [1, 2, 3]).frame
    var none = try screen(
      hero("cover").replacing(", picture: a.png", with: ""), [], more: "")
    none.session.showsDesign = true
    #expect(broken == none.frame)
  }

  @Test("In the colors of states there are no pictures")
  func states() throws {
    for bubble in [Self.image, hero("cover")] {
      var screen = try screen(bubble, Self.quarters)
      var none = try self.screen(bubble.replacing(", picture: a.png", with: ""), [])
      screen.session.showsDesign = false
      none.session.showsDesign = false
      #expect(screen.frame == none.frame)
    }
  }

  @Test("A picture keeps the rail and the sign of the state, and the distance to a hidden edge")
  func state() throws {
    // Its lower edge is below the window.
    let screen = try screen(
      Self.image.replacing("pixels: 1x1", with: "height: 900"), Self.quarters)
    let layout = screen.session.layout(size: screen.size)
    let frame = screen.frame
    let left = layout.window.column + layout.column(ofX: screen.session.room.left(at: 0))
    let rail = screen.theme.style(of: .partlySeen).foreground
    for row in 2..<30 { #expect(frame[left, layout.window.row + row].style.background == rail) }
    #expect(screen.text.contains("◐"))
    #expect(screen.text.contains(/▼ \d+ pt/))
    // The caption of an image without a picture would cover it.
    #expect(!screen.text.contains("image ◐"))
  }

  @Test("Scrolled by a row, a picture moves by a row and stays the same", arguments: [false, true])
  func scroll(limited: Bool) throws {
    let noise = SamplePicture.png(width: 40, height: 40) { x, y in
      0xFF00_0000 | UInt32((x * 7919 + y * 104_729) % 0xFF_FFFF)
    }
    var screen = try screen(
      "\(Self.image.replacing("pixels: 1x1", with: "height: 1500"))", noise, limited: limited)
    screen.press("jj")
    let layout = screen.session.layout(size: screen.size)
    func row(_ row: Int) -> [Cell] {
      (10..<30).map { screen.frame[layout.window.column + $0, layout.window.row + row] }
    }
    let before = (10..<20).map(row)
    screen.press("j")
    #expect((9..<19).map(row) == before)
  }

  @Test("On a screen that numbers its colors, all pictures together have few, and flat ones keep theirs")
  func palette() throws {
    let noise = SamplePicture.png(width: 64, height: 64) { x, y in
      0xFF00_0000 | UInt32(x * 4) << 16 | UInt32(y * 4) << 8 | UInt32((x + y) * 2)
    }
    let many = Set(halves(try screen(Self.image, noise)).joined().compactMap(\.self))
    #expect(many.count > 300)
    let few = Set(halves(try screen(Self.image, noise, limited: true)).joined().compactMap(\.self))
    #expect(few.count <= PicturePalette.most)
    #expect(few.count > 40)
    #expect(
      halves(try screen(Self.image, Self.quarters, limited: true))
        == halves(try screen(Self.image, Self.quarters)))
  }

  @Test("A half transparent box over a picture tints it")
  func overlay() throws {
    let bubble = """
      {type: flex, altText: a, picture: a.png, contents: {type: bubble, body: {type: box, layout: vertical, \
      paddingAll: 0px, contents: [{type: image, url: 'https://x.y/a', size: full, aspectMode: cover}, \
      {type: box, layout: vertical, position: absolute, offsetTop: 0px, offsetBottom: 0px, offsetStart: 0px, \
      offsetEnd: 0px, backgroundColor: '#00000080', contents: []}]}}}
      """
    let halves = halves(try screen(bubble, Self.quarters))
    #expect(halves[12][1] == 0x7F0000)
    #expect(halves[24][1] == 0x007F00)
  }

  @Test("An icon has the mean color of its picture, and pictures are found by their URLs")
  func icon() throws {
    let bubble = """
      {type: flex, altText: a, contents: {type: bubble, body: {type: box, layout: baseline, contents: \
      [{type: icon, url: 'https://x.y/star'}, {type: text, text: Four}]}}}
      """
    let gold = SamplePicture.png(width: 2, height: 1) { x, _ in x == 0 ? 0xFFFF_CC00 : 0 }
    let screen = try screen(bubble, gold, more: "pictures: {'https://x.y/star': a.png}")
    let cells = screen.frame.cells.filter { $0.glyph == screen.theme.glyphs.bullet }
    #expect(cells.map(\.style.foreground.rgb) == [0xFFCC00])
  }

  @Test("A video has its preview, a sign to play it, and its length")
  func video() throws {
    let bubble =
      "{type: video, originalContentUrl: 'https://x.y/v', previewImageUrl: 'https://x.y/p', duration: 83000}"
    let screen = try screen(bubble, Self.quarters, more: "pictures: {'https://x.y/p': a.png}")
    #expect(halves(screen)[6][2] == 0xFF0000)
    #expect(screen.text.contains("▶"))
    #expect(screen.text.contains("1:23"))
    #expect(!screen.text.contains("▶ video"))
  }

  @Test("A sticker fits, a template's thumbnail has its own, and so has an imagemap")
  func others() throws {
    let sticker = "{type: sticker, packageId: 1, stickerId: 2, picture: a.png}"
    #expect(halves(try screen(sticker, Self.quarters)).joined().contains(0xFF0000))
    let template = """
      {type: template, altText: a, template: {type: buttons, thumbnailImageUrl: 'https://x.y/t', \
      imageSize: contain, imageBackgroundColor: '#445566', text: a, \
      actions: [{type: message, label: a, text: a}]}}
      """
    let drawn = halves(
      try screen(template, Self.quarters, more: "pictures: {'https://x.y/t': a.png}")
    ).joined()
    #expect(drawn.contains(0x00FF00) && drawn.contains(0x445566))
    let imagemap = """
      {type: imagemap, baseUrl: 'https://x.y/m', altText: a, baseSize: {width: 1040, height: 1040}, actions: []}
      """
    #expect(
      halves(try screen(imagemap, Self.quarters, more: "pictures: {'https://x.y/m/1040': a.png}")).joined()
        .contains(0x0000FF))
  }

  @Test("The rich menu is its picture, with the labels of its areas on it")
  func richMenu() throws {
    let screen = try screen(
      "text: Hello", Self.quarters,
      more:
        "account: {richMenu: {size: compact, selected: true, picture: a.png, areas: [{label: Shop}, {label: Card}]}}"
    )
    let layout = screen.session.layout(size: screen.size)
    let row = layout.chatBarRow - 1
    #expect(screen.frame[layout.window.column, row].style.background.rgb == 0x00FF00)
    #expect(screen.frame[layout.window.endColumn - 1, row].style.background.rgb == 0xFFFFFF)
    #expect(screen.text.contains("Shop") && screen.text.contains("Card"))
    var states = screen
    states.session.showsDesign = false
    #expect(states.frame[layout.window.column, row].style.background.rgb != 0x00FF00)
  }
}
