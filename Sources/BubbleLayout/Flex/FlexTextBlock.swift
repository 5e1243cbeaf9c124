import MessagingAPI

/// A measured text with the height of its lines.
struct FlexTextBlock {
  var paragraph: Paragraph
  var wraps: Bool
  var maxLines: Int
  /// The space between lines.
  var leading: Double
  /// The size of the text without spans.
  var size: Double
  /// Whether a newline ends it, after which there is one line more.
  var metrics: TypeMetrics
  /// Whether all of it has one size.
  var isUniform: Bool

  /// Calls `emit` with each line, its top and its baseline below the block's top. Returns the height.
  @discardableResult
  func layout(
    width: Double, _ emit: (Paragraph.Line, _ top: Double, _ height: Double, _ above: Double) -> Void
  )
    -> Double
  {
    let strut = FlexMeasures.baseline(size: size, leading: leading, metrics: metrics)
    var count = 0
    var y = -leading / 2
    paragraph.breakLines(width: wraps ? width : .infinity) { line in
      count += 1
      if maxLines > 0, count > maxLines { return }
      var (above, below) = strut
      if !isUniform {
        paragraph.forEachRun(of: line) { run in
          let own = FlexMeasures.baseline(size: run.size, leading: leading, metrics: metrics)
          above = max(above, own.above)
          below = max(below, own.below)
        }
      }
      emit(line, y, above + below, above)
      y += above + below
    }
    return max(0, y - leading / 2)
  }

  /// The height at a width.
  func height(width: Double) -> Double {
    if isUniform, !wraps { return size * FlexMeasures.lineHeight }
    return layout(width: width) { _, _, _, _ in }
  }

  /// The distance of the first line's baseline from the top, at a width.
  func baseline(width: Double) -> Double {
    var baseline: Double?
    if isUniform {
      return FlexMeasures.baseline(size: size, leading: leading, metrics: metrics).above - leading / 2
    }
    layout(width: width) { _, top, _, above in
      if baseline == nil { baseline = top + above }
    }
    return baseline ?? 0
  }
}
