/// A text with its styles, measured: how wide it is and how it breaks into lines of any width.
///
/// Lengths are in points.
struct Paragraph: Sendable {
  /// A piece of text in one font.
  struct Run: Sendable {
    var text: String
    var size: Double
    var isBold: Bool
  }

  /// The use of a text. Both break into lines by the same rules but for this.
  enum Setting: Sendable {
    /// Flex Messages and templates, as browsers set them.
    case browser
    /// Text messages, as the apps set them.
    case message

    /// Whether small kana and ー may not begin a line: strict kinsoku.
    var isStrict: Bool { self == .message }
    /// Whether full-width punctuation closes up where two of it meet.
    var closesUp: Bool { self == .browser }
    /// The advance of an emoji in 1/2048 em.
    var emoji: UInt16 { self == .message ? 2048 : FontAdvances.emoji }
  }

  /// A character of the text.
  private struct Unit {
    var width: Float
    /// Its place in its run's UTF-8.
    var offset: Int32
    var run: Int16
    var isSpace: Bool
    var isNewline: Bool
    /// Whether a line may begin with it.
    var canBegin: Bool
    /// The extra width at the beginning of a line: a blank half that goes within a line.
    var lead: Float = 0
    /// The width it can lose at the end of a line: a blank half.
    var trail: Float = 0
  }

  /// A line: which units it has and how wide it is, spaces at its end aside.
  struct Line {
    var units: Range<Int>
    var width: Double
  }

  /// A piece of a line in one run.
  struct Piece {
    var run: Int
    var text: String
    var x: Double
    var width: Double
  }

  /// The unit to which widths are rounded up; sums of them may differ by as much.
  private static let grain = 1.0 / 128

  let runs: [Run]
  private var units: [Unit] = []
  /// The width of the longest line without breaks but those of newlines.
  private(set) var maximumWidth = 0.0
  /// The width of the longest piece that can't be broken.
  private(set) var minimumWidth = 0.0

  /// The number of characters.
  var count: Int { units.count }

  /// Measures `runs`. Without `wraps` newlines are spaces and runs of spaces are one. O(text).
  init(_ runs: [Run], wraps: Bool, setting: Setting = .browser, metrics: TypeMetrics) {
    self.runs = runs
    var scanner = Scanner(wraps: wraps, setting: setting)
    units.reserveCapacity(runs.reduce(0) { $0 + $1.text.utf8.count })
    for (index, run) in runs.enumerated() where !run.text.isEmpty {
      let font = FontAdvances.font(metrics, isBold: run.isBold)
      scanner.scan(run.text, font) { advance, offset, kind in
        if kind.kerning != 0, !units.isEmpty {
          units[units.count - 1].width += Float(Double(kind.kerning) * run.size / FontAdvances.unitsPerEm)
        }
        var width = Float(Double(advance) * run.size / FontAdvances.unitsPerEm)
        let half = width / 2
        if kind.trimsBefore, !units.isEmpty {
          units[units.count - 1].width -= half
          units[units.count - 1].trail = 0
        }
        if kind.isTrimmed { width -= half }
        units.append(
          Unit(
            width: width, offset: Int32(clamping: offset), run: Int16(clamping: index),
            isSpace: kind.isSpace, isNewline: kind.isNewline, canBegin: kind.canBegin,
            lead: kind.isTrimmed ? half : 0, trail: kind.blank == .after ? half : 0))
      }
    }
    if !wraps { while units.last?.isSpace == true { units.removeLast() } }
    measure()
  }

  private mutating func measure() {
    var line = 0.0
    var spaces = 0.0
    var piece = 0.0
    for unit in units {
      let width = Double(unit.width)
      if unit.isNewline || unit.canBegin {
        minimumWidth = max(minimumWidth, piece)
        piece = 0
      }
      if unit.isNewline {
        maximumWidth = max(maximumWidth, line)
        line = 0
        spaces = 0
      } else if unit.isSpace {
        spaces += width
      } else {
        line += spaces + width
        piece += width
        spaces = 0
      }
    }
    minimumWidth = max(minimumWidth, piece)
    maximumWidth = max(maximumWidth, line)
    minimumWidth = (minimumWidth / Paragraph.grain).rounded(.up) * Paragraph.grain
    maximumWidth = (maximumWidth / Paragraph.grain).rounded(.up) * Paragraph.grain
  }

  /// Calls `emit` for each line of at most `width`, at least once. A word longer than a line breaks
  /// anywhere. O(text).
  func breakLines(width limit: Double, _ emit: (Line) -> Void) {
    let limit = limit + Paragraph.grain
    var start = 0
    var index = 0
    var lastBreak = 0  // the last unit that can begin the next line
    var widthAtBreak = 0.0
    var width = 0.0
    var spaces = 0.0
    while index < units.count {
      let unit = units[index]
      if unit.isNewline {
        emit(Line(units: start..<index, width: width))
        start = index + 1
        (index, lastBreak, width, spaces) = (start, start, 0, 0)
        continue
      }
      if unit.canBegin, index > start {
        lastBreak = index
        widthAtBreak = width
      }
      if unit.isSpace {
        spaces += Double(unit.width)
        index += 1
        continue
      }
      let end = width + spaces + Double(index == start ? unit.width + unit.lead : unit.width)
      let trail = Double(unit.trail)
      if end > limit, trail == 0 || end - trail > limit - 4 * Paragraph.grain, index > start {
        if lastBreak > start {
          emit(Line(units: start..<lastBreak, width: widthAtBreak))
          start = lastBreak
        } else {
          emit(Line(units: start..<index, width: width))
          start = index
        }
        (index, lastBreak, width, spaces) = (start, start, 0, 0)
        continue
      }
      width = end > limit && index > start ? end - trail : end
      spaces = 0
      index += 1
    }
    emit(Line(units: start..<units.count, width: width))
  }

  /// The runs that a line has, in order, with those that have no characters: they make a line higher too.
  func forEachRun(of line: Line, _ body: (Run) -> Void) {
    let isFirst = line.units.lowerBound == 0
    let isLast = line.units.upperBound == units.count
    if line.units.isEmpty && !(isFirst && isLast) { return }
    let first = isFirst ? 0 : Int(units[line.units.lowerBound].run)
    let last = isLast ? runs.count - 1 : Int(units[line.units.upperBound - 1].run)
    guard first <= last else { return }
    for run in runs[first...last] { body(run) }
  }

  /// Calls `body` for each place in the first run's UTF-8 where a line may begin, and for each newline with its
  /// length. O(text).
  func forEachBreak(_ body: (_ offset: Int, _ isNewline: Bool, _ length: Int) -> Void) {
    for (index, unit) in units.enumerated() where unit.isNewline || unit.canBegin {
      let next = index + 1 < units.count ? Int(units[index + 1].offset) : runs[0].text.utf8.count
      body(Int(unit.offset), unit.isNewline, next - Int(unit.offset))
    }
  }

  /// Whether a newline ends a line.
  func endsWithNewline(_ line: Line) -> Bool {
    units.indices.contains(line.units.upperBound) && units[line.units.upperBound].isNewline
  }

  /// The sign of a text that is cut.
  static let ellipsis = "…"

  /// As much of the text from the beginning of a line on as fits into a width with an ellipsis behind it, and the
  /// ellipsis. O(line).
  func cut(_ line: Line, to limit: Double, metrics: TypeMetrics) -> (line: Line, ellipsis: Piece) {
    var (end, width) = (line.units.lowerBound, 0.0)
    var x = 0.0
    func ellipsis(behind unit: Int) -> Piece {
      let run = units.isEmpty ? 0 : Int(units[min(max(unit, line.units.lowerBound), units.count - 1)].run)
      let font = FontAdvances.font(metrics, isBold: runs[run].isBold)
      let advance = Paragraph.ellipsis.unicodeScalars.reduce(0) { $0 + Double(font[$1]) }
      return Piece(
        run: run, text: Paragraph.ellipsis, x: 0, width: advance * runs[run].size / FontAdvances.unitsPerEm)
    }
    for index in line.units {
      x += Double(units[index].width)
      if x + ellipsis(behind: index).width > limit + Paragraph.grain { break }
      if !units[index].isSpace { (end, width) = (index + 1, x) }
    }
    // Never between a character and its marks.
    while end > line.units.lowerBound, units.indices.contains(end), units[end].width == 0,
      !units[end].isNewline
    {
      end -= 1
      width -= Double(units[end].width)
    }
    var sign = ellipsis(behind: end - 1)
    sign.x = width
    return (Line(units: line.units.lowerBound..<end, width: width), sign)
  }

  /// The text of a line, without the spaces at its end. O(line).
  func text(of line: Line) -> String {
    var line = line
    while let last = line.units.last, units[last].isSpace { line.units.removeLast() }
    return pieces(of: line).map(\.text).joined()
  }

  /// The pieces of a line. O(line).
  func pieces(of line: Line) -> [Piece] {
    var pieces: [Piece] = []
    var x = 0.0
    var index = line.units.lowerBound
    while index < line.units.upperBound {
      let run = units[index].run
      var end = index
      var width = 0.0
      while end < line.units.upperBound, units[end].run == run {
        width += Double(units[end].width)
        end += 1
      }
      let bytes = runs[Int(run)].text.utf8
      let from = bytes.index(bytes.startIndex, offsetBy: Int(units[index].offset))
      let isInside = end < units.count && units[end].run == run
      let to = isInside ? bytes.index(bytes.startIndex, offsetBy: Int(units[end].offset)) : bytes.endIndex
      pieces.append(
        Piece(run: Int(run), text: String(runs[Int(run)].text[from..<to]), x: x, width: width))
      x += width
      index = end
    }
    return pieces
  }
}
