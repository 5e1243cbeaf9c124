import TerminalText

/// A frame as SVG: a path for the areas of each colour, a path for the lines, a run of text for words of one style.
///
/// Every run has its width given, so that it keeps its place in any font; half blocks are drawn as areas.
package struct FramePicture {
  /// The size of a cell, in tenths of a pixel.
  package struct CellSize: Sendable {
    var width: Int
    var height: Int
    /// The distance of the baseline from the cell's top.
    var baseline: Int

    /// Small cells for a phone in a page: its rows are 20 points high and its columns 8 points wide.
    package static let page = CellSize(width: 60, height: 150, baseline: 110)
    /// Cells of a monospaced font of 14 pixels.
    package static let document = CellSize(width: 84, height: 170, baseline: 127)
  }

  private let frame: Frame
  private let cell: CellSize
  private let palette: Palette

  /// Creates a picture of a frame on a light or dark background.
  package init(_ frame: Frame, cell: CellSize, isLight: Bool) {
    self.frame = frame
    self.cell = cell
    palette = Palette(isLight: isLight)
  }

  /// The width in tenths of a pixel.
  private var width: Int { frame.size.columns * cell.width }
  /// The height in tenths of a pixel.
  private var height: Int { frame.size.rows * cell.height }

  /// An element for a page, styled by the page; `description` is its alternative text.
  package func element(_ description: String) -> Markup {
    """
    <svg viewBox="0 0 \(number(width)) \(number(height))" role="img" aria-label="\(description)">\
    \(papers)\(lines)\(inks)</svg>
    """
  }

  /// A document of its own (SVG 1.1) with a margin and its own fonts; `title` is its alternative text.
  package func document(title: String) -> Markup {
    let margin = 80
    let size = (width: number(width + 2 * margin), height: number(height + 2 * margin))
    let fonts: Markup =
      "ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.width) \(size.height)" \
      width="\(size.width)" height="\(size.height)" role="img" font-size="14" font-family="\(fonts)">
      <title>\(title.sanitizedInOneLine)</title>
      <rect width="100%" height="100%" rx="6" fill="\(palette.background)"/>
      <g transform="translate(\(number(margin)) \(number(margin)))">
      \(papers)
      <g fill="none">\(lines)</g>
      \(inks)
      </g>
      </svg>

      """
  }

  /// Formats tenths of a pixel.
  private func number(_ tenths: Int) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// A rectangle, in columns and half rows.
  private struct Area {
    var columns: Range<Int>
    var halves: Range<Int>
  }

  /// The backgrounds and half blocks, without seams between them.
  private var papers: Markup { "<g shape-rendering=\"crispEdges\">\(paths)</g>" }

  /// A path for each colour of a background or half block.
  private var paths: [Markup] {
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
    areas[palette.background] = nil
    return areas.sorted { $0.key < $1.key }.map { color, areas in
      let outline = areas.map { area in
        let width = number(area.columns.count * cell.width)
        return "M\(number(area.columns.lowerBound * cell.width)) \(y(area.halves.lowerBound))h\(width)"
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

  private func y(_ half: Int) -> String { number(half * cell.height / 2) }

  private func color(_ column: Int, _ half: Int) -> String {
    let content = frame[column, half / 2]
    let (ink, paper) = palette.colors(of: content.style)
    switch content.glyph.base {
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
        let content = frame[column, row]
        guard let arms = FramePicture.arms[content.glyph.base] else { continue }
        let x = column * cell.width
        let y = row * cell.height
        // Whole pixels keep thin lines sharp.
        let middle = (x: x + cell.width / 20 * 10, y: y + cell.height / 20 * 10)
        var path = ""
        if arms.up || arms.down {
          let end = arms.down ? y + cell.height : middle.y
          path += "M\(number(middle.x)) \(number(arms.up ? y : middle.y))V\(number(end))"
        }
        if arms.left || arms.right {
          let end = arms.right ? x + cell.width : middle.x
          path += "M\(number(arms.left ? x : middle.x)) \(number(middle.y))H\(number(end))"
        }
        paths[palette.colors(of: content.style).ink, default: ""] += path
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

    init(_ style: Style, _ palette: Palette) {
      color = palette.colors(of: style).ink
      attributes = style.attributes.intersection([.bold, .dim, .underline, .strikethrough])
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
        let ink = Ink(frame[column, row].style, palette)
        let run = self.run(from: column, row, ink)
        if groups[ink] == nil { order.append(ink) }
        let x = number(column * cell.width)
        let y = number(row * cell.height + cell.baseline)
        let length = number(run.cells * cell.width)
        groups[ink, default: ""] += "<text x=\"\(x)\" y=\"\(y)\" textLength=\"\(length)\">\(run.text)</text>"
        column += run.cells
      }
    }
    return order.map { ink in
      var attributes = "fill=\"\(ink.color)\"" as Markup
      if ink.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
      if ink.attributes.contains(.dim) { attributes += " opacity=\"0.6\"" }
      if ink.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
      if ink.attributes.contains(.strikethrough) { attributes += " text-decoration=\"line-through\"" }
      return "<g \(attributes)>\(groups[ink] ?? "")</g>"
    }
  }

  /// A run of characters in one style, which ends at two spaces in a row.
  private func run(from start: Int, _ row: Int, _ ink: Ink) -> (text: String, cells: Int) {
    var text = String.UnicodeScalarView()
    var column = start
    while column < frame.size.columns, Ink(frame[column, row].style, palette) == ink {
      if isInk(column, row) {
        let glyph = frame[column, row].glyph
        if !glyph.isContinuation {
          text.append(contentsOf: glyph.scalars)
        }
        column += 1
      } else if frame[column, row].glyph == .space, column + 1 < frame.size.columns, isInk(column + 1, row),
        Ink(frame[column + 1, row].style, palette) == ink
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
    return base != " " && base != "▀" && base != "▄" && FramePicture.arms[base] == nil
  }
}
