import TerminalText

/// Fitting the texts of a row beside each other.
extension TextArranger {
  /// The texts of a row beside each other: each where it wants to be, moved where it would cover another, cut where
  /// the row is full.
  func fit(_ members: [Member], in row: Int, _ plan: Plan) -> [Placement] {
    let (blocks, ranges, texts) = (plan.blocks, plan.ranges, plan.texts)
    let end = columns.upperBound - (row == signRow ? TextArranger.signWidth : 0)
    var placements = members.compactMap { member -> Placement? in
      let block = blocks[member.block]
      let line = texts[member.block][member.line]
      let text = line.text.replacing("\u{A0}", with: " ")
      let width = CellWidth.width(of: text)
      guard width > 0 else { return nil }
      // The lines of a block that begins at the left stay below each other.
      let widest = texts[member.block].reduce(0) { max($0, CellWidth.width(of: $1.text)) }
      let start = TextArranger.start(
        of: block, width: block.alignment == .start ? widest : width, in: ranges[member.block])
      return Placement(
        text: text, column: start, row: row, part: block.part,
        runs: block.runs.runs(of: text, from: line.start))
    }
    placements.sort { ($0.column, $0.part) < ($1.column, $1.part) }
    // Texts the row has no cells for are cut off with the sign, as the end of a text is.
    let room = end - columns.lowerBound
    func least(_ placements: [Placement]) -> Int {
      placements.reduce(-1) { $0 + 1 + min(2, CellWidth.width(of: $1.text)) }
    }
    var kept = placements
    while kept.count > 1, least(kept) > room { kept.removeLast() }
    if kept.count < placements.count { kept[kept.count - 1].text.unicodeScalars.append(cutSign.base) }
    placements = kept
    shorten(&placements, to: end - columns.lowerBound - (placements.count - 1))
    var next = columns.lowerBound
    for index in placements.indices {
      placements[index].column = max(placements[index].column, next)
      next = placements[index].columns.upperBound + 1
    }
    var limit = end
    for index in placements.indices.reversed() {
      // As much of them as is left after cutting.
      placements[index].runs = placements[index].runs.runs(of: placements[index].text, from: 0)
      let width = placements[index].columns.count
      placements[index].column = max(columns.lowerBound, min(placements[index].column, limit - width))
      limit = placements[index].column - 1
    }
    return placements
  }

  /// Cuts the widest of the texts until all of them are no wider than `room`.
  private func shorten(_ placements: inout [Placement], to room: Int) {
    var widths = placements.map(\.columns.count)
    guard widths.reduce(0, +) > room else { return }
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 1 else {
        break
      }
      widths[widest] -= 1
    }
    for index in placements.indices {
      placements[index].text = WordWrap.cut(placements[index].text, width: widths[index], cutSign)
    }
  }
}
