import Testing

@testable import ImpressionRules

@Suite("R4, R5, R8: carousels")
struct CarouselTests {
  /// Three cards of 60, the window being 100 wide: 7…67, 76…136, 145…205, content 212.
  private let cards = [7, 76, 145].map { BubbleColumn.Card(x: $0, width: 60) }

  @Test("R8 whole: its left edge is the first card's, its right edge the last card's")
  func whole() {
    var rig = Rig(cards: cards)
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    rig.expect(.swipe(0, to: 104))
    rig.expect(.swipe(0, to: 105), shows: ["0 right"], displays: [0])
  }

  @Test("When all cards fit, all edges are there at once")
  func fitting() {
    var rig = Rig(cards: [BubbleColumn.Card(x: 7, width: 80)])
    rig.expect(.enter(at: 0), shows: ["0 left", "0 right", "0 top", "0 bottom"], displays: [0])
  }

  @Test("R8 anyCard: counted once when all four edges of any one card have been visible")
  func anyCard() {
    var rig = Rig(cards: cards, rules: CountingRules(carousel: .anyCard))
    rig.expect(.enter(at: 0), shows: ["0 left", "0 right", "0 top", "0 bottom"], displays: [0])
    rig.expect(.swipe(0, to: 112))
  }

  @Test("R8 anyCard: edges of different cards make no card")
  func anyCardOfOne() {
    let wide = [BubbleColumn.Card(x: 7, width: 120), BubbleColumn.Card(x: 136, width: 120)]
    var rig = Rig(cards: wide, rules: CountingRules(carousel: .anyCard))
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    rig.expect(.swipe(0, to: 26))
    rig.expect(.swipe(0, to: 27), shows: ["0 right"], displays: [0])
  }

  @Test("R8: swiping a carousel sideways never counts again")
  func neverAgain() {
    var rig = Rig(cards: cards)
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    rig.expect(.swipe(0, to: 112), shows: ["0 right"], displays: [0])
    rig.expect(.swipe(0, to: 0))
    rig.expect(.swipe(0, to: 112))
  }

  @Test("R5: a swipe passes every position between its start and its end")
  func swipeSweeps() {
    let wide = [7, 136, 265].map { BubbleColumn.Card(x: $0, width: 90) }
    var rig = Rig(cards: wide, rules: CountingRules(carousel: .anyCard))
    rig.visit.enter(at: 0, window: rig.window, menus: [], in: rig.column)
    #expect(rig.visit.isDisplayed(0, in: rig.column))
    var narrow = Rig(
      cards: [7, 110, 213].map { BubbleColumn.Card(x: $0, width: 96) },
      rules: CountingRules(carousel: .anyCard))
    narrow.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    narrow.expect(.swipe(0, to: 216), shows: ["0 right"], displays: [0])
  }

  @Test("R4: a side is visible only while at least one point of the bubble's height is")
  func sideNeedsHeight() {
    var rig = Rig([300])
    rig.addCarousel(cards)
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.swipe(1, to: 112))
    rig.expect(.scroll(by: 200), shows: ["1 right", "1 top", "0 bottom"], displays: [0])
    #expect(rig.seen(1) == ["top", "right"])
    rig.expect(.swipe(1, to: 0), shows: ["1 left"])
    rig.expect(.scroll(by: 50), shows: ["1 bottom"], displays: [1])
  }

  @Test("R4: a carousel taller than the window shows its sides while its middle is in view")
  func middle() {
    var rig = Rig(cards: cards, height: 400)
    rig.expect(.enter(at: 150), shows: ["0 left"])
    rig.expect(.swipe(0, to: 112), shows: ["0 right"])
  }

  @Test("Entering resets every carousel to its start")
  func resetOnEntry() {
    var rig = Rig(cards: cards)
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    rig.expect(.swipe(0, to: 112), shows: ["0 right"], displays: [0])
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    #expect(rig.visit.swipeOffset(of: 0, in: rig.column) == 0)
  }

  @Test("A swipe is clamped to 0…(content width − viewport width)", arguments: [(-5, 0), (500, 112)])
  func swipeClamps(target: Int, end: Int) {
    var rig = Rig(cards: cards)
    rig.visit.enter(at: 0, window: rig.window, menus: [], in: rig.column)
    rig.visit.swipe(0, to: target, in: rig.column)
    #expect(rig.visit.swipeOffset(of: 0, in: rig.column) == end)
  }

  @Test("R3 simultaneous: a carousel wider than its viewport never shows both sides together")
  func simultaneousWhole() {
    var rig = Rig(cards: cards, rules: CountingRules(edges: .simultaneous))
    rig.expect(.enter(at: 0), shows: ["0 left", "0 top", "0 bottom"])
    rig.expect(.swipe(0, to: 112), shows: ["0 right"])
    #expect(rig.obstacle(0) == Explanation(.notSwiped))
  }

  @Test("R3 simultaneous, R8 anyCard: one card within the viewport while top and bottom are visible")
  func simultaneousAnyCard() {
    var rig = Rig(cards: cards, rules: CountingRules(edges: .simultaneous, carousel: .anyCard))
    rig.expect(.enter(at: 0), shows: ["0 left", "0 right", "0 top", "0 bottom"], displays: [0])
  }

  @Test("R3 simultaneous: a carousel swiped while out of view shows its sides with the edge that displays it")
  func swipedOutOfView() {
    var rig = Rig([130], rules: CountingRules(edges: .simultaneous, carousel: .anyCard))
    rig.addCarousel([7, 136].map { BubbleColumn.Card(x: $0, width: $0 == 7 ? 120 : 60) })
    rig.column.append(height: 100, gap: 0)
    rig.expect(.enter(at: 40), shows: ["1 left", "1 top", "0 bottom"])
    rig.expect(.jump(to: 0), shows: ["0 top"])
    rig.expect(.swipe(1, to: 103))
    rig.expect(.jump(to: 80), shows: ["2 top", "1 bottom", "1 right"], displays: [1])
    #expect(rig.seen(1) == ["top", "bottom", "left", "right"])
  }

  @Test("R8 anyCard: the missing side is the one of a card that showed the other")
  func missingSideOfACard() {
    let wide = [BubbleColumn.Card(x: 7, width: 120), BubbleColumn.Card(x: 136, width: 120)]
    var rig = Rig([300], rules: CountingRules(carousel: .anyCard))
    rig.addCarousel(wide)
    rig.expect(.enter(at: 0), shows: ["0 top"])
    rig.expect(.swipe(1, to: 100))
    rig.expect(.scroll(by: 250), shows: ["1 left", "1 top", "0 bottom", "1 bottom"], displays: [0])
    let missing = rig.obstacle(1)?.missing
    #expect(
      missing == [
        .init(edge: .right, closest: 56, hiddenBy: .carousel, remedies: [.swipe(56)])
      ])
  }
}
