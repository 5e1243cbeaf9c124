import Testing

@testable import ImpressionRules

@Suite("Explaining: one reason for a bubble, a detail for every missing edge")
struct ExplanationTests {
  @Test("A displayed bubble has no obstacle")
  func none() {
    var rig = Rig([50])
    #expect(rig.obstacle(0) == nil)
    rig.expect(.enter(at: 0), shows: ["0 top", "0 bottom"], displays: [0])
    #expect(rig.obstacle(0) == nil)
  }

  @Test("too-tall: an edge is missing and the bubble is taller than the chat window, menus away")
  func tooTall() {
    var rig = Rig([212])
    rig.expect(.enter(at: 0), shows: ["0 top"])
    #expect(
      rig.obstacle(0)
        == Explanation(
          .tooTall,
          missing: [
            .init(edge: .bottom, closest: 112, hiddenBy: .window, remedies: [.scroll(112), .shorten(112)])
          ]))
  }

  @Test("A bubble exactly as tall as the chat window is not too tall")
  func notTooTall() {
    var rig = Rig([100, 100])
    rig.expect(.enter(at: 1), shows: ["1 top", "0 bottom"])
    #expect(rig.obstacle(0)?.reason == .notScrolled)
  }

  @Test("under-rich-menu: at its closest, only the rich menu hid it")
  func underRichMenu() {
    var rig = Rig([97])
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top"])
    #expect(
      rig.obstacle(0)
        == Explanation(
          .underRichMenu,
          missing: [
            .init(
              edge: .bottom, closest: 37, hiddenBy: .richMenu,
              remedies: [.closeRichMenu, .scroll(37), .shorten(37)])
          ]))
  }

  @Test("under-service-menu-bar: at its closest, only the service menu bar hid it")
  func underServiceMenuBar() {
    var rig = Rig([90, 200])
    rig.expect(.enter(at: -5, menus: .serviceMenuBar), shows: ["1 top", "0 bottom"])
    #expect(
      rig.obstacle(0)
        == Explanation(
          .underServiceMenuBar,
          missing: [
            .init(
              edge: .top, closest: 15, hiddenBy: .serviceMenuBar,
              remedies: [.hideServiceMenuBar, .scroll(-15)])
          ]))
  }

  @Test("under-keyboard: at its closest, only the keyboard hid it; what moves the content closes it first")
  func underKeyboard() {
    var rig = Rig([97, 60])
    rig.expect(.enter(at: 0, menus: .keyboard), shows: ["0 top"])
    #expect(
      rig.obstacle(0)
        == Explanation(
          .underKeyboard,
          missing: [
            .init(
              edge: .bottom, closest: 47, hiddenBy: .keyboard, remedies: [.closeKeyboard, .shorten(47)])
          ]))
    #expect(
      rig.obstacle(1)?.missing.last
        == .init(
          edge: .bottom, closest: 107, hiddenBy: .window,
          remedies: [.init(closing: .keyboard, scroll: 57), .init(closing: .keyboard, shorten: 57)]))
    rig.expect(.menus([]), shows: ["1 top", "0 bottom"], displays: [0])
  }

  @Test("The keyboard and the rich menu take each other's place")
  func oneAtTheBottom() {
    #expect(Menus([.richMenu, .serviceMenuBar]).opening(.keyboard) == [.keyboard, .serviceMenuBar])
    #expect(Menus.keyboard.opening(.richMenu) == .richMenu)
    #expect(Menus.keyboard.opening(.serviceMenuBar) == [.keyboard, .serviceMenuBar])
  }

  @Test("not-swiped: only a carousel's left or right edge is missing")
  func notSwiped() {
    var rig = Rig(cards: [7, 76, 245].map { BubbleColumn.Card(x: $0, width: 75) })
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    #expect(
      rig.obstacle(0)
        == Explanation(
          .notSwiped,
          missing: [.init(edge: .right, closest: 220, hiddenBy: .carousel, remedies: [.swipe(220)])]))
  }

  @Test("not-scrolled: an edge is missing and never came into the chat window")
  func notScrolled() {
    var rig = Rig([90, 47])
    rig.expect(.enter(at: 0), shows: ["0 top", "1 top", "0 bottom"], displays: [0])
    #expect(
      rig.obstacle(1)
        == Explanation(
          .notScrolled,
          missing: [
            .init(edge: .bottom, closest: 37, hiddenBy: .window, remedies: [.scroll(37), .shorten(37)])
          ]))
  }

  @Test("The side of a carousel under the service menu bar is shown by scrolling up")
  func sideUnderServiceMenuBar() {
    var rig = Rig([])
    rig.addCarousel([BubbleColumn.Card(x: 7, width: 80)], height: 8)
    rig.column.append(height: 200, gap: 0)
    rig.expect(.enter(at: -5, menus: .serviceMenuBar))
    let sides = rig.obstacle(0)?.missing.filter { $0.edge == .left || $0.edge == .right }
    #expect(sides?.map(\.closest) == [7, 7])
    #expect(sides?.map(\.remedies) == Array(repeating: [.hideServiceMenuBar, .scroll(-7)], count: 2))
  }

  @Test("Where two moments are equally close, one at which a menu hid the edge goes first")
  func tie() {
    var rig = Rig([500])
    rig.expect(.enter(at: 360))
    rig.expect(.menus(.richMenu))
    rig.expect(.scroll(by: 40))
    #expect(rig.obstacle(0)?.missing.last?.hiddenBy == .richMenu)
    #expect(rig.visit.approach(of: .bottom, of: 0, in: rig.column)?.distance == 40)
  }

  @Test("How close an edge came is judged over the whole visit")
  func closestOfVisit() {
    var rig = Rig([300])
    rig.expect(.enter(at: 100))
    rig.expect(.scroll(by: 70))
    rig.expect(.jump(to: 20))
    let approach = rig.visit.approach(of: .bottom, of: 0, in: rig.column)
    #expect(approach == Visit.Approach(distance: 30, cover: .window, place: 130, offset: 170, menus: []))
  }

  @Test("Closing the rich menu and scrolling together are one remedy, and come before the longer scroll")
  func closeAndScroll() {
    var rig = Rig([130])
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top"])
    #expect(
      rig.obstacle(0)?.missing.first?.remedies == [
        .init(closing: .richMenu, scroll: 30), .scroll(70), .init(closing: .richMenu, shorten: 30),
        .shorten(70),
      ])
  }

  @Test("Closing a menu to no effect is not part of a remedy")
  func closingForNothing() {
    var rig = Rig([300, 90])
    rig.expect(.enter(at: 20, menus: [.richMenu, .serviceMenuBar]))
    #expect(
      rig.obstacle(0)?.missing.map(\.remedies) == [
        [.init(closing: .serviceMenuBar, scroll: -20), .scroll(-40)],
        [
          .init(closing: .richMenu, scroll: 180), .scroll(220), .init(closing: .richMenu, shorten: 180),
          .shorten(220),
        ],
      ])
  }

  @Test("Hiding the service menu bar is no remedy for an edge below, although it moves the content up")
  func closingAtTheOtherEnd() {
    var rig = Rig([150])
    rig.expect(.enter(at: -20, menus: .serviceMenuBar), shows: ["0 top"])
    #expect(rig.obstacle(0)?.missing.map(\.remedies) == [[.scroll(70), .shorten(70)]])
  }

  @Test("R3 simultaneous: closing the menu and scrolling come before making the bubble shorter")
  func togetherAfterClosing() {
    var rig = Rig([90, 200], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 10, menus: .richMenu), shows: [])
    #expect(
      rig.visit.remediesTogether(of: 0, in: rig.column) == [
        .init(closing: .richMenu, scroll: -10), .init(shorten: 30, scroll: -10),
      ])
  }

  @Test("Closing both menus is a remedy where they cover all of the window")
  func closeBoth() {
    var rig = Rig(
      [10], window: ChatWindow(width: 100, height: 50, richMenuHeight: 45, serviceMenuBarHeight: 20))
    rig.expect(.enter(at: -14, menus: [.richMenu, .serviceMenuBar]))
    let bottom = rig.obstacle(0)?.missing.last
    #expect(bottom?.remedies.first == .closeRichMenu)
  }

  @Test("A carousel scrolled out of view before it was swiped must come back first")
  func scrollBackAndSwipe() {
    var rig = Rig([])
    rig.addCarousel([7, 76, 245].map { BubbleColumn.Card(x: $0, width: 75) }, height: 20)
    rig.column.append(height: 200, gap: 0)
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "1 top", "0 bottom"])
    rig.expect(.scroll(by: 50), shows: [])
    let now = rig.visit.missingEdges(of: 0, in: rig.column, over: .present)
    #expect(now.map(\.remedies) == [[.init(scroll: -30, swipe: 220)]])
    #expect(rig.obstacle(0)?.missing.map(\.remedies) == [[.swipe(220)]])
  }

  @Test("R3 simultaneous: a carousel wider than the window never shows both sides at once")
  func neverTogether() {
    var rig = Rig(
      cards: [7, 76, 245].map { BubbleColumn.Card(x: $0, width: 75) },
      rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    #expect(rig.visit.remediesTogether(of: 0, in: rig.column).isEmpty)
  }

  @Test(
    "A remedy in words names the menus that are closed first",
    arguments: [
      (Explanation.Remedy(closing: .richMenu, scroll: 101), "close the rich menu and scroll 101 pt further"),
      (
        Explanation.Remedy(closing: [.richMenu, .serviceMenuBar], scroll: -3, swipe: 20),
        "close the rich menu and hide the service menu bar and scroll 3 pt back and swipe 20 pt"
      ),
      (Explanation.Remedy(closing: .richMenu, shorten: 5), "close the rich menu and make it 5 pt shorter"),
    ])
  func words(_ remedy: Explanation.Remedy, _ words: String) {
    #expect(remedy.imperative == words)
  }

  @Test("Neither menu alone shows what both cover")
  func bothCover() {
    var rig = Rig(
      [10], window: ChatWindow(width: 100, height: 50, richMenuHeight: 40, serviceMenuBarHeight: 30))
    rig.expect(.enter(at: 0, menus: [.richMenu, .serviceMenuBar]))
    let missing = rig.obstacle(0)?.missing
    #expect(missing?.map(\.hiddenBy) == [.serviceMenuBar, .serviceMenuBar])
  }

  @Test("R3 simultaneous: seen in parts because the rich menu was open")
  func simultaneousRichMenu() {
    var rig = Rig([80], rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0, menus: .richMenu), shows: ["0 top"])
    rig.expect(.scroll(by: 20), shows: ["0 bottom"])
    #expect(rig.obstacle(0) == Explanation(.underRichMenu))
  }

  @Test("A bubble that arrived after the visit has no obstacle in it")
  func arrivedLater() {
    var rig = Rig([50])
    rig.expect(.enter(at: 0), shows: ["0 top", "0 bottom"], displays: [0])
    rig.column.append(height: 50, gap: 0)
    #expect(rig.obstacle(1) == nil)
  }

  @Test("Every reason has the code the rule book names")
  func codes() {
    #expect(
      Explanation.Reason.allCases.map(\.rawValue) == [
        "not-delivered", "platform-not-measured", "read-without-entering", "never-entered",
        "outside-measurement-period", "too-tall", "under-rich-menu", "under-service-menu-bar",
        "under-quick-replies", "under-keyboard", "not-swiped",
        "not-scrolled",
      ])
  }
}
