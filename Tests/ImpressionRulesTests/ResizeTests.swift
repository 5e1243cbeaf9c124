import ImpressionRules
import Testing

@Suite("A bubble gets another height in the middle of a visit")
struct ResizeTests {
  @Test("Everything below moves by the difference", arguments: [(20, -10), (30, 0), (100, 70)])
  func column(height: Int, growth: Int) {
    var column = Rig([50, 30, 40], gap: 5, padding: 10).column
    let answer = column.resize(1, toHeight: height)
    #expect(answer == growth)
    #expect(column == Rig([50, height, 40], gap: 5, padding: 10).column)
    #expect(column.contentHeight == 150 + growth)
  }

  @Test("A bubble made shorter while in view shows its bottom edge")
  func shorter() {
    var rig = Rig([150])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.resize(0, to: 101))
    rig.expect(.resize(0, to: 100), shows: ["0 bottom"], displays: [0])
  }

  @Test("What is below moves into view")
  func below() {
    var rig = Rig([150, 30])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.resize(0, to: 60), shows: ["1 top", "0 bottom", "1 bottom"], displays: [0, 1])
  }

  @Test("A resize shows only its end position")
  func endPosition() {
    var rig = Rig([400, 10, 300])
    rig.expect(.enter(at: 250))
    rig.expect(.resize(0, to: 100))
    #expect(rig.visit.offset == 250)
    #expect(rig.seen(1) == [])
  }

  @Test("The offset is clamped when it no longer fits")
  func clamped() {
    var rig = Rig([450, 50])
    rig.expect(.enter(at: 400), shows: ["1 top", "0 bottom", "1 bottom"], displays: [1])
    rig.expect(.resize(0, to: 70))
    #expect(rig.visit.offset == 20)
    rig.expect(.resize(0, to: 50), shows: ["0 top"], displays: [0])
    #expect(rig.visit.offset == 0)
  }

  @Test("Edges seen before a resize stay seen")
  func staySeen() {
    var rig = Rig([250])
    rig.expect(.enter(at: 150), shows: ["0 bottom"])
    rig.expect(.resize(0, to: 400))
    #expect(rig.seen(0) == ["bottom"])
    rig.expect(.jump(to: 0), shows: ["0 top"], displays: [0])
  }

  @Test("R6: displayed once per visit, whatever its height", arguments: CountingRules.EdgeMoments.allCases)
  func oncePerVisit(edges: CountingRules.EdgeMoments) {
    var rig = Rig([50], rules: CountingRules(edges: edges))
    rig.expect(.enter(at: 0), shows: ["0 top", "0 bottom"], displays: [0])
    rig.expect(.resize(0, to: 300))
    #expect(rig.obstacle(0) == nil)
    rig.expect(.resize(0, to: 50))
  }

  @Test("R3 simultaneous: what was too tall is judged again at its new height")
  func judgedAgain() {
    var rig = Rig([150, 300], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.scroll(by: 60), shows: ["1 top", "0 bottom"])
    rig.expect(.jump(to: 0))
    rig.expect(.resize(0, to: 90), displays: [0])
  }

  @Test("R3 simultaneous: and so it is under menus that were away when its height changed")
  func judgedAgainUnderMenu() {
    var rig = Rig([150, 300], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top"])
    rig.expect(.scroll(by: 200), shows: ["1 top", "0 bottom"])
    rig.expect(.menus([]))
    rig.expect(.resize(0, to: 50))
    rig.expect(.menus(.richMenu))
    rig.expect(.jump(to: 0), displays: [0])
  }
}

@Suite("Explaining a bubble that had another height before")
struct ResizeExplanationTests {
  @Test("How close an edge came counts the height it had then")
  func heightOfThen() {
    var rig = Rig([150, 300])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.resize(0, to: 300))
    let approach = rig.visit.approach(of: .bottom, of: 0, in: rig.column)
    #expect(approach?.distance == 50)
    #expect(approach?.place == 150)
    #expect(rig.visit.missingEdges(of: 0, in: rig.column, over: .present).map(\.closest) == [200])
  }

  @Test("An edge below the bubble came as close as it stood then")
  func edgesBelow() {
    var rig = Rig([150, 300])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.resize(0, to: 400))
    #expect(rig.visit.approach(of: .top, of: 1, in: rig.column)?.distance == 50)
    #expect(rig.visit.approach(of: .bottom, of: 1, in: rig.column)?.distance == 350)
  }

  @Test(
    "The excess height refers to the present height; there is none once the bubble is short enough",
    arguments: [(300, 200), (120, 20), (101, 1), (100, nil), (40, nil)])
  func shorten(height: Int, points: Int?) {
    var rig = Rig([150, 600])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.jump(to: 500))
    rig.expect(.resize(0, to: height))
    let remedies: [Explanation.Remedy] = [.scroll(50)] + (points.map { [.shorten($0)] } ?? [])
    let missing = rig.obstacle(0)?.missing
    #expect(missing?.map(\.closest) == [50])
    #expect(missing?.first?.remedies == remedies)
  }

  @Test("Earlier changes of height don't affect a bubble that arrives later")
  func arrivedLater() {
    var rig = Rig([150])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.resize(0, to: 400))
    rig.expect(.grow([300]))
    rig.expect(.resize(0, to: 410))
    #expect(rig.visit.approach(of: .top, of: 1, in: rig.column)?.distance == 300)
    #expect(rig.visit.approach(of: .bottom, of: 0, in: rig.column)?.distance == 50)
  }

  @Test("too-tall is judged by the present height")
  func tooTall() {
    var rig = Rig([212, 600])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.jump(to: 350))
    #expect(rig.obstacle(0)?.reason == .tooTall)
    rig.expect(.resize(0, to: 100))
    #expect(rig.obstacle(0)?.reason == .notScrolled)
  }

  @Test("R3 simultaneous: a carousel that once showed both ends lacks the swipe, at any height that fits")
  func notSwiped() {
    let cards = [7, 76, 145].map { BubbleColumn.Card(x: $0, width: 60) }
    var rig = Rig(cards: cards, rules: CountingRules(edges: .simultaneous))
    rig.column.append(height: 300, gap: 0)
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "1 top", "0 bottom"])
    rig.expect(.swipe(0, to: 112), shows: ["0 right"])
    rig.expect(.jump(to: 200), shows: [])
    rig.expect(.resize(0, to: 60))
    #expect(rig.obstacle(0) == Explanation(.notSwiped))
    rig.expect(.resize(0, to: 101))
    #expect(rig.obstacle(0) == Explanation(.tooTall))
  }
}
