import MessagingAPI

/// A component prepared for layout: words resolved to numbers, texts measured.
struct FlexNode {
  /// The content.
  enum Content {
    /// A row or a column of other nodes.
    case box(isRow: Bool, onBaseline: Bool)
    /// Lines of text.
    case text(FlexTextBlock)
    /// A picture: its width and its height in widths.
    case image(width: FlexExtent, ratio: Double)
    /// An icon of a width and a type size.
    case icon(width: Double, size: Double)
    /// A button of a height and with a label of a width.
    case button(height: Double, label: Double)
    /// A video: its height in widths.
    case video(ratio: Double)
    /// Room without anything.
    case room(width: Double, height: Double)
  }

  var content: Content
  var component: FlexComponent
  var children: [Int] = []
  /// Its share of the room left.
  var grow = 0.0
  /// Whether it starts from its own size, not from nothing.
  var hasOwnBasis = true
  /// The space before it.
  var margin = 0.0
  var isAbsolute = false
  var width: FlexExtent?
  var height: FlexExtent?
  var maxWidth: FlexExtent?
  var maxHeight: FlexExtent?
  var top = FlexExtent.points(0)
  var end = FlexExtent.points(0)
  var bottom = FlexExtent.points(0)
  var start = FlexExtent.points(0)
  var border = 0.0
  /// Whether it fills the box across, whatever the box's alignment.
  var stretches = false
  var alignment: FlexBox.Alignment?
  var justification: FlexBox.Justification?

  init(_ content: Content, _ component: FlexComponent) {
    self.content = content
    self.component = component
  }

  /// Whether its children are side by side.
  var isRow: Bool {
    if case .box(isRow: true, _) = content { return true }
    return false
  }

  /// Border and padding on both sides, across, in a parent of a width.
  func sides(in parent: Double?) -> Double {
    2 * border + (start.resolved(in: parent) ?? 0) + (end.resolved(in: parent) ?? 0)
  }

  /// Border and padding above and below in a parent of a width.
  func ends(in parent: Double?) -> Double {
    2 * border + (top.resolved(in: parent) ?? 0) + (bottom.resolved(in: parent) ?? 0)
  }

  /// A height within its limits.
  func limited(_ height: Double, in parent: Double?, ends: Double) -> Double {
    max(ends, min(height, maxHeight?.resolved(in: parent) ?? .infinity))
  }

  /// A width within its limits: never wider than the parent if it has no limit of its own.
  func limited(_ width: Double, inWidth parent: Double) -> Double {
    max(sides(in: parent), min(width, maxWidth?.resolved(in: parent) ?? parent))
  }
}
