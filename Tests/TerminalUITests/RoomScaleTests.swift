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
