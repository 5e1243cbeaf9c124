/// The way a run of positions makes edges visible (R4, R5).
extension Visit {
  /// Starts a new run at one position: the bubbles in view there become visible.
  mutating func land(on target: Int, in column: BubbleColumn) {
    let end = clamped(target, in: column)
    offset = end
    let first = end + window.visibleTop(menus)
    let last = end + window.visibleBottom(menus)
    run.offsets = end...end
    let hint = run.tops.lowerBound
    if first > last {
      run.tops = 0..<0
      run.bottoms = 0..<0
      return
    }
    let topsStart = BubbleColumn.firstIndex(in: column.tops, atOrPast: first, near: hint)
    let topsEnd = BubbleColumn.firstIndex(in: column.tops, atOrPast: last + 1, near: topsStart)
    let bottomsStart = BubbleColumn.firstIndex(in: column.bottoms, atOrPast: first, near: topsStart)
    let bottomsEnd = BubbleColumn.firstIndex(in: column.bottoms, atOrPast: last + 1, near: bottomsStart)
    run.tops = topsStart..<topsEnd
    run.bottoms = bottomsStart..<bottomsEnd
    expose(tops: run.tops, bottoms: run.bottoms, in: column)
    if !swiped.isEmpty { observeSwipedCarousels(from: end, to: end, in: column) }
  }

  /// Extends the run to an offset outside it; only what lies past its end can become visible.
  mutating func extendRun(to end: Int, in column: BubbleColumn) {
    let visibleTop = window.visibleTop(menus)
    let visibleBottom = window.visibleBottom(menus)
    let offsets = min(run.offsets.lowerBound, end)...max(run.offsets.upperBound, end)
    run.offsets = offsets
    if visibleTop > visibleBottom { return }
    var tops = run.tops
    var bottoms = run.bottoms
    if end == offsets.upperBound {
      let past = end + visibleBottom + 1
      let topsEnd = BubbleColumn.firstIndex(in: column.tops, atOrPast: past, near: tops.upperBound)
      let bottomsEnd = BubbleColumn.firstIndex(in: column.bottoms, atOrPast: past, near: bottoms.upperBound)
      tops = tops.upperBound..<topsEnd
      bottoms = bottoms.upperBound..<bottomsEnd
      run.tops = run.tops.lowerBound..<topsEnd
      run.bottoms = run.bottoms.lowerBound..<bottomsEnd
    } else {
      let first = end + visibleTop
      let topsStart = BubbleColumn.firstIndex(in: column.tops, atOrPast: first, near: tops.lowerBound)
      let bottomsStart = BubbleColumn.firstIndex(
        in: column.bottoms, atOrPast: first, near: bottoms.lowerBound)
      tops = topsStart..<tops.lowerBound
      bottoms = bottomsStart..<bottoms.lowerBound
      run.tops = topsStart..<run.tops.upperBound
      run.bottoms = bottomsStart..<run.bottoms.upperBound
    }
    if tops.isEmpty && bottoms.isEmpty { return }
    expose(tops: tops, bottoms: bottoms, in: column)
  }

  /// Marks edges as seen and finds the bubbles whose display they complete.
  private mutating func expose(tops: Range<Int>, bottoms: Range<Int>, in column: BubbleColumn) {
    touchCarousels(in: column)
    // Tops first: a bubble both of whose edges are new is completed by its bottom, once.
    expose(tops, .top, in: column)
    expose(bottoms, .bottom, in: column)
    if rules.edges == .simultaneous { judgeTogether(in: column) }
  }

  private mutating func expose(_ bubbles: Range<Int>, _ edge: Edges, in column: BubbleColumn) {
    gaps.removeAll(keepingCapacity: true)
    if edge == .top {
      seenTops.insert(bubbles, gaps: &gaps)
    } else {
      seenBottoms.insert(bubbles, gaps: &gaps)
    }
    for gap in gaps {
      revealed.append(Revealed(bubbles: gap, edges: edge))
      if rules.edges == .simultaneous { continue }
      for bubble in gap {
        if let carousel = column.carouselIndex(of: bubble) {
          completeCarousel(carousel, in: column)
        } else if edge == .top ? seenBottoms.contains(bubble) : seenTops.contains(bubble) {
          displayed.append(bubble)
        }
      }
    }
  }

  /// R3 `simultaneous`: the bubbles between the run's first and last line that fit the region have shown
  /// both edges at one moment.
  private mutating func judgeTogether(in column: BubbleColumn) {
    let candidates = run.tops.lowerBound..<max(run.tops.lowerBound, run.bottoms.upperBound)
    let region = window.visibleHeight(menus)
    gaps.removeAll(keepingCapacity: true)
    judged[menus.rawValue].insert(candidates, gaps: &gaps)
    for gap in gaps {
      for bubble in gap where column.height(of: bubble) <= region {
        if let carousel = column.carouselIndex(of: bubble) {
          // Swiped while out of view, it shows these sides only now, and is looked at no more once displayed.
          let x = state(of: carousel).x
          observe(at: carousel, from: x, to: x, in: column)
          carousels[carousel].hasShownBothEnds = true
          completeCarouselTogether(carousel, in: column)
        } else if displayedTogether.insert(bubble) {
          displayed.append(bubble)
        }
      }
    }
  }
}
