import ImpressionRules

/// What an explanation promises holds: doing it there and then shows the edge.
extension Duel {
  func remedyDifference(at bubble: Int) -> String? {
    let obstacle = visit.obstacle(to: bubble, in: oracle.column)
    if (obstacle == nil) != oracle.seen[bubble].isDisplayed {
      return "obstacle \(String(describing: obstacle))"
    }
    guard let obstacle else { return nil }
    let required: Edges = oracle.carousel(bubble) == nil ? .vertical : .all
    let missing = obstacle.missing.reduce(into: Edges()) { $0.formUnion($1.edge) }
    if missing != required.subtracting(oracle.edgesSeen(of: bubble)) { return "missing \(missing.names)" }
    for detail in obstacle.missing {
      for remedy in detail.remedies where !helps(remedy, detail.edge, bubble) {
        return "\(remedy) doesn't show \(detail.edge.names): \(obstacle)"
      }
      if detail.remedies.isEmpty, !isCovered(detail.edge, bubble) { return "no remedy: \(obstacle)" }
    }
    return nil
  }

  /// Whether menus covered the whole window when the edge came closest: no single change shows it then.
  private func isCovered(_ edge: Edges, _ bubble: Int) -> Bool {
    let ends: [Edges] = edge.isDisjoint(with: .vertical) ? [.top, .bottom] : [edge]
    return ends.contains {
      visit.approach(of: $0, of: bubble, in: oracle.column).map {
        visit.window.visibleHeight($0.menus) < 0
      } ?? false
    }
  }

  private func helps(_ remedy: Explanation.Remedy, _ edge: Edges, _ bubble: Int) -> Bool {
    if case .swipe(let points) = remedy { return swipeHelps(points, edge, bubble) }
    let isSide = edge == .left || edge == .right
    let edges: [Edges] = isSide ? [.top, .bottom] : [edge]
    let approaches = edges.compactMap { visit.approach(of: $0, of: bubble, in: oracle.column) }
    guard let approach = approaches.min(by: { $0.distance < $1.distance }) else { return false }
    var column = oracle.column
    if case .shorten(let points) = remedy { column = shortened(bubble, by: points) }
    var again = Visit(window: visit.window, rules: visit.rules)
    again.enter(at: approach.offset, window: visit.window, menus: approach.menus, in: column)
    if again.offset != approach.offset { return false }
    switch remedy {
    case .scroll(let points): again.scroll(to: again.offset + points, in: column)
    case .closeRichMenu: again.setMenus(approach.menus.subtracting(.richMenu), in: column)
    case .hideServiceMenuBar: again.setMenus(approach.menus.subtracting(.serviceMenuBar), in: column)
    case .shorten, .swipe: break
    }
    if isSide { return !again.edgesVisible(of: bubble, in: column).isDisjoint(with: .vertical) }
    return again.edgesVisible(of: bubble, in: column).contains(edge)
  }

  private func swipeHelps(_ points: Int, _ edge: Edges, _ bubble: Int) -> Bool {
    guard let carousel = oracle.carousel(bubble) else { return false }
    let width = oracle.window.width
    let missing = visit.sideApproach(of: edge, of: bubble, in: oracle.column)
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

  private func shortened(_ bubble: Int, by points: Int) -> BubbleColumn {
    let old = oracle.column
    var column = BubbleColumn(paddingTop: old.paddingTop, paddingBottom: old.paddingBottom)
    for index in 0..<old.count {
      let height = old.height(of: index) - (index == bubble ? points : 0)
      column.append(height: height, gap: index == 0 ? 0 : old.tops[index] - old.bottoms[index - 1])
    }
    return column
  }
}
