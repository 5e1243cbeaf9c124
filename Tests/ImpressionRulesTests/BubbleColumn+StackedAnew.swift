import ImpressionRules

extension BubbleColumn {
  /// The same bubbles stacked anew from the top, one of them with another height.
  func stackedAnew(_ bubble: Int, height: Int) -> BubbleColumn {
    var column = BubbleColumn(paddingTop: paddingTop, paddingBottom: paddingBottom)
    for index in 0..<count {
      let height = index == bubble ? height : self.height(of: index)
      let gap = index == 0 ? 0 : tops[index] - bottoms[index - 1]
      if let carousel = carousels.first(where: { $0.bubble == index }) {
        column.append(height: height, gap: gap, cards: carousel.cards, contentWidth: carousel.contentWidth)
      } else {
        column.append(height: height, gap: gap)
      }
    }
    return column
  }
}
