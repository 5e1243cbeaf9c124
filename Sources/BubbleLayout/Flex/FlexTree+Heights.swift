/// Heights of nodes of known widths, and where their baselines are.
extension FlexTree {
  /// The height that a node takes by itself at a width, in a parent of a width.
  mutating func height(_ index: Int, width: Double, parent: Double) -> Double {
    let question = Question(width: width, parent: parent)
    if let (known, height) = heights[index], known == question { return height }
    let node = nodes[index]
    let ends = node.ends(in: parent)
    let height =
      node.height?.points ?? contentHeight(node, width: width - node.sides(in: parent)) + ends
    let limited = node.limited(height, in: nil, ends: ends)
    heights[index] = (question, limited)
    return limited
  }

  /// The height that a child takes in a box of a height, as far as that is known.
  mutating func height(_ index: Int, width: Double, parent: Double, parentHeight: Double?) -> Double {
    let node = nodes[index]
    guard let parentHeight, node.height != nil || node.maxHeight != nil else {
      return height(index, width: width, parent: parent)
    }
    let own = node.height?.resolved(in: parentHeight) ?? height(index, width: width, parent: parent)
    return node.limited(own, in: parentHeight, ends: node.ends(in: parent))
  }

  private mutating func contentHeight(_ node: FlexNode, width: Double) -> Double {
    switch node.content {
    case .box(isRow: true, let isOnBaseline):
      return rowHeight(node, width: width, onBaseline: isOnBaseline)
    case .box(isRow: false, _):
      var height = 0.0
      for child in node.children where !nodes[child].isAbsolute {
        let own = self.width(child, inColumn: width, alignment: node.alignment != nil)
        height += nodes[child].margin + self.height(child, width: own, parent: width)
      }
      return height
    case .text(let block): return block.height(width: width)
    case .image(let own, let ratio): return min(own.resolved(in: width) ?? 0, width) * ratio
    case .icon(_, let size):
      let line = FlexMeasures.iconBaseline(size: size, metrics: metrics)
      return line.above + line.below
    case .button(let height, _): return height
    case .video(let ratio): return width * ratio
    case .room(_, let height): return height
    }
  }

  private mutating func rowHeight(_ node: FlexNode, width: Double, onBaseline: Bool) -> Double {
    let widths = widths(of: node, in: width)
    var above = 0.0
    var below = 0.0
    for (position, child) in node.children.enumerated() where !nodes[child].isAbsolute {
      let height = height(child, width: widths[position], parent: width)
      if onBaseline {
        let baseline = baseline(child, width: widths[position], parent: width, height: height)
        above = max(above, baseline)
        below = max(below, height - baseline)
      } else {
        below = max(below, height)
      }
    }
    return above + below
  }

  /// The distance of a node's first baseline from its top: that of its first text, else its bottom edge.
  mutating func baseline(_ index: Int, width: Double, parent: Double, height: Double) -> Double {
    let question = Question(width: width, parent: parent)
    if let (known, baseline) = baselines[index], known == question { return baseline }
    let node = nodes[index]
    let inner = width - node.sides(in: parent)
    let baseline: Double
    switch node.content {
    case .box:
      let top = node.border + (node.top.resolved(in: parent) ?? 0)
      let content = height - node.ends(in: parent)
      baseline = boxBaseline(node, width: inner, height: content).map { top + $0 } ?? height
    case .text(let block): baseline = block.baseline(width: inner)
    case .icon(_, let size):
      baseline = FlexMeasures.iconBaseline(size: size, metrics: metrics).above
    case .button(let own, _):
      let line = FlexMeasures.baseline(size: FlexMeasures.typeSize, leading: 0, metrics: metrics)
      baseline = (own - line.above - line.below) / 2 + line.above
    case .image, .video: baseline = height
    case .room: baseline = height
    }
    baselines[index] = (question, baseline)
    return baseline
  }

  private mutating func boxBaseline(_ node: FlexNode, width: Double, height: Double) -> Double? {
    if case .box(isRow: true, let isOnBaseline) = node.content {
      let widths = widths(of: node, in: width)
      var baseline: Double?
      for (position, child) in node.children.enumerated() where !nodes[child].isAbsolute {
        let own = self.height(child, width: widths[position], parent: width)
        let line = self.baseline(child, width: widths[position], parent: width, height: own)
        if !isOnBaseline {
          switch node.alignment {
          case .center: return (height - own) / 2 + line
          case .end: return height - own + line
          case .start, nil: return line
          }
        }
        baseline = max(baseline ?? 0, line)
      }
      return baseline
    }
    let places = column(node, width: width, height: height, isHeightKnown: node.height?.points != nil)
    for (position, child) in node.children.enumerated() where !nodes[child].isAbsolute {
      let own = self.width(child, inColumn: width, alignment: node.alignment != nil)
      let place = places[position]
      return place.y + baseline(child, width: own, parent: width, height: place.height)
    }
    return nil
  }
}
