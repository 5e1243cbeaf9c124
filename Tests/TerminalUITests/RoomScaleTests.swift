import ImpressionRules
import Testing

@testable import TerminalUI

@Suite("What is drawn visible is what the engine says")
struct RoomScaleTests {
  @Test("An edge is drawn inside the region exactly when it is visible, at every offset and scale")
  func agreesWithTheEngine() {
    var column = BubbleColumn(paddingTop: 12, paddingBottom: 12)
    for height in [41, 62, 236, 900, 41, 240, 1, 8, 41] { column.append(height: height, gap: 8) }
    let window = ChatWindow(width: 393, height: 665, richMenuHeight: 265, serviceMenuBarHeight: 48)
    for menus in [[], .richMenu, .serviceMenuBar, [.richMenu, .serviceMenuBar]] as [Menus] {
      for pointsPerRow in [20, 21, 35, 47, 90] {
        let rows = (window.height + pointsPerRow - 1) / pointsPerRow
        var visit = Visit(window: window)
        visit.enter(at: 0, window: window, menus: menus, in: column)
        let offsets = window.offsets(contentHeight: column.contentHeight, menus)
        for offset in offsets {
          visit.jump(to: offset, in: column)
          let scale = RoomScale(visit: visit, rows: rows, pointsPerRow: pointsPerRow)
          for bubble in 0..<column.count {
            let extent = scale.extent(
              top: column.tops[bubble] - offset, bottom: column.bottoms[bubble] - offset)
            let visible = visit.edgesVisible(of: bubble, in: column)
            #expect(scale.region.contains(extent.first) == visible.contains(.top))
            #expect(scale.region.contains(extent.last) == visible.contains(.bottom))
          }
        }
      }
    }
  }

  @Test("At the smallest size the words of every short bubble that is wholly in view are on the screen")
  func ownRows() throws {
    let words = ["Apples", "Bananas", "Cherries", "Dates"]
    let bubbles = words.map {
      "{id: \($0), bubbles: [{text: \($0)}, {type: image, originalContentUrl: \"https://example.com/i.png\", previewImageUrl: \"https://example.com/p.png\", width: 200, height: 150}]}"
    }
    let yaml = "scenario: Fruit\ndevice: iphone-15\nmessages: [\(bubbles.joined(separator: ", "))]\n"
    var screen = try Screen(yaml: Array(yaml.utf8), columns: 60, rows: 18)
    screen.press("g")
    for _ in 0..<150 {
      let room = screen.session.room
      let phone = screen.text.split(separator: "\n").map { $0.prefix(29) }.joined(separator: "\n")
      for place in screen.session.placesInView where place % 2 == 0 {
        let visible = room.visit.edgesVisible(of: place, in: room.column)
        guard visible.contains([.top, .bottom]) else { continue }
        #expect(phone.contains(words[place / 2]), "offset \(room.visit.offset):\n\(phone)")
      }
      screen.press("JJJJ")
    }
  }

  @Test("The distance to a hidden edge is beside words it would hide; if there is no room they end with …")
  func distances() throws {
    for (text, width, shown) in [
      ("Ten pears and", 280, "Ten pears and    ▼ 20 pt ◐"), ("Ten pears and", 100, "Ten pears  ◐ ▼ 20 pt"),
      ("Ten pears and a very long sentence", 280, "Ten pears and a very …▼ 20 pt ◐"),
    ] {
      let yaml = """
        scenario: Pears
        device: iphone-15
        messages: [{id: a, bubbles: [{text: One, height: 605}, {text: \(text), height: 60, width: \(width)}]}]
        """
      var screen = try Screen(yaml: Array(yaml.utf8), columns: 80, rows: 24)
      screen.press("g")
      #expect(screen.text.contains(shown), "\(screen.text)")
    }
  }

  @Test("A bubble makes room for the one before only where no edge changes sides")
  func moved() {
    let window = ChatWindow(width: 393, height: 665, richMenuHeight: 265)
    var column = BubbleColumn(paddingTop: 0, paddingBottom: 700)
    column.append(height: 100, gap: 0)
    var visit = Visit(window: window)
    visit.enter(at: 0, window: window, menus: .richMenu, in: column)
    let scale = RoomScale(visit: visit, rows: 14, pointsPerRow: 50)
    #expect(scale.region == 0..<18)
    #expect(scale.moved(.init(first: 5, last: 9), belowRow: 2) == .init(first: 6, last: 9))
    #expect(scale.moved(.init(first: 5, last: 5), belowRow: 2) == .init(first: 6, last: 7))
    // Its end is in view, and would be below the menu's edge.
    #expect(scale.moved(.init(first: 17, last: 17), belowRow: 8) == .init(first: 17, last: 17))
    #expect(scale.moved(.init(first: 17, last: 30), belowRow: 8) == .init(first: 17, last: 30))
    #expect(scale.moved(.init(first: 15, last: 16), aboveRow: 8) == .init(first: 14, last: 15))
    #expect(scale.moved(.init(first: 10, last: 16), aboveRow: 8) == .init(first: 10, last: 15))
    #expect(scale.moved(.init(first: 0, last: 1), aboveRow: 0) == .init(first: 0, last: 1))
  }

  @Test("An edge hidden by one point is drawn hidden")
  func hiddenByOnePoint() {
    var column = BubbleColumn(paddingTop: 0, paddingBottom: 500)
    column.append(height: 401, gap: 0)
    let window = ChatWindow(width: 393, height: 665, richMenuHeight: 265)
    var visit = Visit(window: window)
    visit.enter(at: 0, window: window, menus: .richMenu, in: column)
    let scale = RoomScale(visit: visit, rows: 34, pointsPerRow: 20)
    #expect(!scale.region.contains(scale.extent(top: 0, bottom: 401).last))
    #expect(scale.region.contains(scale.extent(top: 0, bottom: 400).last))
  }

  @Test("Menus that cover the whole window leave no region")
  func noRegion() {
    let window = ChatWindow(width: 393, height: 200, richMenuHeight: 265, serviceMenuBarHeight: 48)
    var visit = Visit(window: window)
    let column = BubbleColumn(paddingTop: 12, paddingBottom: 12)
    visit.enter(at: 0, window: window, menus: [.richMenu, .serviceMenuBar], in: column)
    let scale = RoomScale(visit: visit, rows: 10, pointsPerRow: 20)
    #expect(scale.region.isEmpty)
  }
}
