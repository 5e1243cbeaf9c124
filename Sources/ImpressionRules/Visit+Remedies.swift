extension Visit {
  /// The offset of the content at a moment.
  struct Moment {
    /// The content y at window y = 0.
    var offset: Int
    /// The menus over the window.
    var menus: Menus
    /// The height of the content in points.
    var contentHeight: Int
    /// The window, with the rich menu of that moment.
    var window: ChatWindow
  }

  /// The offset of the content once menus are closed.
  private func closing(_ closed: Menus, at moment: Moment) -> Moment {
    var after = moment
    after.menus.subtract(closed)
    return settled(after)
  }

  /// The same moment with the offset that its menus and its content allow.
  private func settled(_ moment: Moment) -> Moment {
    let allowed = moment.window.offsets(contentHeight: moment.contentHeight, moment.menus)
    var settled = moment
    settled.offset = min(max(moment.offset, allowed.lowerBound), allowed.upperBound)
    return settled
  }

  /// The menus worth closing to show what lies below or above the visible region: those at its end, and the keyboard,
  /// which closes before anything moves. All of them where they cover the whole window.
  private func coverings(isBelow: Bool, isAbove: Bool, at moment: Moment) -> Menus {
    if moment.window.visibleHeight(moment.menus) < 0 { return moment.menus }
    var coverings: Menus = .keyboard
    if isBelow { coverings.insert(.richMenu) }
    if isAbove { coverings.insert(.serviceMenuBar) }
    return coverings.intersection(moment.menus)
  }

  /// The menus worth closing to show some of a range of content y.
  private func coverings(of range: ClosedRange<Int>, at moment: Moment) -> Menus {
    coverings(
      isBelow: range.lowerBound > moment.offset + moment.window.visibleBottom(moment.menus),
      isAbove: range.upperBound < moment.offset + moment.window.visibleTop(moment.menus), at: moment)
  }

  /// The remedies that bring some of a range of content y into the visible region, a swipe following where
  /// one is lacking: the shortest scroll after each choice of the menus at its end. Empty where it is visible
  /// and no swipe is lacking.
  func remedies(
    showing range: ClosedRange<Int>, swipe: Int = 0, from moment: Moment
  ) -> [Explanation.Remedy] {
    let remedies = coverings(of: range, at: moment).choices.compactMap { choice -> Explanation.Remedy? in
      let after = closing(choice, at: moment)
      guard after.window.visibleHeight(after.menus) >= 0 else { return nil }
      let least = range.lowerBound - after.window.visibleBottom(after.menus)
      let greatest = range.upperBound - after.window.visibleTop(after.menus)
      let offset = min(max(after.offset, least), greatest)
      let remedy = Explanation.Remedy(closing: choice, scroll: offset - after.offset, swipe: swipe)
      return remedy.isPossible(under: after.menus) ? remedy : nil
    }
    return remedies.nearestFirst.filter { $0 != Explanation.Remedy() }
  }

  /// The number of points by which a bubble of height `now` must shrink for its bottom to show without
  /// scrolling, after each choice of menus to close. Then its bottom lay at `y` and it was `height` points tall,
  /// which may be more or less than it is now.
  func shortenings(
    showingBottom y: Int, height: Int, now: Int, from moment: Moment
  ) -> [Explanation.Remedy] {
    coverings(of: y...y, at: moment).choices.compactMap { choice -> Explanation.Remedy? in
      let after = closing(choice, at: moment)
      let excess = y - after.offset - after.window.visibleBottom(after.menus)
      guard after.window.visibleHeight(after.menus) >= 0, excess > 0 else { return nil }
      let points = now - (height - excess)
      guard points > 0, points < now else { return nil }
      return Explanation.Remedy(closing: choice, shorten: points)
    }.nearestFirst
  }

  /// R3 `simultaneous`: what would show all edges of a bubble at one moment, from this moment on; the nearest
  /// first. Empty for a carousel whose sides never show together.
  public func remediesTogether(of bubble: Int, in column: BubbleColumn) -> [Explanation.Remedy] {
    guard let swipe = swipeTogether(of: bubble, in: column) else { return [] }
    let now = Moment(offset: offset, menus: menus, contentHeight: column.contentHeight, window: window)
    let top = column.tops[bubble]
    let bottom = column.bottoms[bubble]
    // Where it is too tall for the visible region, any menu less makes the region taller.
    let isTooTall = bottom - top > window.visibleHeight(menus)
    let coverings = coverings(
      isBelow: isTooTall || bottom > offset + window.visibleBottom(menus),
      isAbove: isTooTall || top < offset + window.visibleTop(menus), at: now)
    var remedies: [Explanation.Remedy] = []
    for choice in coverings.choices {
      let after = closing(choice, at: now)
      guard after.window.visibleHeight(after.menus) > 0 else { continue }
      let ways = waysTogether(top: top, bottom: bottom, from: after)
      remedies += ways.map {
        Explanation.Remedy(closing: choice, shorten: $0.shorten, scroll: $0.scroll, swipe: swipe)
      }.filter { $0.isPossible(under: after.menus) }
    }
    return remedies.nearestFirst.filter { $0 != Explanation.Remedy() }
  }

  /// The remedies that show top and bottom together under the present menus: by a scroll, or where the bubble
  /// is taller than the visible region by making it shorter, for which it may have to be scrolled.
  private func waysTogether(
    top: Int, bottom: Int, from moment: Moment
  ) -> [(shorten: Int, scroll: Int)] {
    let visibleTop = moment.window.visibleTop(moment.menus)
    let visibleBottom = moment.window.visibleBottom(moment.menus)
    let excess = bottom - top - (visibleBottom - visibleTop)
    if excess <= 0 {
      let offset = min(max(moment.offset, bottom - visibleBottom), top - visibleTop)
      return [(0, offset - moment.offset)]
    }
    var shortened = moment
    shortened.contentHeight -= excess
    var ways = [(shorten: excess, scroll: top - visibleTop - settled(shortened).offset)]
    let below = bottom - moment.offset - visibleBottom
    if top - moment.offset >= visibleTop, below < bottom - top { ways.append((below, 0)) }
    return ways
  }

  /// The distance to swipe a carousel so that both its sides show at one moment, under `anyCard`
  /// those of one card; 0 for other bubbles, nil where they never show together.
  private func swipeTogether(of bubble: Int, in column: BubbleColumn) -> Int? {
    guard let index = column.carouselIndex(of: bubble) else { return 0 }
    let carousel = column.carousels[index]
    let present = state(of: index).x
    func swipe(_ left: Int, _ right: Int) -> Int? {
      let least = max(0, right - window.width)
      let greatest = min(max(0, carousel.contentWidth - window.width), left)
      return least <= greatest ? min(max(present, least), greatest) - present : nil
    }
    switch rules.carousel {
    case .whole:
      return carousel.cards.last.flatMap { swipe(carousel.cards[0].x, $0.x + $0.width) }
    case .anyCard:
      return carousel.cards.compactMap { swipe($0.x, $0.x + $0.width) }.min { abs($0) < abs($1) }
    }
  }
}
