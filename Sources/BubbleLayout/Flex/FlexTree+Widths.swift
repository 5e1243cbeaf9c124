/// Widths of nodes. All are those of the border's box.
extension FlexTree {
  /// The width that a node's content would take without limits (`least`: with as many breaks as can be).
  mutating func contentWidth(_ index: Int, least: Bool = false) -> Double {
    if let known = least ? minimumWidths[index] : maximumWidths[index] { return known }
    let node = nodes[index]
    let sides = node.sides(in: nil)
    var width: Double
    if let own = node.width?.points {
      width = own
    } else {
      switch node.content {
      case .box(let isRow, _):
        width = 0
        for child in node.children where !nodes[child].isAbsolute {
          let own = contentWidth(child, least: least)
          width = isRow ? width + own + nodes[child].margin : max(width, own)
        }
      case .text(let block):
        let paragraph = block.paragraph
        width = least && block.wraps ? paragraph.minimumWidth : paragraph.maximumWidth
      case .image(let own, _): width = own.points ?? 0
      case .icon(let own, _): width = own
      case .button(_, let label): width = label + 2 * FlexMeasures.buttonPadding
      case .video: width = 0
      case .room(let own, _): width = own
      }
      width += sides
    }
    if let most = node.maxWidth?.points { width = min(width, most) }
    width = max(width, sides)
    if least { minimumWidths[index] = width } else { maximumWidths[index] = width }
    return width
  }

  /// The width of a node that shrinks to its content where so much is there.
  mutating func fittingWidth(_ index: Int, available: Double) -> Double {
    let greatest = contentWidth(index)
    return greatest <= available ? greatest : max(contentWidth(index, least: true), available)
  }

  /// The width of a child in a column of a width.
  mutating func width(_ index: Int, inColumn width: Double, alignment: Bool) -> Double {
    let node = nodes[index]
    if let own = node.width?.resolved(in: width) { return node.limited(own, inWidth: width) }
    if node.isRow || node.stretches || !alignment { return node.limited(width, inWidth: width) }
    return node.limited(fittingWidth(index, available: width), inWidth: width)
  }

  /// The widths of the children of a row, in the order of its children; absolute ones have none.
  mutating func widths(ofChildren children: [Int], in width: Double) -> [Double] {
    var widths = [Double](repeating: 0, count: children.count)
    var left = width
    var flexible: [Int] = []
    for (position, child) in children.enumerated() where !nodes[child].isAbsolute {
      let node = nodes[child]
      let base =
        node.hasOwnBasis ? node.width?.resolved(in: width) ?? contentWidth(child) : node.sides(in: width)
      widths[position] = node.limited(base, inWidth: width)
      left -= node.margin
      if node.grow > 0 { flexible.append(position) } else { left -= widths[position] }
    }
    share(left, among: flexible, of: children, width: width, &widths)
    return widths
  }

  /// Gives children of a row their shares of the room left. A child at its limit takes no more of it.
  private func share(
    _ room: Double, among positions: [Int], of children: [Int], width: Double, _ widths: inout [Double]
  ) {
    var left = room
    var flexible = positions
    while !flexible.isEmpty {
      var total = 0.0
      var free = left
      for position in flexible {
        let node = nodes[children[position]]
        total += node.grow
        free -= node.sides(in: width)
      }
      guard free > 0 else { return }
      let unit = total < 1 ? free : free / total
      var open: [Int] = []
      for position in flexible {
        let node = nodes[children[position]]
        let wanted = node.sides(in: width) + unit * node.grow
        widths[position] = node.limited(wanted, inWidth: width)
        if widths[position] < wanted { left -= widths[position] } else { open.append(position) }
      }
      if open.count == flexible.count { return }
      flexible = open
    }
  }
}
