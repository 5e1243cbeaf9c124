import ImpressionRules
import Testing

@Suite("The visible region and the offsets of the content")
struct WindowTests {
  private let window = ChatWindow(width: 100, height: 100, richMenuHeight: 40, serviceMenuBarHeight: 20)

  @Test("The visible region is the chat window less the service menu bar (top) less the open rich menu")
  func visibleRegion() {
    let both: Menus = [.richMenu, .serviceMenuBar]
    #expect(window.visibleTop(both) == 20)
    #expect(window.visibleBottom(both) == 60)
    #expect(window.visibleHeight(both) == 40)
    #expect(window.visibleHeight([]) == 100)
  }

  @Test("min = −S, max = contentHeight − (H − R)")
  func offsets() {
    #expect(window.offsets(contentHeight: 500, [.richMenu, .serviceMenuBar]) == -20...440)
    #expect(window.offsets(contentHeight: 500, []) == 0...400)
  }

  @Test("max is never less than min")
  func shortContent() {
    #expect(window.offsets(contentHeight: 30, .serviceMenuBar) == -20...(-20))
  }

  @Test("A change of menu keeps the offset")
  func menuKeepsOffset() {
    var rig = Rig([500])
    rig.expect(.enter(at: 200))
    rig.expect(.menus([.richMenu, .serviceMenuBar]))
    #expect(rig.visit.offset == 200)
  }

  @Test("A change of menu clamps the offset when it no longer fits")
  func menuClamps() {
    var rig = Rig([500])
    rig.expect(.enter(at: 440, menus: .richMenu), shows: ["0 bottom"])
    rig.expect(.menus([]))
    #expect(rig.visit.offset == 400)
  }

  @Test("A change of content keeps the offset")
  func contentKeepsOffset() {
    var rig = Rig([500])
    rig.expect(.enter(at: 400), shows: ["0 bottom"])
    rig.expect(.grow([500]), shows: ["1 top"])
    #expect(rig.visit.offset == 400)
  }

  @Test("A scroll ends at the clamped offset", arguments: [(-1, 0), (401, 400), (.max, 400), (.min, 0)])
  func scrollClamps(target: Int, end: Int) {
    var rig = Rig([500])
    rig.visit.enter(at: 10, window: rig.window, menus: [], in: rig.column)
    rig.visit.scroll(to: target, in: rig.column)
    #expect(rig.visit.offset == end)
  }

  @Test("Content is a list from y = 0: padding, bubbles with gaps, padding")
  func column() {
    var column = BubbleColumn(paddingTop: 12, paddingBottom: 10)
    #expect(column.contentHeight == 22)
    column.append(height: 50, gap: 16)
    column.append(height: 30, gap: 8)
    #expect(column.tops == [12, 70])
    #expect(column.bottoms == [62, 100])
    #expect(column.contentHeight == 110)
  }

  @Test("R4: edges visible now are those inside the region at this moment")
  func visibleNow() {
    var rig = Rig([50, 100])
    rig.expect(.enter(at: 0), shows: ["0 top", "1 top", "0 bottom"], displays: [0])
    rig.expect(.scroll(by: 1))
    #expect(rig.visit.edgesVisible(of: 0, in: rig.column) == .bottom)
    #expect(rig.visit.edgesVisible(of: 1, in: rig.column) == .top)
  }
}
