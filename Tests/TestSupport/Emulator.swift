import CNcurses
import TerminalText
import TerminalUI

/// A terminal as far as the program needs one: bytes in, cells out. Sequences it does not know are recorded,
/// so that a test can fail because of them.
public struct Emulator {
  /// What it shows.
  public private(set) var frame: Frame
  /// Sequences it does not know.
  public private(set) var unknown: [String] = []
  private let size: TerminalSize
  private var column = 0
  private var row = 0
  private var style = Style.plain
  private var region: Range<Int>
  private var lastGlyph = Glyph.space

  /// A blank one. The C library's character set has to be the program's.
  public init(size: TerminalSize) {
    self.size = size
    frame = Frame(size: size)
    region = 0..<size.rows
  }

  /// Takes what a program wrote: whole sequences, unless it ends in the middle of a text. O(characters).
  public mutating func feed(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": escape(&rest)
      case "\r": column = 0
      case "\n": lineFeed()
      case "\u{8}": column = max(0, min(column, size.columns) - 1)
      case "\u{0}", "\u{E}", "\u{F}": break
      case "\u{0}"..."\u{1F}": unknown.append("\(scalar.value)")
      default: put(Glyph(scalar, wide: cn_width(scalar.value) == 2))
      }
    }
  }

  private mutating func put(_ glyph: Glyph) {
    let width = glyph.isWide ? 2 : 1
    guard column + width <= size.columns else { return }
    frame.set(glyph, style, column: column, row: row)
    lastGlyph = glyph
    column += width
  }

  private mutating func lineFeed() {
    if row == region.upperBound - 1 { scroll(region, by: 1) } else { row = min(row + 1, size.rows - 1) }
  }

  private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
    guard let next = rest.popFirst() else { return }
    switch next {
    case "[": control(&rest)
    case "(", ")": _ = rest.popFirst()
    case "]" where rest.first == "R": rest.removeFirst()
    case "]", "P":
      while let scalar = rest.popFirst(), scalar != "\u{7}" {
        if scalar == "\u{1B}" {
          _ = rest.popFirst()
          break
        }
      }
    case "M":
      if row == region.lowerBound { scroll(region, by: -1) } else { row = max(row - 1, 0) }
    case "=", ">", "7", "8": break
    default: unknown.append("ESC \(next)")
    }
  }

  private mutating func control(_ rest: inout ArraySlice<Unicode.Scalar>) {
    var parameters = ""
    var final: Unicode.Scalar = " "
    while let scalar = rest.popFirst() {
      if ("@"..."~").contains(scalar) {
        final = scalar
        break
      }
      parameters.unicodeScalars.append(scalar)
    }
    if parameters.hasPrefix("?") || parameters.hasPrefix(">") || "hlt".unicodeScalars.contains(final) {
      return
    }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(first, 1)
    switch final {
    case "H":
      row = min(max(first, 1), size.rows) - 1
      column = min(max(numbers.count > 1 ? numbers[1] : 1, 1), size.columns) - 1
    case "d": row = min(count, size.rows) - 1
    case "G": column = min(count, size.columns) - 1
    case "A": row = max(0, row - count)
    case "B": row = min(size.rows - 1, row + count)
    case "C": column = min(size.columns - 1, column + count)
    case "D": column = max(0, min(column, size.columns - 1) - count)
    case "b":
      // Terminals repeat ASCII; of other characters tmux, among others, makes nothing.
      if lastGlyph.base.isASCII {
        for _ in 0..<count { put(lastGlyph) }
      } else {
        unknown.append("CSI \(parameters)b behind \(lastGlyph.base)")
      }
    case "X": blank(column..<min(column + count, size.columns), row)
    case "K": blank(first == 1 ? 0..<column + 1 : column..<size.columns, row)
    case "J":
      if first == 0 { blank(column..<size.columns, row) }
      for line in (first == 2 ? 0 : row + 1)..<size.rows { blank(0..<size.columns, line) }
    case "L": scroll(row..<max(row, region.upperBound), by: -count)
    case "M": scroll(row..<max(row, region.upperBound), by: count)
    case "P": shift(from: column, by: count)
    case "@": shift(from: column, by: -count)
    case "r":
      let last = numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], size.rows) : size.rows
      region = min(max(first, 1), last) - 1..<last
      (column, row) = (0, 0)
    case "S": scroll(region, by: count)
    case "T": scroll(region, by: -count)
    case "m": choose(numbers)
    case "c": break
    default: unknown.append("CSI \(parameters)\(final)")
    }
  }

  private mutating func choose(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = .plain
      case 1: style.attributes.insert(.bold)
      case 2: style.attributes.insert(.dim)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 22: style.attributes.subtract([.bold, .dim])
      case 24: style.attributes.remove(.underline)
      case 27: style.attributes.remove(.reverse)
      case 30...37: style.foreground = TerminalColor(Int16(number - 30))
      case 39: style.foreground = .standard
      case 40...47: style.background = TerminalColor(Int16(number - 40))
      case 49: style.background = .standard
      case 90...97: style.foreground = TerminalColor(Int16(number - 82))
      case 100...107: style.background = TerminalColor(Int16(number - 92))
      case 10, 11: break
      case 38: style.foreground = color(&rest)
      case 48: style.background = color(&rest)
      default: unknown.append("SGR \(number)")
      }
    }
  }

  private func color(_ rest: inout ArraySlice<Int>) -> TerminalColor {
    if rest.popFirst() == 5 { return TerminalColor(Int16(rest.popFirst() ?? -1)) }
    let parts = (0..<3).map { _ in UInt32(rest.popFirst() ?? 0) }
    return TerminalColor(rgb: parts[0] << 16 | parts[1] << 8 | parts[2])
  }

  /// Blanks have the background that is on (xterm's `bce`).
  private mutating func blank(_ columns: Range<Int>, _ line: Int) {
    for place in columns {
      frame.set(.space, Style(.standard, on: style.background), column: place, row: line)
    }
  }

  private mutating func scroll(_ rows: Range<Int>, by count: Int) {
    let old = frame
    for line in rows {
      let source = line + count
      for place in 0..<size.columns {
        let cell =
          rows.contains(source) ? old[place, source] : Cell(.space, Style(.standard, on: style.background))
        if !cell.glyph.isContinuation { frame.set(cell.glyph, cell.style, column: place, row: line) }
      }
    }
  }

  private mutating func shift(from start: Int, by count: Int) {
    let old = frame
    for place in start..<size.columns {
      let source = place + count
      let cell =
        (start..<size.columns).contains(source)
        ? old[source, row] : Cell(.space, Style(.standard, on: style.background))
      if !cell.glyph.isContinuation { frame.set(cell.glyph, cell.style, column: place, row: row) }
    }
  }
}
