extension BubbleColumn {
  public mutating func resize(_ bubble: Int, toHeight height: Int) {}
}
extension Visit {
  public mutating func contentResized(_ bubble: Int, by delta: Int, in column: BubbleColumn) {}
}
