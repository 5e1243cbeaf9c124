import TerminalText
import TerminalUI

/// A drawing of the phone's frame as SVG, with a path for each colour and a text element for each run of one style.
///
/// A row of the phone is 20 points tall and a column 8 points wide; the drawing keeps this proportion.
struct PhonePicture {
  let frame: Frame

  private static let cellWidth = 6
  private static let cellHeight = 15
  private static let baseline = 11

  /// The drawing; `description` is its alternative text.
  func markup(_ description: String) -> Markup {
    let width = frame.size.columns * PhonePicture.cellWidth
    let height = frame.size.rows * PhonePicture.cellHeight
    return """
      <svg viewBox="0 0 \(width) \(height)" role="img" aria-label="\(description)">\
      \(papers)\(lines)\(inks)</svg>
      """
  }

  /// A rectangle, in columns and half rows.
  private struct Area {
    var columns: Range<Int>
    var halves: Range<Int>
  }

  /// The backgrounds and half blocks, as a path for each colour.
  private var papers: [Markup] {
    var areas: [String: [Area]] = [:]
    for half in 0..<2 * frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        let start = column
        let color = self.color(column, half)
        repeat { column += 1 } while column < frame.size.columns && self.color(column, half) == color
        add(start..<column, half, to: &areas[color, default: []])
      }
    }
    areas[Style.plain.colors(isLight: true).paper] = nil
    return areas.sorted { $0.key < $1.key }.map { color, areas in
      let outline = areas.map { area in
        let width = area.columns.count * PhonePicture.cellWidth
        return "M\(area.columns.lowerBound * PhonePicture.cellWidth) \(y(area.halves.lowerBound))h\(width)"
          + "V\(y(area.halves.upperBound))h-\(width)z"
      }
      return "<path fill=\"\(color)\" d=\"\(outline.joined())\"/>"
    }
  }

  /// Adds a run of cells, extending the area above it if that has the same columns.
  private func add(_ columns: Range<Int>, _ half: Int, to areas: inout [Area]) {
    if let above = areas.lastIndex(where: { $0.halves.upperBound == half && $0.columns == columns }) {
      areas[above].halves = areas[above].halves.lowerBound..<half + 1
    } else {
      areas.append(Area(columns: columns, halves: half..<half + 1))
    }
  }

  private func y(_ half: Int) -> String {
    let tenths = half * PhonePicture.cellHeight * 5
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).5"
  }

  private func color(_ column: Int, _ half: Int) -> String {
    let cell = frame[column, half / 2]
    let (ink, paper) = cell.style.colors(isLight: true)
    switch cell.glyph.base {
    case "▀": return half % 2 == 0 ? ink : paper
    case "▄": return half % 2 == 1 ? ink : paper
    default: return paper
    }
  }

  /// The directions in which box-drawing characters extend from the cell's middle.
  private static let arms: [Unicode.Scalar: (up: Bool, down: Bool, left: Bool, right: Bool)] = [
    "│": (true, true, false, false), "─": (false, false, true, true),
    "╭": (false, true, false, true), "╮": (false, true, true, false),
    "╰": (true, false, false, true), "╯": (true, false, true, false),
  ]

  /// The box-drawing characters as lines without gaps, as a path for each colour.
  private var lines: [Markup] {
    var paths: [String: String] = [:]
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        let cell = frame[column, row]
        guard let arms = PhonePicture.arms[cell.glyph.base] else { continue }
        let x = column * PhonePicture.cellWidth
        let y = row * PhonePicture.cellHeight
        let middle = (x: x + PhonePicture.cellWidth / 2, y: y + PhonePicture.cellHeight / 2)
        var path = ""
        if arms.up || arms.down {
          path +=
            "M\(middle.x) \(arms.up ? y : middle.y)V\(arms.down ? y + PhonePicture.cellHeight : middle.y)"
        }
        if arms.left || arms.right {
          path +=
            "M\(arms.left ? x : middle.x) \(middle.y)H\(arms.right ? x + PhonePicture.cellWidth : middle.x)"
        }
        paths[cell.style.colors(isLight: true).ink, default: ""] += path
      }
    }
    return paths.sorted { $0.key < $1.key }.map { color, path in
      "<path stroke=\"\(color)\" d=\"\(path)\"/>"
    }
  }

  /// The colour and attributes of characters.
  private struct Ink: Hashable {
    var color: String
    var attributes: Style.Attributes

    init(_ style: Style) {
      color = style.colors(isLight: true).ink
      attributes = style.attributes.intersection([.bold, .dim, .underline])
    }
  }

  /// The characters, as a group for each colour and attributes.
  private var inks: [Markup] {
    var order: [Ink] = []
    var groups: [Ink: Markup] = [:]
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        guard isInk(column, row) else {
          column += 1
          continue
        }
        let ink = Ink(frame[column, row].style)
        let run = self.run(from: column, row, ink)
        if groups[ink] == nil { order.append(ink) }
        let x = column * PhonePicture.cellWidth
        let y = row * PhonePicture.cellHeight + PhonePicture.baseline
        let length = run.cells * PhonePicture.cellWidth
        groups[ink, default: ""] += "<text x=\"\(x)\" y=\"\(y)\" textLength=\"\(length)\">\(run.text)</text>"
        column += run.cells
      }
    }
    return order.map { ink in
      var attributes = "fill=\"\(ink.color)\"" as Markup
      if ink.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
      if ink.attributes.contains(.dim) { attributes += " opacity=\"0.6\"" }
      if ink.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
      return "<g \(attributes)>\(groups[ink] ?? "")</g>"
    }
  }

  /// A run of characters in one style, which ends at two spaces in a row.
  private func run(from start: Int, _ row: Int, _ ink: Ink) -> (text: String, cells: Int) {
    var text = String.UnicodeScalarView()
    var column = start
    while column < frame.size.columns, Ink(frame[column, row].style) == ink {
      if isInk(column, row) {
        let glyph = frame[column, row].glyph
        if !glyph.isContinuation {
          text.append(glyph.base)
          text.append(contentsOf: glyph.marks)
        }
        column += 1
      } else if frame[column, row].glyph == .space, column + 1 < frame.size.columns, isInk(column + 1, row),
        Ink(frame[column + 1, row].style) == ink
      {
        text.append(" ")
        column += 1
      } else {
        break
      }
    }
    return (String(text), column - start)
  }

  private func isInk(_ column: Int, _ row: Int) -> Bool {
    let glyph = frame[column, row].glyph
    if glyph.isContinuation { return true }
    let base = glyph.base
    return base != " " && base != "▀" && base != "▄" && PhonePicture.arms[base] == nil
  }
}
