import BubbleLayout
import TerminalText

/// Gives the texts of a bubble their cells.
///
/// Letters are wider and lines taller here than on the phone. A text is in the row it has on the phone; one below
/// another is in a row below it as long as there are rows. A text that its own cells are too few for takes the free
/// ones beside it, then breaks into more rows. Only where those are occupied too it is cut, marked by
/// ``GlyphSet/cut``.
struct TextArranger {
  /// A text, a label or an icon.
  struct Block: Sendable {
    /// The alignment of its lines.
    enum Alignment: Sendable {
      case start, center, end
    }

    /// A line with its upper and lower edge in points of the bubble.
    struct Line: Sendable {
      var text: String
      var top: Double
      var bottom: Double
      /// Where it begins in the text of the block, in scalars.
      var start = 0
    }

    /// Its lines on the phone, at least one.
    var lines: [Line]
    /// All it says, with the newlines that are in it, in pieces of one look.
    let runs: [TextStyle.Run]
    /// The same without looks.
    let text: String
    /// The columns it has on the phone.
    var columns: Range<Int>
    var alignment: Alignment
    /// The part it was made from.
    var part: Int

    init(lines: [Line], runs: [TextStyle.Run], columns: Range<Int>, alignment: Alignment, part: Int) {
      self.lines = lines
      self.runs = runs
      text = runs.map(\.text).joined()
      self.columns = columns
      self.alignment = alignment
      self.part = part
    }
  }

  /// A piece of text in a row of the window.
  struct Placement {
    var text: String
    var column: Int
    var row: Int
    var part: Int
    /// The same text in pieces of one look.
    var runs: [TextStyle.Run] = []
    var columns: Range<Int> { column..<column + CellWidth.width(of: text) }
  }

  /// The columns of the bubble that can have text.
  var columns: Range<Int>
  /// The rows of the whole bubble, in view or not, at least one.
  let rows: Range<Int>
  /// The row in which the last columns belong to the sign of the bubble's state.
  var signRow: Int?
  /// The row of a height in the bubble.
  let row: (Double) -> Int
  let cutSign: Glyph

  /// The columns the sign of the state takes.
  static let signWidth = 2

  /// Lines side by side, in one row.
  private struct Band {
    /// The lines by their blocks, with the edges that decide what is above what.
    var members: [(block: Int, line: Int, top: Double, bottom: Double, isAdded: Bool)]
    var center: Double {
      members.reduce(0) { $0 + ($1.top + $1.bottom) / 2 } / Double(members.count)
    }
  }

  /// The rows of all lines of the blocks, before the lines of a row are fitted beside each other.
  struct Plan: Sendable {
    fileprivate(set) var blocks: [Block] = []
    fileprivate(set) var ranges: [Range<Int>] = []
    fileprivate(set) var texts: [[CellLines.Line]] = []
    fileprivate(set) var members: [Int: [Member]] = [:]
  }

  /// A line of a block.
  struct Member {
    var block: Int
    var line: Int
  }

  /// Gives each line of the blocks its row. With `besideSign` all have as few columns as the row of the sign has.
  /// O(lines²).
  func plan(_ blocks: [Block], besideSign: Bool = false) -> Plan {
    if besideSign { return narrower.plan(blocks) }
    guard !blocks.isEmpty, !rows.isEmpty, !columns.isEmpty else { return Plan() }
    let ranges = blocks.indices.map { range(of: $0, among: blocks) }
    let wanted = blocks.indices.map { wantedLines(of: blocks[$0], in: ranges[$0]) }
    let counts = counts(of: blocks, ranges, wanted: wanted)
    let bands = bands(of: blocks, ranges, counts: counts)
    let rows = rows(of: bands, blocks, ranges) ?? sharedRows(of: bands, blocks, ranges)
    var plan = Plan(blocks: blocks, ranges: ranges)
    plan.texts = blocks.indices.map { lines(of: blocks[$0], in: ranges[$0], count: counts[$0]) }
    for (band, row) in zip(bands, rows) {
      plan.members[row, default: []] += band.members.map { Member(block: $0.block, line: $0.line) }
    }
    return plan
  }

  /// Whether what is planned has room beside the sign of the state.
  func fitsBesideSign(_ plan: Plan) -> Bool {
    let beside = signRow.flatMap { plan.members[$0] } ?? []
    let needed = beside.reduce(-1) { $0 + 1 + CellWidth.width(of: plan.texts[$1.block][$1.line].text) }
    return needed <= columns.count - TextArranger.signWidth || columns.count <= TextArranger.signWidth
  }

  /// The pieces of text in their rows, top to bottom and left to right. O(lines).
  func placements(_ plan: Plan) -> [Placement] {
    plan.members.sorted { $0.key < $1.key }.flatMap { row, members in fit(members, in: row, plan) }
  }

  private var narrower: TextArranger {
    var narrower = self
    let end = max(columns.lowerBound + 1, columns.upperBound - TextArranger.signWidth)
    (narrower.columns, narrower.signRow) = (columns.lowerBound..<end, nil)
    return narrower
  }
}

// MARK: Columns

extension TextArranger {
  /// The columns that are a block's and those beside it that are free.
  private func range(of index: Int, among blocks: [Block]) -> Range<Int> {
    let block = blocks[index]
    var (lower, upper) = (columns.lowerBound, columns.upperBound)
    for (other, neighbor) in blocks.enumerated()
    where other != index && TextArranger.areBeside(block, neighbor) {
      let own = TextArranger.start(of: neighbor, width: width(of: neighbor), in: neighbor.columns)
      if neighbor.columns.lowerBound >= block.columns.upperBound {
        upper = min(upper, max(own, neighbor.columns.lowerBound) - 1)
      } else if neighbor.columns.upperBound <= block.columns.lowerBound {
        lower = max(lower, min(own + width(of: neighbor), neighbor.columns.upperBound) + 1)
      }
    }
    lower = min(max(lower, columns.lowerBound), max(columns.lowerBound, block.columns.lowerBound))
    lower = min(lower, columns.upperBound - 1)
    return lower..<max(lower + 1, upper)
  }

  private func width(of block: Block) -> Int {
    block.lines.reduce(0) { max($0, CellWidth.width(of: $1.text)) }
  }

  private static func areBeside(_ first: Block, _ second: Block) -> Bool {
    guard let top = first.lines.first?.top, let bottom = first.lines.last?.bottom,
      let otherTop = second.lines.first?.top, let otherBottom = second.lines.last?.bottom
    else { return false }
    return !isAbove(top, bottom, otherTop, otherBottom) && !isAbove(otherTop, otherBottom, top, bottom)
  }

  /// The first column of text of a given width, by its alignment.
  static func start(of block: Block, width: Int, in range: Range<Int>) -> Int {
    let own =
      switch block.alignment {
      case .start: block.columns.lowerBound
      case .center: (block.columns.lowerBound + block.columns.upperBound - width) / 2
      case .end: block.columns.upperBound - width
      }
    return max(range.lowerBound, min(own, range.upperBound - width))
  }
}

// MARK: Lines

extension TextArranger {
  /// The number of lines of a block that has all the rows it needs.
  private func wantedLines(of block: Block, in range: Range<Int>) -> Int {
    fits(block, in: range) ? block.lines.count : CellLines.lines(of: block.text, width: range.count).count
  }

  private func fits(_ block: Block, in range: Range<Int>) -> Bool {
    block.lines.allSatisfy { CellWidth.width(of: $0.text.droppingSpaces) <= range.count }
  }

  /// The lines of a block in a number of rows: as on the phone where they fit, else broken anew, the last one with all
  /// that is left.
  private func lines(of block: Block, in range: Range<Int>, count: Int) -> [CellLines.Line] {
    if count == block.lines.count, fits(block, in: range) {
      return block.lines.map { CellLines.Line(text: $0.text.droppingSpaces, start: $0.start) }
    }
    let isSpread = count >= wantedLines(of: block, in: range)
    let text = isSpread ? block.text : block.text.replacing("\n", with: " ")
    var lines = CellLines.lines(of: text, width: range.count, most: count)
    while lines.count < count { lines.append(CellLines.Line(text: "", start: 0)) }
    return lines
  }

  /// The number of lines of each block: all it wants, or fewer if rows are short.
  private func counts(of blocks: [Block], _ ranges: [Range<Int>], wanted: [Int]) -> [Int] {
    func areRows(for counts: [Int]) -> Bool {
      rows(of: bands(of: blocks, ranges, counts: counts), blocks, ranges) != nil
    }
    if areRows(for: wanted) { return wanted }
    var counts = zip(blocks, wanted).map { min($0.lines.count, $1) }
    if !areRows(for: counts) { counts = blocks.map { _ in 1 } }
    guard areRows(for: counts) else { return counts }
    var open = blocks.indices.filter { counts[$0] < wanted[$0] }
    while !open.isEmpty {
      open = open.filter { index in
        counts[index] += 1
        guard areRows(for: counts) else {
          counts[index] -= 1
          return false
        }
        return counts[index] < wanted[index]
      }
    }
    return counts
  }
}

// MARK: Rows

extension TextArranger {
  /// The share of the lower line's height that the upper line may overlap.
  private static let overlap = 0.4

  private static func isAbove(_ top: Double, _ bottom: Double, _ otherTop: Double, _ otherBottom: Double)
    -> Bool
  {
    top + bottom < otherTop + otherBottom
      && bottom - otherTop <= overlap * min(bottom - top, otherBottom - otherTop) + 0.01
  }

  /// The lines of all blocks, those side by side together, top to bottom.
  private func bands(of blocks: [Block], _ ranges: [Range<Int>], counts: [Int]) -> [Band] {
    var lines: [(block: Int, line: Int, top: Double, bottom: Double, isAdded: Bool)] = []
    for (index, block) in blocks.enumerated() {
      let (own, count) = (block.lines, counts[index])
      let (top, bottom) = (own[0].top, own[own.count - 1].bottom)
      for line in 0..<count {
        if count < own.count {
          let height = (bottom - top) / Double(count)
          lines.append(
            (index, line, top + Double(line) * height, top + Double(line + 1) * height, false))
        } else if line < own.count {
          lines.append((index, line, own[line].top, own[line].bottom, false))
        } else {
          // Between what the last line is above and the line itself.
          let step = 0.5 / Double(count)
          let place = bottom - 0.5 + Double(line - own.count) * step
          lines.append((index, line, place, place + step, true))
        }
      }
    }
    lines.sort { ($0.top + $0.bottom, $0.block, $0.line) < ($1.top + $1.bottom, $1.block, $1.line) }
    var bands: [Band] = []
    for line in lines {
      let center = (line.top + line.bottom) / 2
      let place = bands.indices.suffix(4).last { index in
        !line.isAdded
          && bands[index].members.allSatisfy { member in
            !member.isAdded && member.block != line.block
              && abs((member.top + member.bottom) / 2 - center) < min(
                member.bottom - member.top, line.bottom - line.top) / 2
              && !blocks[member.block].columns.overlaps(blocks[line.block].columns)
          }
      }
      if let place { bands[place].members.append(line) } else { bands.append(Band(members: [line])) }
    }
    return bands
  }

  /// Whether a band must be in a row above another, later one.
  private func isAbove(_ first: Band, _ second: Band, _ blocks: [Block], _ ranges: [Range<Int>]) -> Bool {
    first.members.contains { upper in
      second.members.contains { lower in
        if upper.block == lower.block { return upper.line < lower.line }
        let areInOneColumn = ranges[upper.block].overlaps(ranges[lower.block])
        if upper.isAdded || lower.isAdded {
          return areInOneColumn && (upper.isAdded ? upper.bottom <= lower.bottom - 0.5 : true)
        }
        if TextArranger.isAbove(upper.top, upper.bottom, lower.top, lower.bottom) { return true }
        return blocks[upper.block].columns.overlaps(blocks[lower.block].columns)
      }
    }
  }

  /// The row of each band, as near as can be to that on the phone; nil when the bubble has too few.
  private func rows(of bands: [Band], _ blocks: [Block], _ ranges: [Range<Int>]) -> [Int]? {
    var above: [[Int]] = []
    var result: [Int] = []
    for (index, band) in bands.enumerated() {
      above.append((0..<index).filter { isAbove(bands[$0], band, blocks, ranges) })
      let least = above[index].reduce(rows.lowerBound) { max($0, result[$1] + 1) }
      result.append(max(least, row(band.center)))
    }
    var latest = [Int](repeating: rows.upperBound - 1, count: bands.count)
    for index in bands.indices.reversed() {
      if latest[index] < rows.lowerBound { return nil }
      result[index] = min(result[index], latest[index])
      for upper in above[index] { latest[upper] = min(latest[upper], latest[index] - 1) }
    }
    return result
  }

  /// The row of each band where the bubble has too few: every row has as many.
  private func sharedRows(of bands: [Band], _ blocks: [Block], _ ranges: [Range<Int>]) -> [Int] {
    var levels: [Int] = []
    for (index, band) in bands.enumerated() {
      let above = (0..<index).filter { isAbove(bands[$0], band, blocks, ranges) }
      levels.append(above.reduce(0) { max($0, levels[$1] + 1) })
    }
    let count = (levels.max() ?? 0) + 1
    return levels.map { rows.lowerBound + $0 * rows.count / max(count, rows.count) }
  }
}
