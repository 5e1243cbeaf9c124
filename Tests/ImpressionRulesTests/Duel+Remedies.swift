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
      if detail.remedies.isEmpty, !isCovered(detail.edge, bubble) { return "no remedy: \(obstacle)" }
      if detail.edge == .bottom, lacksShortening(detail, bubble) { return "no shorten: \(obstacle)" }
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
    let isNamed = detail.remedies.contains {
      if case .shorten = $0.change { true } else { false }
    }
    guard !isNamed, let approach = visit.approach(of: .bottom, of: bubble, in: column),
      visit.window.visibleHeight(approach.menus) >= 0,
      approach.place > visit.window.visibleBottom(approach.menus)
    else { return false }
    return columns(at: approach, .bottom, of: bubble).allSatisfy {
      (1..<column.height(of: bubble)).contains($0.height(of: bubble) - approach.distance)
    }
  }

  /// Whether menus covered the whole window when the edge came closest: no single change shows it then.
  private func isCovered(_ edge: Edges, _ bubble: Int) -> Bool {
    let ends: [Edges] = edge.isDisjoint(with: .vertical) ? [.top, .bottom] : [edge]
    let span = sideSpan(edge.isDisjoint(with: .vertical), bubble)
    return ends.contains {
      visit.approach(of: $0, of: bubble, in: column, over: span).map {
        visit.window.visibleHeight($0.menus) < 0
      } ?? false
    }
  }

  /// The sides of a carousel that was swiped out of view are told as they stand now.
  private func sideSpan(_ isSide: Bool, _ bubble: Int) -> Visit.Span {
    isSide && visit.swipeOffset(of: bubble, in: column) != 0 ? .present : .visit
  }

  private func helps(_ remedy: Explanation.Remedy, _ edge: Edges, _ bubble: Int) -> Bool {
    if case .swipe(let points) = remedy.change { return swipeHelps(points, edge, bubble) }
    let isSide = edge == .left || edge == .right
    let ends: [Edges] = isSide ? [.top, .bottom] : [edge]
    let span = sideSpan(isSide, bubble)
    let approaches = ends.compactMap { end in
      visit.approach(of: end, of: bubble, in: column, over: span).map { (end: end, $0) }
    }
    guard let (end, approach) = approaches.min(by: { $0.1.distance < $1.1.distance }) else { return false }
    return columns(at: approach, end, of: bubble).contains { then in
      guard case .shorten(let points) = remedy.change else {
        return helps(remedy, from: approach, isSide ? edge : end, bubble, in: then)
      }
      // So much shorter than it is now, whatever its height was then.
      let height = column.height(of: bubble) - points
      return points > 0 && height > 0
        && helps(remedy, from: approach, end, bubble, in: then.stackedAnew(bubble, height: height))
    }
  }

  private func helps(
    _ remedy: Explanation.Remedy, from approach: Visit.Approach, _ end: Edges, _ bubble: Int,
    in column: BubbleColumn
  ) -> Bool {
    var again = Visit(window: visit.window, rules: visit.rules)
    again.enter(at: approach.offset, window: visit.window, menus: approach.menus, in: column)
    if again.offset != approach.offset { return false }
    // A carousel never in view stands where it was swiped to.
    again.swipe(bubble, to: visit.swipeOffset(of: bubble, in: column), in: column)
    switch remedy.change {
    case .scroll(let points): again.scroll(to: again.offset + points, in: column)
    case .closeRichMenu: again.setMenus(approach.menus.subtracting(.richMenu), in: column)
    case .hideServiceMenuBar: again.setMenus(approach.menus.subtracting(.serviceMenuBar), in: column)
    case .shorten, .swipe: break
    }
    let x = again.swipeOffset(of: bubble, in: column) + remedy.thenSwipe
    again.swipe(bubble, to: x, in: column)
    if again.swipeOffset(of: bubble, in: column) != x { return false }
    let visible = again.edgesVisible(of: bubble, in: column)
    if !end.isDisjoint(with: .vertical) { return visible.contains(end) }
    return !visible.isDisjoint(with: .vertical) && isInViewport(end, of: bubble, x)
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
