import MessagingAPI

/// Gives the nodes of a bubble their places, from the root downwards, and collects what there is to draw.
struct FlexPlacer {
  var tree: FlexTree
  var parts: [LayoutPart] = []

  /// Places the component of a block, which fills the block.
  mutating func placeBlock(_ index: Int, in frame: LayoutFrame, clip: LayoutFrame) {
    let width = tree.width(index, inColumn: frame.width, alignment: false)
    let node = tree.nodes[index]
    let ends = node.ends(in: frame.width)
    let height = node.limited(max(0, frame.height - node.margin), in: nil, ends: ends)
    var own = LayoutFrame(x: frame.x, y: frame.y + node.margin, width: width, height: height)
    if tree.isRightToLeft { own.x = frame.x + frame.width - width }
    move(&own, by: node, in: frame, isHeightKnown: false)
    place(index, own, parent: frame.width, isHeightKnown: node.height?.points != nil, clip: clip)
  }

  /// Moves a component by its offsets.
  private func move(
    _ frame: inout LayoutFrame, by node: FlexNode, in parent: LayoutFrame, isHeightKnown: Bool
  ) {
    let offset = node.component.offset
    let height = isHeightKnown ? parent.height : nil
    let top = FlexMeasures.space(offset.top)?.resolved(in: height)
    let bottom = FlexMeasures.space(offset.bottom)?.resolved(in: height)
    let start = FlexMeasures.space(offset.start)?.resolved(in: parent.width)
    let end = FlexMeasures.space(offset.end)?.resolved(in: parent.width)
    frame.y += top ?? -(bottom ?? 0)
    let across = start ?? -(end ?? 0)
    frame.x += tree.isRightToLeft ? -across : across
  }

  /// Places a node and everything in it. `isHeightKnown` is whether percentages of its height count.
  private mutating func place(
    _ index: Int, _ frame: LayoutFrame, parent: Double, isHeightKnown: Bool, clip: LayoutFrame
  ) {
    let node = tree.nodes[index]
    let component = node.component
    let visible = frame.intersection(clip)
    let action = component.action
    switch (node.content, component.kind) {
    case (.box, .box(let box)):
      parts.append(LayoutPart(.box(box), frame, visible: visible, action: action))
      placeChildren(of: node, in: frame, parent: parent, isHeightKnown: isHeightKnown, clip: visible)
    case (.text(let block), .text(let text)):
      place(block, of: text, in: frame, clip: visible, action: action)
    case (.image(let width, let ratio), .image(let image)):
      var picture = frame
      picture.width = min(width.resolved(in: frame.width) ?? 0, frame.width)
      picture.height = picture.width * ratio
      picture.x += aligned(image.align ?? "center", left: frame.width - picture.width)
      picture.y += FlexPlacer.dropped(image.gravity, left: frame.height - picture.height)
      parts.append(LayoutPart(.image(image), picture, visible: picture.intersection(visible), action: action))
    case (.icon(let width, let size), .icon(let icon)):
      let baseline = FlexMeasures.iconBaseline(size: size, metrics: tree.metrics)
      var picture = LayoutFrame(x: frame.x, y: frame.y + baseline.above - size, width: width, height: size)
      if tree.isRightToLeft { picture.x = frame.x + frame.width - width }
      parts.append(LayoutPart(.icon(icon), picture, visible: picture.intersection(visible), action: action))
    case (.button(let height, _), .button(let button)):
      var own = frame
      own.height = height
      own.y += FlexPlacer.dropped(button.gravity, left: frame.height - height)
      parts.append(
        LayoutPart(
          .button(button, label: label(of: button, component.action?.label ?? "", width: own.width)), own,
          visible: own.intersection(visible),
          action: action))
    case (.video(let ratio), .video(let video)):
      var own = frame
      own.height = frame.width * ratio
      parts.append(LayoutPart(.video(video), own, visible: own.intersection(visible), action: action))
    case (_, .separator(let color)):
      parts.append(LayoutPart(.separator(color: color), frame, visible: visible))
    default: break
    }
  }

  /// The distance from the left edge of a component with free space beside it.
  private func aligned(_ align: String?, left: Double) -> Double {
    switch align {
    case "center": left / 2
    case "end": tree.isRightToLeft ? 0 : left
    default: tree.isRightToLeft ? left : 0
    }
  }

  /// The distance from the upper edge of a component with free space below it.
  private static func dropped(_ gravity: String?, left: Double) -> Double {
    switch gravity {
    case "center": left / 2
    case "bottom": left
    default: 0
    }
  }

  private mutating func place(
    _ block: FlexTextBlock, of text: FlexText, in frame: LayoutFrame, clip: LayoutFrame,
    action: MessageAction?
  ) {
    var shown: [(line: Paragraph.Line, top: Double, height: Double)] = []
    let height = block.layout(width: frame.width) { line, top, height, _ in shown.append((line, top, height))
    }
    let drop = FlexPlacer.dropped(text.gravity, left: frame.height - height)
    let isTooWide = !block.wraps && !text.shrinksToFit && (shown.last?.line.width ?? 0) > frame.width + 0.02
    let isCut = isTooWide || (shown.last?.line.units.upperBound ?? 0) < block.paragraph.count
    let lines = shown.enumerated().map { index, place in
      var (line, top, height) = place
      var pieces = block.paragraph.pieces(of: line)
      if isCut, index == shown.count - 1 {
        let cut = block.paragraph.cut(line, to: frame.width, metrics: tree.metrics)
        pieces = block.paragraph.pieces(of: cut.line) + [cut.ellipsis]
        line.width = cut.line.width + cut.ellipsis.width
      }
      let x = frame.x + aligned(text.align, left: frame.width - line.width)
      return LayoutLine(
        frame: LayoutFrame(x: x, y: frame.y + drop + top, width: line.width, height: height),
        pieces: pieces.map { piece in
          let left = tree.isRightToLeft ? line.width - piece.x - piece.width : piece.x
          return LayoutLine.Piece(
            text: piece.text, style: style(of: piece.run, in: text, block), x: x + left, width: piece.width)
        }, endsWithNewline: block.paragraph.endsWithNewline(place.line))
    }
    parts.append(LayoutPart(.text(lines, isCut: isCut), frame, visible: clip, action: action))
  }

  /// The label of a button as far as LINE shows it.
  private func label(of button: FlexButton, _ text: String, width: Double) -> String {
    let run = Paragraph.Run(text: text, size: FlexMeasures.typeSize, isBold: false)
    let paragraph = Paragraph([run], wraps: false, metrics: tree.metrics)
    let room = width - 2 * FlexMeasures.buttonPadding
    guard !button.shrinksToFit, paragraph.maximumWidth > room + 0.02 else { return text }
    let whole = Paragraph.Line(units: 0..<paragraph.count, width: paragraph.maximumWidth)
    let cut = paragraph.cut(whole, to: room, metrics: tree.metrics)
    return paragraph.text(of: cut.line) + cut.ellipsis.text
  }

  private func style(of run: Int, in text: FlexText, _ block: FlexTextBlock) -> FlexTypeStyle {
    var style = text.style
    if text.spans.indices.contains(run) {
      let own = text.spans[run].style
      style.isBold = own.isBold ?? style.isBold
      style.isItalic = own.isItalic ?? style.isItalic
      style.color = own.color ?? style.color
      style.decoration = own.decoration ?? style.decoration
    }
    style.size = .pixels(block.paragraph.runs[run].size)
    style.isBold = style.isBold ?? false
    style.isItalic = style.isItalic ?? false
    return style
  }
}

/// The children of boxes.
extension FlexPlacer {
  private mutating func placeChildren(
    of node: FlexNode, in frame: LayoutFrame, parent: Double, isHeightKnown: Bool, clip: LayoutFrame
  ) {
    let start = node.border + (node.start.resolved(in: parent) ?? 0)
    let end = node.border + (node.end.resolved(in: parent) ?? 0)
    let content = LayoutFrame(
      x: frame.x + (tree.isRightToLeft ? end : start),
      y: frame.y + node.border + (node.top.resolved(in: parent) ?? 0),
      width: max(0, frame.width - start - end),
      height: max(0, frame.height - node.ends(in: parent)))
    if node.isRow {
      placeRow(node, in: content, isHeightKnown: isHeightKnown, clip: clip)
    } else {
      placeColumn(node, in: content, isHeightKnown: isHeightKnown, clip: clip)
    }
    for child in node.children where tree.nodes[child].isAbsolute {
      let border = LayoutFrame(
        x: frame.x + node.border, y: frame.y + node.border, width: max(0, frame.width - 2 * node.border),
        height: max(0, frame.height - 2 * node.border))
      placeAbsolute(child, of: node, padding: border, content: content, clip: clip)
    }
  }

  /// Places a child in its row or column; `frame.x` counts from the content's start.
  private mutating func place(
    child: Int, at frame: LayoutFrame, in content: LayoutFrame, isHeightKnown: Bool, isParentKnown: Bool,
    clip: LayoutFrame
  ) {
    var frame = frame
    let x = frame.x
    frame.x = tree.isRightToLeft ? content.x + content.width - x - frame.width : content.x + x
    move(&frame, by: tree.nodes[child], in: content, isHeightKnown: isParentKnown)
    place(child, frame, parent: content.width, isHeightKnown: isHeightKnown, clip: clip)
  }

  private mutating func placeColumn(
    _ node: FlexNode, in content: LayoutFrame, isHeightKnown: Bool, clip: LayoutFrame
  ) {
    let places = tree.column(
      node, width: content.width, height: content.height, isHeightKnown: isHeightKnown)
    for (position, child) in node.children.enumerated() where !tree.nodes[child].isAbsolute {
      let width = tree.width(child, inColumn: content.width, alignment: node.alignment != nil)
      let frame = LayoutFrame(
        x: FlexPlacer.across(node.alignment, left: content.width - width),
        y: content.y + places[position].y, width: width, height: places[position].height)
      let isKnown = isHeightKnown || tree.nodes[child].height?.points != nil
      place(
        child: child, at: frame, in: content, isHeightKnown: isKnown, isParentKnown: isHeightKnown,
        clip: clip)
    }
  }

  private mutating func placeRow(
    _ node: FlexNode, in content: LayoutFrame, isHeightKnown: Bool, clip: LayoutFrame
  ) {
    guard case .box(_, let isOnBaseline) = node.content else { return }
    let widths = tree.widths(of: node, in: content.width)
    let height = isHeightKnown ? content.height : nil
    var left = content.width
    var heights = widths
    var line = 0.0
    var baselines = widths
    for (position, child) in node.children.enumerated() where !tree.nodes[child].isAbsolute {
      left -= widths[position] + tree.nodes[child].margin
      heights[position] = tree.height(
        child, width: widths[position], parent: content.width, parentHeight: height)
      guard isOnBaseline else { continue }
      baselines[position] = tree.baseline(
        child, width: widths[position], parent: content.width, height: heights[position])
      line = max(line, baselines[position])
    }
    let count = node.children.count { !tree.nodes[$0].isAbsolute }
    var (x, gap) = FlexTree.justified(node.justification, left: left, count: count)
    for (position, child) in node.children.enumerated() where !tree.nodes[child].isAbsolute {
      let own = tree.nodes[child]
      let stretches = own.height == nil && (own.stretches || !isOnBaseline && node.alignment == nil)
      if stretches {
        heights[position] = own.limited(
          content.height, in: height, ends: own.ends(in: content.width))
      }
      x += own.margin
      var y = FlexPlacer.across(node.alignment, left: content.height - heights[position])
      if isOnBaseline, !stretches { y = line - baselines[position] }
      let frame = LayoutFrame(x: x, y: content.y + y, width: widths[position], height: heights[position])
      let isKnown = stretches || own.height?.resolved(in: height) != nil
      place(
        child: child, at: frame, in: content, isHeightKnown: isKnown, isParentKnown: isHeightKnown,
        clip: clip)
      x += widths[position] + gap
    }
  }

  private static func across(_ alignment: FlexBox.Alignment?, left: Double) -> Double {
    switch alignment {
    case .start, nil: 0
    case .center: left / 2
    case .end: left
    }
  }

  /// Places a child that takes no room: by its offsets, else where it would be alone.
  private mutating func placeAbsolute(
    _ index: Int, of parent: FlexNode, padding: LayoutFrame, content: LayoutFrame, clip: LayoutFrame
  ) {
    let node = tree.nodes[index]
    let offset = node.component.offset
    let top = FlexMeasures.space(offset.top)?.resolved(in: padding.height)
    let bottom = FlexMeasures.space(offset.bottom)?.resolved(in: padding.height)
    let start = FlexMeasures.space(offset.start)?.resolved(in: padding.width)
    let end = FlexMeasures.space(offset.end)?.resolved(in: padding.width)
    let available = max(0, padding.width - (start ?? 0) - (end ?? 0))
    var width: Double
    if let own = node.width?.resolved(in: padding.width) {
      width = own
    } else if start != nil, end != nil {
      width = available
    } else {
      width = tree.fittingWidth(index, available: available)
    }
    width = node.limited(width, inWidth: padding.width)
    var height = tree.height(index, width: width, parent: padding.width, parentHeight: padding.height)
    if node.height == nil, let top, let bottom { height = max(0, padding.height - top - bottom) }
    var frame = LayoutFrame(x: 0, y: 0, width: width, height: height)
    let along = FlexTree.justified(
      parent.justification, left: parent.isRow ? content.width - width : content.height - height, count: 1
    ).start
    let across = FlexPlacer.across(
      parent.alignment, left: parent.isRow ? content.height - height : content.width - width)
    let inset =
      tree.isRightToLeft ? padding.x + padding.width - content.x - content.width : content.x - padding.x
    var x = inset + (parent.isRow ? along : across)
    if let start { x = start } else if let end { x = padding.width - end - width }
    frame.x = tree.isRightToLeft ? padding.x + padding.width - x - width : padding.x + x
    frame.y = content.y + (parent.isRow ? across : along)
    if let top {
      frame.y = padding.y + top
    } else if let bottom {
      frame.y = padding.y + padding.height - bottom - height
    }
    let isKnown = node.height != nil || top != nil && bottom != nil
    place(index, frame, parent: padding.width, isHeightKnown: isKnown, clip: clip)
  }
}
