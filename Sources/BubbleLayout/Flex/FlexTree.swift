import MessagingAPI

/// The nodes of a bubble, and what is known of their sizes.
///
/// The rules are those of CSS flexbox as far as Flex Messages can reach them: nothing shrinks, nothing wraps.
/// Widths are decided from the root downwards, heights from the leaves upwards.
struct FlexTree {
  /// The question a node's size was computed for.
  struct Question: Equatable {
    var width: Double
    var parent: Double
  }

  let metrics: TypeMetrics
  let isRightToLeft: Bool
  private(set) var nodes: [FlexNode] = []
  /// Memories by node: widths of contents, the last heights and baselines asked for.
  var maximumWidths: [Double?] = []
  var minimumWidths: [Double?] = []
  var heights: [(Question, Double)?] = []
  var baselines: [(Question, Double)?] = []

  init(metrics: TypeMetrics, isRightToLeft: Bool) {
    self.metrics = metrics
    self.isRightToLeft = isRightToLeft
  }

  private mutating func append(_ node: FlexNode) -> Int {
    nodes.append(node)
    maximumWidths.append(nil)
    minimumWidths.append(nil)
    heights.append(nil)
    baselines.append(nil)
    return nodes.count - 1
  }

  /// Prepares a block of a bubble; gives its node.
  mutating func block(
    _ component: FlexComponent, padding: (top: Double, end: Double, bottom: Double, start: Double)
  ) -> Int {
    var node = self.node(component, in: nil, gap: 0)
    if case .box(let box) = component.kind {
      if box.padding == nil {
        if box.sidePadding.top == nil { node.top = .points(padding.top) }
        if box.sidePadding.end == nil { node.end = .points(padding.end) }
        if box.sidePadding.bottom == nil { node.bottom = .points(padding.bottom) }
        if box.sidePadding.start == nil { node.start = .points(padding.start) }
      }
    }
    node.grow = 1
    return append(node)
  }

  private mutating func node(_ component: FlexComponent, in parent: FlexBox?, gap: Double) -> FlexNode {
    var node: FlexNode
    switch component.kind {
    case .box(let box): node = self.box(box, component)
    case .text(let text): node = FlexNode(.text(block(text)), component)
    case .image(let image):
      let ratio = min(FlexMeasures.tallest, 1 / image.aspectRatio)
      node = FlexNode(.image(width: FlexMeasures.image(image.size), ratio: ratio), component)
    case .icon(let icon):
      let size = FlexMeasures.type(icon.size) ?? FlexMeasures.typeSize
      let width = size / min(FlexMeasures.tallest, 1 / icon.aspectRatio)
      node = FlexNode(.icon(width: width, size: size), component)
    case .button(let button):
      let run = Paragraph.Run(
        text: component.action?.label ?? "", size: FlexMeasures.typeSize, isBold: false)
      let label = Paragraph([run], wraps: false, metrics: metrics).maximumWidth
      node = FlexNode(.button(height: button.isSmall ? 40 : 52, label: label), component)
    case .video(let video):
      node = FlexNode(.video(ratio: min(FlexMeasures.tallest, 1 / video.aspectRatio)), component)
    case .separator:
      node = FlexNode(.room(width: 0, height: 0), component)
      node.stretches = true
    case .filler: node = FlexNode(.room(width: 0, height: 0), component)
    case .spacer(let size):
      let room = FlexMeasures.space(size)?.points ?? 8
      let isInRow = parent.map { $0.layout != .vertical } ?? false
      node = FlexNode(.room(width: isInRow ? room : 1, height: isInRow ? 1 : room), component)
      node.width = .points(isInRow ? room : 1)
      node.height = .points(isInRow ? 1 : room)
    }
    place(&node, component, in: parent, gap: gap)
    return node
  }

  /// The position of a component in its parent.
  private func place(_ node: inout FlexNode, _ component: FlexComponent, in parent: FlexBox?, gap: Double) {
    let isInRow = parent.map { $0.layout != .vertical } ?? false
    var flex = component.flex
    var hasMargin = true
    node.isAbsolute = component.isAbsolute
    switch component.kind {
    case .separator, .icon: flex = 0
    case .spacer:
      flex = 0
      hasMargin = false
    case .filler:
      if flex == nil { flex = 1 }
      hasMargin = false
    case .box(let box) where isInRow && (box.width != nil || box.height != nil): flex = 0
    case .image where node.isAbsolute || isInRow && flex == 0:
      if case .image(.share(let share), let ratio) = node.content {
        node.width = .share(share)
        node.content = .image(width: .share(1), ratio: ratio)
      }
    case .image where parent?.layout == .vertical:
      if case .image(.share, _) = node.content { node.stretches = true }
    default: break
    }
    if parent != nil {
      node.grow = max(0, flex ?? (isInRow ? 1 : 0))
      node.hasOwnBasis = !isInRow || node.grow == 0
    }
    if hasMargin, !node.isAbsolute {
      node.margin = FlexMeasures.space(component.margin)?.points ?? gap
    }
  }

  private mutating func box(_ box: FlexBox, _ component: FlexComponent) -> FlexNode {
    let isOnBaseline = box.layout == .baseline && box.alignment == nil
    var node = FlexNode(.box(isRow: box.layout != .vertical, onBaseline: isOnBaseline), component)
    let all = FlexMeasures.space(box.padding) ?? .points(0)
    node.top = FlexMeasures.space(box.sidePadding.top) ?? all
    node.bottom = FlexMeasures.space(box.sidePadding.bottom) ?? all
    node.start = FlexMeasures.space(box.sidePadding.start) ?? all
    node.end = FlexMeasures.space(box.sidePadding.end) ?? all
    node.border = FlexMeasures.border(box.borderWidth)
    node.width = FlexMeasures.space(box.width)
    node.height = FlexMeasures.space(box.height)
    node.maxWidth = FlexMeasures.space(box.maxWidth)
    node.maxHeight = FlexMeasures.space(box.maxHeight)
    node.alignment = box.alignment
    node.justification = box.justification
    let spacing = FlexMeasures.space(box.spacing)?.points ?? 0
    node.children.reserveCapacity(box.contents.count)
    for (index, child) in box.contents.enumerated() {
      var gap = index == 0 ? 0 : spacing
      if index > 0, case .spacer = box.contents[index - 1].kind { gap = 0 }
      let childNode = self.node(child, in: box, gap: gap)
      node.children.append(append(childNode))
    }
    return node
  }

  private func block(_ text: FlexText) -> FlexTextBlock {
    let size = FlexMeasures.type(text.style.size) ?? FlexMeasures.typeSize
    let isBold = text.style.isBold ?? false
    var runs: [Paragraph.Run]
    if text.spans.isEmpty {
      runs = [Paragraph.Run(text: text.text, size: size, isBold: isBold)]
    } else {
      runs = text.spans.map {
        Paragraph.Run(
          text: $0.text, size: FlexMeasures.type($0.style.size) ?? size, isBold: $0.style.isBold ?? isBold)
      }
    }
    let paragraph = Paragraph(runs, wraps: text.wraps, metrics: metrics)
    return FlexTextBlock(
      paragraph: paragraph, wraps: text.wraps, maxLines: text.wraps ? text.maxLines : 0,
      leading: text.wraps ? text.lineSpacing : 0, size: size, metrics: metrics,
      isUniform: runs.allSatisfy { $0.size == size })
  }
}
