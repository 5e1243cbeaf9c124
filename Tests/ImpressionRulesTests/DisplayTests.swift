import ImpressionRules
import Testing

@Suite("R3–R6: being displayed 100%")
struct DisplayTests {
  @Test("R3: a bubble is displayed once its top and its bottom have been visible")
  func bothEdges() {
    var rig = Rig([60, 60, 60])
    rig.expect(.enter(at: 0), shows: ["0 top", "1 top", "0 bottom"], displays: [0])
    rig.expect(.scroll(by: 20), shows: ["2 top", "1 bottom"], displays: [1])
  }

  @Test("R3: the moments may differ: a bubble taller than the visible region, top first")
  func tallFromAbove() {
    var rig = Rig([250])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.scroll(by: 149))
    rig.expect(.scroll(by: 1), shows: ["0 bottom"], displays: [0])
  }

  @Test("R3: the moments may differ: or the other way round")
  func tallFromBelow() {
    var rig = Rig([250])
    rig.expect(.enter(at: 150), shows: ["0 bottom"])
    rig.expect(.scroll(by: -150), shows: ["0 top"], displays: [0])
  }

  @Test("R3 simultaneous: all required edges at one and the same moment")
  func simultaneous() {
    var rig = Rig([80, 80, 40], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 70), shows: ["1 top", "2 top", "0 bottom", "1 bottom"], displays: [1])
    rig.expect(.jump(to: 0), shows: ["0 top"], displays: [0])
  }

  @Test("R3 simultaneous: a bubble taller than the visible region is never displayed")
  func simultaneousTall() {
    var rig = Rig([101, 100], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.scroll(by: 101), shows: ["1 top", "0 bottom", "1 bottom"], displays: [1])
  }

  @Test("R3 simultaneous: what the open rich menu makes too small shows once it is closed")
  func simultaneousMenu() {
    var rig = Rig([80], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top"])
    rig.expect(.scroll(by: 20), shows: ["0 bottom"])
    rig.expect(.menus([]), displays: [0])
  }

  @Test("R5: another rich menu is judged at the end position, like a change of menus")
  func anotherRichMenu() {
    var rig = Rig([50, 40, 100])
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top", "1 top", "0 bottom"], displays: [0])
    rig.expect(.richMenu(height: 60))
    rig.expect(.richMenu(height: 10), shows: ["2 top", "1 bottom"], displays: [1])
    rig.expect(.richMenu(height: 40))
  }

  @Test("R6: an edge hidden by a rich menu that has been switched is explained by the menu of then")
  func explainedByTheMenuOfThen() throws {
    var rig = Rig([50, 45, 300])
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top", "1 top", "0 bottom"], displays: [0])
    rig.expect(.richMenu(height: 70))
    let missing = try #require(rig.obstacle(1)?.missing.first)
    #expect(missing.remedies.contains { $0.closing.isEmpty && $0.scroll == 35 })
  }

  @Test("R4: the top edge is visible when its y lies on the visible region's border")
  func topOnBorder() {
    var rig = Rig([101, 300])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.scroll(by: 1), shows: ["1 top", "0 bottom"], displays: [0])
  }

  @Test("R4: the bottom edge is visible when its y lies on the visible region's border")
  func bottomOnBorder() {
    var rig = Rig([50, 300])
    rig.expect(.enter(at: 51), shows: [])
    rig.expect(.scroll(by: -1), shows: ["1 top", "0 bottom"])
  }

  @Test("R4: being drawn under the rich menu is not being visible")
  func underRichMenu() {
    var rig = Rig([61])
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top"])
    rig.expect(.menus([]), shows: ["0 bottom"], displays: [0])
  }

  @Test("R4: being drawn under the service menu bar is not being visible")
  func underServiceMenuBar() {
    var rig = Rig([60, 200])
    rig.expect(.enter(at: 1, menus: .serviceMenuBar), shows: ["1 top", "0 bottom"])
    rig.expect(.scroll(by: -20))
    rig.expect(.scroll(by: -1), shows: ["0 top"], displays: [0])
  }

  @Test("R4: menus that cover the whole window leave nothing visible")
  func allCovered() {
    var rig = Rig(
      [10], window: ChatWindow(width: 100, height: 50, richMenuHeight: 40, serviceMenuBarHeight: 20))
    rig.expect(.enter(at: 0, menus: [.richMenu, .serviceMenuBar]))
    rig.expect(.menus(.serviceMenuBar), shows: ["0 top", "0 bottom"], displays: [0])
  }

  @Test("R5: a scroll passes every position between its start and its end")
  func sweep() {
    var rig = Rig([200, 10, 200])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(
      .scroll(by: 310), shows: ["1 top", "2 top", "0 bottom", "1 bottom", "2 bottom"], displays: [0, 1, 2])
  }

  @Test("R5: a jump shows only its end position")
  func jump() {
    var rig = Rig([200, 10, 200])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.jump(to: 310), shows: ["2 bottom"])
  }

  @Test("R5: the position on entry shows only itself")
  func entry() {
    var rig = Rig([50, 200, 50])
    rig.expect(.enter(at: 200), shows: ["2 top", "1 bottom", "2 bottom"], displays: [2])
  }

  @Test("R5: a menu is judged at its end position")
  func menuJump() {
    var rig = Rig([30, 30, 100])
    rig.expect(
      .enter(at: 100, menus: .richMenu), shows: ["2 bottom"])
    rig.expect(.menus([]), shows: ["2 top", "1 bottom"], displays: [2])
    #expect(rig.visit.offset == 60)
  }

  @Test("R5: a scroll after a jump starts where the jump ended")
  func scrollAfterJump() {
    var rig = Rig([200, 10, 200, 10, 200])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.jump(to: 300))
    rig.expect(.scroll(by: 20), shows: ["3 top", "4 top", "2 bottom", "3 bottom"], displays: [3])
  }

  @Test("R6: once per visit, however often it is scrolled back into view")
  func oncePerVisit() {
    var rig = Rig([50, 200])
    rig.expect(.enter(at: 0), shows: ["0 top", "1 top", "0 bottom"], displays: [0])
    rig.expect(.scroll(by: 150), shows: ["1 bottom"], displays: [1])
    rig.expect(.scroll(by: -150))
    rig.expect(.jump(to: 0))
  }

  @Test("R6: entering again starts a new visit, in which 100% display counts again")
  func reentry() {
    var rig = Rig([50])
    rig.expect(.enter(at: 0), shows: ["0 top", "0 bottom"], displays: [0])
    rig.expect(.enter(at: 0), shows: ["0 top", "0 bottom"], displays: [0])
    #expect(rig.visit.number == 2)
  }

  @Test("R6: edges seen in an earlier visit are forgotten")
  func forgotten() {
    var rig = Rig([250])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.enter(at: 150), shows: ["0 bottom"])
    #expect(rig.seen(0) == ["bottom"])
  }

  @Test("A message that arrives in view is visible at once")
  func arrival() {
    var rig = Rig([50])
    rig.expect(.enter(at: 0), shows: ["0 top", "0 bottom"], displays: [0])
    rig.expect(.grow([30, 30]), shows: ["1 top", "2 top", "1 bottom"], displays: [1])
  }
}
