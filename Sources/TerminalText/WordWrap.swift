/// Breaking prose to a width in cells.
package enum WordWrap {
  /// The lines of a text, broken at spaces, or anywhere in a word longer than a line. O(text).
  package static func lines(of text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    if let lines = linesOfASCII(text, width: width) { return lines }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var used = 0
      for word in paragraph.split(separator: " ") {
        var rest = word[...]
        var cells = CellWidth.width(of: rest)
        if used > 0, used + 1 + cells <= width {
          line += " "
          line += rest
          used += 1 + cells
          continue
        }
        if used > 0 { lines.append(line) }
        while cells > width {
          let head = prefix(of: rest, width: width)
          lines.append(String(head))
          rest = rest[head.endIndex...]
          cells = CellWidth.width(of: rest)
        }
        line = String(rest)
        used = cells
      }
      lines.append(line)
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The same for a text of printable ASCII whose words are no longer than a line, which nearly all are: a cell is
  /// a byte. Nil when it is not such a text.
  private static func linesOfASCII(_ text: String, width: Int) -> [String]? {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes -> [String]? in
      var lines: [String] = []
      // Where the line begins, and behind its last whole word.
      var start = 0
      var end = 0
      var word = 0
      for index in 0...bytes.count {
        let isEnd = index == bytes.count || bytes[index] == 0x20
        if !isEnd {
          guard bytes[index] > 0x20, bytes[index] < 0x7F else { return nil }
          continue
        }
        // Two spaces, and those at the ends, are one: the long way does it.
        guard index > word, index - word <= width else { return nil }
        if index - start > width {
          lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
          start = word
        }
        end = index
        word = index + 1
      }
      lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      return lines
    }
    return found ?? nil
  }

  /// As much of a text as fits into a width, at least one character.
  package static func prefix(of text: Substring, width: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      let cells = CellWidth.width(of: text[end..<next])
      if used + cells > width, used > 0 { break }
      used += cells
      end = next
    }
    return text[..<end]
  }

  /// Lines of parts that are not broken, with a separator such as a comma behind each but the last. O(text).
  package static func lines(of parts: [String], separator: String, width: Int) -> [String] {
    var lines: [String] = []
    for (index, part) in parts.enumerated() {
      let text = index == parts.count - 1 ? part : part + separator
      if let last = lines.last, last.cells + 1 + text.cells <= width {
        lines[lines.count - 1] += " " + text
      } else {
        lines.append(text)
      }
    }
    return lines
  }

  /// A text of at most `width` cells, the last of them an ellipsis where the text is cut. O(text).
  package static func cut(_ text: String, width: Int, _ ellipsis: Glyph) -> String {
    guard width > 0 else { return "" }
    guard CellWidth.width(of: text) > width else { return text }
    var used = 0
    var result = ""
    for character in text {
      let cells = CellWidth.width(of: String(character))
      if used + cells > width - 1 { break }
      result.append(character)
      used += cells
    }
    result.unicodeScalars.append(ellipsis.base)
    return result
  }
}
