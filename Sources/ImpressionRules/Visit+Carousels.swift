/// Carousels: edges at the sides, swiping (R4, R8).
extension Visit {
  /// The state of a carousel in this visit: at its start, with nothing seen, unless this visit wrote it.
  func state(of carousel: Int) -> CarouselState {
    guard carousel < carousels.count, carousels[carousel].visit == number else { return CarouselState() }
    return carousels[carousel]
  }

  /// Swipes the carousel `bubble` continuously to `target` points, clamped to its content (R5).
  ///
  /// Does nothing for other bubbles.
  public mutating func swipe(_ bubble: Int, to target: Int, in column: BubbleColumn) {
    begin()
    guard let index = column.carouselIndex(of: bubble) else { return }
    let carousel = column.carousels[index]
    let end = min(max(target, 0), max(0, carousel.contentWidth - window.width))
    var state = state(of: index)
    state.visit = number
    let start = state.x
    state.x = end
    carousels[index] = state
    if !state.isDisplayed {
      let place = swiped.firstIndex { $0 >= index } ?? swiped.count
      if place == swiped.count || swiped[place] != index { swiped.insert(index, at: place) }
    }
    guard isInView(bubble, from: offset, to: offset, in: column) else { return }
    observe(at: index, from: start, to: end, in: column)
    if rules.edges == .simultaneous {
      completeCarouselTogether(index, from: start, to: end, in: column)
    } else {
      completeCarousel(index, in: column)
    }
  }

  /// Looks at the carousels of which the run shows any height for the first time in this visit.
  mutating func touchCarousels(in column: BubbleColumn) {
    let inView = run.bottoms.lowerBound..<max(run.bottoms.lowerBound, run.tops.upperBound)
    gaps.removeAll(keepingCapacity: true)
    touched.insert(inView, gaps: &gaps)
    if column.carousels.isEmpty { return }
    for gap in gaps {
      var index = column.firstCarousel(from: gap.lowerBound)
      while index < column.carousels.count, column.carousels[index].bubble < gap.upperBound {
        let x = state(of: index).x
        observe(at: index, from: x, to: x, in: column)
        index += 1
      }
    }
  }

  /// A movement passes carousels that were swiped before: their sides may be seen only now.
  mutating func observeSwipedCarousels(from start: Int, to end: Int, in column: BubbleColumn) {
    let least = min(start, end)
    let greatest = max(start, end)
    var place = 0
    while place < swiped.count {
      let index = swiped[place]
      let bubble = column.carousels[index].bubble
      if isInView(bubble, from: least, to: greatest, in: column) {
        let x = state(of: index).x
        observe(at: index, from: x, to: x, in: column)
        if rules.edges == .accumulated {
          completeCarousel(index, in: column)
        } else if fitsTogether(bubble, from: least, to: greatest, in: column) {
          completeCarouselTogether(index, in: column)
        }
        if place >= swiped.count || swiped[place] != index { continue }  // displayed: it left the list
      }
      place += 1
    }
  }

  /// Whether any of the bubble's height lies in the visible region at some offset between two (R4).
  func isInView(_ bubble: Int, from least: Int, to greatest: Int, in column: BubbleColumn) -> Bool {
    let top = window.visibleTop(menus)
    let bottom = window.visibleBottom(menus)
    return top <= bottom && column.tops[bubble] <= greatest + bottom && column.bottoms[bubble] >= least + top
  }

  /// Whether top and bottom are visible at one offset between two.
  private func fitsTogether(
    _ bubble: Int, from least: Int, to greatest: Int, in column: BubbleColumn
  ) -> Bool {
    let from = column.bottoms[bubble] - window.visibleBottom(menus)
    let to = column.tops[bubble] - window.visibleTop(menus)
    return max(least, from) <= min(greatest, to)
  }

  /// The edges of each card that lie in the viewport at some x between two, as bits.
  func cardEdges(
    of carousel: BubbleColumn.Carousel, visibleFrom start: Int, to end: Int
  ) -> (lefts: UInt64, rights: UInt64) {
    let viewport = min(start, end)...max(start, end) + window.width
    var lefts: UInt64 = 0
    var rights: UInt64 = 0
    for (index, card) in carousel.cards.enumerated() {
      if viewport.contains(card.x) { lefts |= 1 << UInt64(index) }
      if viewport.contains(card.x + card.width) { rights |= 1 << UInt64(index) }
    }
    return (lefts, rights)
  }

  mutating func observe(at index: Int, from start: Int, to end: Int, in column: BubbleColumn) {
    let carousel = column.carousels[index]
    var state = state(of: index)
    state.visit = number
    let before = horizontalEdges(of: state, carousel)
    let shown = cardEdges(of: carousel, visibleFrom: start, to: end)
    state.show(lefts: shown.lefts, rights: shown.rights)
    state.pass(min(start, end)...max(start, end))
    carousels[index] = state
    let new = horizontalEdges(of: state, carousel).subtracting(before)
    if !new.isEmpty {
      revealed.append(Revealed(bubbles: carousel.bubble..<carousel.bubble + 1, edges: new))
    }
  }

  /// Left and right as R8 reads them: of the whole carousel, or of any one card. Never fewer than before.
  func horizontalEdges(of state: CarouselState, _ carousel: BubbleColumn.Carousel) -> Edges {
    var edges: Edges = []
    switch rules.carousel {
    case .whole:
      if state.lefts & 1 != 0 { edges.insert(.left) }
      if state.rights & (1 << UInt64(carousel.cards.count - 1)) != 0 { edges.insert(.right) }
    case .anyCard:
      return state.lefts & state.rights != 0 ? [.left, .right] : state.firstSide
    }
    return edges
  }

  /// R3 `accumulated`: displayed once all four edges have been seen.
  mutating func completeCarousel(_ index: Int, in column: BubbleColumn) {
    let carousel = column.carousels[index]
    guard !state(of: index).isDisplayed, edgesSeen(of: carousel.bubble, in: column) == .all else { return }
    finish(index, in: column)
  }

  /// R3 `simultaneous`: at a moment when top and bottom are visible, displayed if both sides are too, at
  /// one x between two.
  mutating func completeCarouselTogether(
    _ index: Int, from start: Int? = nil, to end: Int? = nil, in column: BubbleColumn
  ) {
    let carousel = column.carousels[index]
    let current = state(of: index)
    guard !current.isDisplayed else { return }
    if start != nil, !fitsTogether(carousel.bubble, from: offset, to: offset, in: column) { return }
    let least = min(start ?? current.x, end ?? current.x)
    let greatest = max(start ?? current.x, end ?? current.x)
    func showsBoth(_ left: Int, _ right: Int) -> Bool {
      max(least, right - window.width) <= min(greatest, left)
    }
    let isShown: Bool
    switch rules.carousel {
    case .whole:
      isShown = carousel.cards.last.map { showsBoth(carousel.cards[0].x, $0.x + $0.width) } ?? false
    case .anyCard:
      isShown = carousel.cards.contains { showsBoth($0.x, $0.x + $0.width) }
    }
    if isShown { finish(index, in: column) }
  }

  private mutating func finish(_ index: Int, in column: BubbleColumn) {
    var state = state(of: index)
    state.visit = number
    state.isDisplayed = true
    carousels[index] = state
    swiped.removeAll { $0 == index }
    displayed.append(column.carousels[index].bubble)
  }
}

extension Visit.CarouselState {
  /// Cards showed edges.
  mutating func show(lefts newLefts: UInt64, rights newRights: UInt64) {
    lefts |= newLefts
    rights |= newRights
    if firstSide.isEmpty { firstSide = lefts != 0 ? .left : rights != 0 ? .right : [] }
  }

  /// It passed these x while in view.
  mutating func pass(_ x: ClosedRange<Int>) {
    guard let last = visibleX else {
      visibleX = x
      return
    }
    if x.lowerBound <= last.upperBound + 1, last.lowerBound <= x.upperBound + 1 {
      visibleX = min(last.lowerBound, x.lowerBound)...max(last.upperBound, x.upperBound)
    } else {
      earlierX.insert(last.lowerBound..<last.upperBound + 1)
      visibleX = x
    }
  }

  /// The cards the sides are missing of: those that showed most.
  var candidates: UInt64 {
    if lefts & rights != 0 { return lefts & rights }
    return firstSide == .left ? lefts : firstSide == .right ? rights : ~0
  }
}
