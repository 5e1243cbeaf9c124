import ImpressionRules

/// What an explanation promises holds: doing it there and then shows the edge.
extension Duel {
  func remedyDifference(at bubble: Int) -> String? {
    let obstacle = visit.obstacle(to: bubble, in: column)
    if (obstacle == nil) != oracle.seen[bubble].isDisplayed {
      return "obstacle \(String(describing: obstacle))"
    }
    guard let obstacle else { return nil }
    let required: Edges = oracle.carousel(bubble) == nil ? .vertical : .all
    let missing = obstacle.missing.reduce(into: Edges()) { $0.formUnion($1.edge) }
    if missing != required.subtracting(oracle.edgesSeen(of: bubble)) { return "missing \(missing.names)" }
    if let difference = reasonDifference(obstacle, at: bubble) { return difference }
    for detail in obstacle.missing {
      for remedy in detail.remedies where !helps(remedy, detail.edge, bubble) {
        return "\(remedy) doesn't show \(detail.edge.names): \(obstacle)"
      }
      if detail.remedies.isEmpty { return "no remedy: \(obstacle)" }
      if !isOrdered(detail.remedies) { return "not the nearest first: \(obstacle)" }
      if let menus = menusWithShorterWay(detail, bubble) {
        return "a shorter way after closing \(menus): \(obstacle)"
      }
      if detail.edge == .bottom, lacksShortening(detail, bubble) { return "no shorten: \(obstacle)" }
    }
    for detail in visit.missingEdges(of: bubble, in: column, over: .present) {
      for remedy in detail.remedies where !showsNow(remedy, detail.edge, bubble) {
        return "\(remedy) doesn't show \(detail.edge.names) now: \(detail)"
      }
    }
    return visit.rules.edges == .simultaneous ? togetherDifference(at: bubble) : nil
  }

  /// What leaves the height comes first, then what takes fewer points.
  private func isOrdered(_ remedies: [Explanation.Remedy]) -> Bool {
    zip(remedies, remedies.dropFirst()).allSatisfy { first, next in
      if (first.shorten > 0) != (next.shorten > 0) { return next.shorten > 0 }
      return first.shorten + abs(first.scroll) <= next.shorten + abs(next.scroll)
    }
  }

  /// Carries out a remedy from this moment on, one position after the other.
  private func carryingOut(_ remedy: Explanation.Remedy, _ bubble: Int) -> Oracle {
    var again = oracle
    again.setMenus(again.menus.subtracting(remedy.closing))
    if remedy.shorten > 0 {
      again.resize(bubble, toHeight: again.column.height(of: bubble) - remedy.shorten)
    }
    again.scroll(to: again.offset + remedy.scroll)
    if remedy.swipe != 0 { again.swipe(bubble, to: again.x[bubble] + remedy.swipe) }
    return again
  }

  private func showsNow(_ remedy: Explanation.Remedy, _ edge: Edges, _ bubble: Int) -> Bool {
    let again = carryingOut(remedy, bubble)
    if !edge.isDisjoint(with: .vertical) { return again.edgesVisible(of: bubble).contains(edge) }
    return again.isInView(bubble) && isInViewport(edge, of: bubble, again.x[bubble])
  }

  /// R3 `simultaneous`: each remedy shows everything at one moment, and there is one wherever that is possible.
  private func togetherDifference(at bubble: Int) -> String? {
    let remedies = visit.remediesTogether(of: bubble, in: column)
    let required: Edges = oracle.carousel(bubble) == nil ? .vertical : .all
    for remedy in remedies
    where !carryingOut(remedy, bubble).edgesVisible(of: bubble).isSuperset(of: required) {
      return "\(remedy) doesn't show all at once"
    }
    if !isOrdered(remedies) { return "not the nearest first: \(remedies)" }
    return remedies.isEmpty == canShowTogether(bubble) ? "together: \(remedies)" : nil
  }

  private func canShowTogether(_ bubble: Int) -> Bool {
    guard oracle.window.height > 0 else { return false }
    guard let carousel = oracle.carousel(bubble) else { return true }
    let width = oracle.window.width
    return (0...max(0, carousel.contentWidth - width)).contains { x in
      func isShown(_ y: Int) -> Bool { (x...x + width).contains(y) }
      let cards = carousel.cards
      if oracle.rules.carousel == .anyCard {
        return cards.contains { isShown($0.x) && isShown($0.x + $0.width) }
      }
      return isShown(cards[0].x) && isShown(cards[cards.count - 1].x + cards[cards.count - 1].width)
    }
  }

  /// Menus after closing which a shorter scroll shows the edge than any remedy names that closes no others.
  private func menusWithShorterWay(_ detail: Explanation.MissingEdge, _ bubble: Int) -> Menus? {
    guard !detail.edge.isDisjoint(with: .vertical),
      let approach = visit.approach(of: detail.edge, of: bubble, in: column)
    else { return nil }
    for raw in 0...7 where approach.menus.isSuperset(of: Menus(rawValue: raw)) {
      let closing = Menus(rawValue: raw)
      let named = detail.remedies.filter { $0.shorten == 0 && closing.isSuperset(of: $0.closing) }
      let least = named.map { abs($0.scroll) }.min()
      let isShorter = scenes(at: approach, detail.edge, of: bubble).allSatisfy { then in
        // A menu at the other end is not closed only to move the content a little.
        let visibleTop = then.window.visibleTop(approach.menus)
        let covering: Menus =
          visibleTop > then.window.visibleBottom(approach.menus)
          ? approach.menus
          : approach.place < visibleTop ? [.serviceMenuBar, .keyboard] : [.richMenu, .keyboard]
        guard covering.isSuperset(of: closing) else { return false }
        var again = Oracle(rules: visit.rules, window: then.window, column: then.column)
        again.enter(at: approach.offset, window: then.window, menus: approach.menus)
        again.setMenus(approach.menus.subtracting(closing))
        let from = again.offset
        // Without a remedy named no scroll may help; with one, none that is a point shorter. With the keyboard open
        // nothing moves.
        var reach = least.map { $0 - 1 } ?? then.column.contentHeight + 20
        if approach.menus.subtracting(closing).contains(.keyboard) { reach = min(reach, 0) }
        guard reach >= 0 else { return false }
        again.scroll(to: from + reach)
        again.scroll(to: from - reach)
        return again.seen[bubble].edges.contains(detail.edge)
      }
      if isShorter { return closing }
    }
    return nil
  }

  /// The reasons that the bubble's height decides.
  private func reasonDifference(_ obstacle: Explanation, at bubble: Int) -> String? {
    let isTooTall = column.height(of: bubble) > oracle.window.height
    if (obstacle.reason == .tooTall) != isTooTall { return "too tall: \(obstacle)" }
    if isTooTall || !obstacle.missing.isEmpty { return nil }
    let isSwipeMissing = oracle.seen[bubble].bothEnds
    if (obstacle.reason == .notSwiped) == isSwipeMissing { return nil }
    return "both ends \(isSwipeMissing): \(obstacle)"
  }

  /// Whether the bottom came closest below the region and another height, shorter than the present one,
  /// would have shown it, without being named.
  private func lacksShortening(_ detail: Explanation.MissingEdge, _ bubble: Int) -> Bool {
    let isNamed = detail.remedies.contains { $0.shorten > 0 && $0.closing.isEmpty }
    guard !isNamed, let approach = visit.approach(of: .bottom, of: bubble, in: column),
      approach.distance > 0
    else { return false }
    return scenes(at: approach, .bottom, of: bubble).allSatisfy {
      $0.window.visibleHeight(approach.menus) >= 0
        && approach.place > $0.window.visibleBottom(approach.menus)
        && (1..<column.height(of: bubble)).contains($0.column.height(of: bubble) - approach.distance)
    }
  }

  /// The sides of a carousel that was swiped out of view are told as they stand now.
  private func sideSpan(_ isSide: Bool, _ bubble: Int) -> Visit.Span {
    isSide && visit.swipeOffset(of: bubble, in: column) != 0 ? .present : .visit
  }

  private func helps(_ remedy: Explanation.Remedy, _ edge: Edges, _ bubble: Int) -> Bool {
    if remedy == .swipe(remedy.swipe), swipeHelps(remedy.swipe, edge, bubble) { return true }
    let isSide = edge == .left || edge == .right
    let ends: [Edges] = isSide ? [.top, .bottom] : [edge]
    let span = sideSpan(isSide, bubble)
    let approaches = ends.compactMap { end in
      visit.approach(of: end, of: bubble, in: column, over: span).map { (end: end, $0) }
    }
    guard let (end, approach) = approaches.min(by: { $0.1.distance < $1.1.distance }) else { return false }
    // So much shorter than it is now, whatever its height was then.
    let height = column.height(of: bubble) - remedy.shorten
    guard remedy.shorten >= 0, height > 0 else { return false }
    return scenes(at: approach, end, of: bubble).contains { then in
      let column = remedy.shorten > 0 ? then.column.stackedAnew(bubble, height: height) : then.column
      return helps(remedy, from: approach, isSide ? edge : end, bubble, in: column, then.window)
    }
  }

  private func helps(
    _ remedy: Explanation.Remedy, from approach: Visit.Approach, _ edge: Edges, _ bubble: Int,
    in column: BubbleColumn, _ window: ChatWindow
  ) -> Bool {
    var again = Oracle(rules: visit.rules, window: window, column: column)
    again.enter(at: approach.offset, window: window, menus: approach.menus)
    if again.offset != approach.offset { return false }
    // A carousel never in view stands where it was swiped to.
    again.swipe(bubble, to: visit.swipeOffset(of: bubble, in: self.column))
    again.setMenus(approach.menus.subtracting(remedy.closing))
    again.scroll(to: again.offset + remedy.scroll)
    let x = again.x[bubble] + remedy.swipe
    again.swipe(bubble, to: x)
    if again.x[bubble] != x { return false }
    if !edge.isDisjoint(with: .vertical) { return again.edgesVisible(of: bubble).contains(edge) }
    return again.isInView(bubble) && isInViewport(edge, of: bubble, x)
  }

  /// Whether a carousel swiped to `x` shows that side: its own, or under `anyCard` any card's.
  private func isInViewport(_ side: Edges, of bubble: Int, _ x: Int) -> Bool {
    guard let carousel = oracle.carousel(bubble) else { return false }
    return carousel.cards.enumerated().contains { index, card in
      if oracle.rules.carousel == .whole, index != (side == .left ? 0 : carousel.cards.count - 1) {
        return false
      }
      return (x...x + oracle.window.width).contains(side == .left ? card.x : card.x + card.width)
    }
  }

  private func swipeHelps(_ points: Int, _ edge: Edges, _ bubble: Int) -> Bool {
    guard let carousel = oracle.carousel(bubble) else { return false }
    let width = oracle.window.width
    let missing = visit.sideApproach(of: edge, of: bubble, in: column)
    guard let missing, oracle.seen[bubble].visibleX.contains(missing.offset) else { return false }
    let x = missing.offset + points
    guard x >= 0, x <= max(0, carousel.contentWidth - width) else { return false }
    return carousel.cards.enumerated().contains { index, card in
      if oracle.rules.carousel == .whole, index != (edge == .left ? 0 : carousel.cards.count - 1) {
        return false
      }
      let side = edge == .left ? card.x : card.x + card.width
      return side == x || side == x + width
    }
  }
}
