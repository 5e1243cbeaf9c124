import MessagingAPI

/// The positions of children along their boxes.
extension FlexTree {
  /// The place of a child along a column.
  struct Stretch {
    var y = 0.0
    var height = 0.0
  }

  /// The widths of the children of a row.
  mutating func widths(of node: FlexNode, in width: Double) -> [Double] {
    widths(ofChildren: node.children, in: width)
  }

  /// The places of the children of a column in a content box of a height; absolute ones have none.
  mutating func column(
    _ node: FlexNode, width: Double, height: Double, isHeightKnown: Bool
  ) -> [Stretch] {
    var places = [Stretch](repeating: Stretch(), count: node.children.count)
    var left = height
    var flexible: [Int] = []
    for (position, child) in node.children.enumerated() where !nodes[child].isAbsolute {
      let own = self.width(child, inColumn: width, alignment: node.alignment != nil)
      places[position].height = self.height(
        child, width: own, parent: width, parentHeight: isHeightKnown ? height : nil)
      left -= nodes[child].margin + places[position].height
      if nodes[child].grow > 0 { flexible.append(position) }
    }
    if left > 0 {
      left = grow(
        flexible, of: node.children, by: left, width: width, height: isHeightKnown ? height : nil, &places)
    }
    let count = node.children.count { !nodes[$0].isAbsolute }
    var (y, gap) = FlexTree.justified(node.justification, left: left, count: count)
    for (position, child) in node.children.enumerated() where !nodes[child].isAbsolute {
      y += nodes[child].margin
      places[position].y = y
      y += places[position].height + gap
    }
    return places
  }

  /// Lets children of a column grow by their shares of the room left; gives what is left then.
  private func grow(
    _ positions: [Int], of children: [Int], by room: Double, width: Double, height: Double?,
    _ places: inout [Stretch]
  ) -> Double {
    var left = room
    var flexible = positions
    while !flexible.isEmpty, left > 0 {
      let total = flexible.reduce(0) { $0 + nodes[children[$1]].grow }
      let unit = total < 1 ? left : left / total
      var open: [Int] = []
      var limited: [(Int, Double)] = []
      for position in flexible {
        let node = nodes[children[position]]
        let wanted = places[position].height + unit * node.grow
        let most = node.limited(wanted, in: height, ends: node.ends(in: width))
        if most < wanted { limited.append((position, most)) } else { open.append(position) }
      }
      for (position, most) in limited {
        left -= max(0, most - places[position].height)
        places[position].height = max(places[position].height, most)
      }
      if limited.isEmpty {
        for position in open { places[position].height += unit * nodes[children[position]].grow }
        return total < 1 ? left - unit * total : 0
      }
      flexible = open
    }
    return left
  }

  /// The position of the first child, and the extra room between children.
  static func justified(
    _ justification: FlexBox.Justification?, left: Double, count: Int
  ) -> (start: Double, gap: Double) {
    let count = Double(max(1, count))
    switch justification {
    case .start, nil: return (0, 0)
    case .center: return (left / 2, 0)
    case .end: return (left, 0)
    case .spaceBetween: return (0, left > 0 && count > 1 ? left / (count - 1) : 0)
    case .spaceAround: return left > 0 ? (left / count / 2, left / count) : (0, 0)
    case .spaceEvenly: return left > 0 ? (left / (count + 1), left / (count + 1)) : (0, 0)
    }
  }
}
