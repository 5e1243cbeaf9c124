import TerminalText

/// A problem in an input file, with its location.
public struct Diagnostic: Hashable, Sendable {
  /// The severity.
  public enum Severity: String, Hashable, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, but probably contains a mistake.
    case warning
  }

  /// The severity.
  public var severity: Severity
  /// The file name.
  public var file: String
  /// The line, from 1. Lines end with `\n`, `\r\n` or `\r`.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The problem, including the value found and the limit.
  public var message: String
  /// A hint: the likely spelling, the allowed values, or a fix.
  public var hint: String?
  /// The source line, nil if it is empty or could not be read.
  public var sourceLine: SourceLine?

  /// Creates a diagnostic.
  public init(
    severity: Severity = .error, file: String, line: Int, column: Int, message: String, hint: String? = nil,
    sourceLine: SourceLine? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
    self.sourceLine = sourceLine
  }

  /// The diagnostic as text: `FILE:LINE:COLUMN: error: MESSAGE`, the source line, a caret below the column,
  /// and the hint. Up to four lines, without a trailing line break.
  public var rendered: String {
    var text = "\(file.sanitized):\(line):\(column): \(severity.rawValue): \(message.sanitized)"
    if let sourceLine {
      text += "\n\(sourceLine.text)\n\(sourceLine.margin)^"
    }
    if let hint { text += "\nhint: \(hint.sanitized)" }
    return text
  }
}

extension Diagnostic {
  /// A source line as shown in a diagnostic. Control characters are replaced by printable ones, and very long
  /// lines are cut to the text around the column.
  public struct SourceLine: Hashable, Sendable {
    /// The text of the line.
    public let text: String
    /// The number of Unicode scalars of ``text`` before the column.
    public let caret: Int

    private static let maximumLength = 160
    private static let keptBefore = 70
    private static let keptAfter = 80

    /// Cuts `line` around the byte index `position`, which is one of its indices or its end.
    ///
    /// Takes constant time, regardless of the line's length.
    init(line: ArraySlice<UInt8>, caretAt position: Int) {
      var start = position
      var before = 0
      while start > line.startIndex && before < SourceLine.maximumLength {
        start -= 1
        if !line[start].isContinuation { before += 1 }
      }
      var end = position
      var after = 0
      while end < line.endIndex && after <= SourceLine.maximumLength {
        end += 1
        if end == line.endIndex || !line[end].isContinuation { after += 1 }
      }
      let isWhole =
        start == line.startIndex && end == line.endIndex && before + after <= SourceLine.maximumLength
      var scalars = Array(String(decoding: line[start..<end], as: UTF8.self).sanitized.unicodeScalars)
      // Invalid UTF-8 decodes to more or fewer scalars than counted.
      before = min(before, scalars.count)
      if !isWhole {
        if before + SourceLine.keptAfter < scalars.count || end < line.endIndex {
          scalars.removeLast(max(0, scalars.count - before - SourceLine.keptAfter))
          scalars.append("…")
        }
        if before > SourceLine.keptBefore || start > line.startIndex {
          let cut = max(0, before - SourceLine.keptBefore)
          scalars.removeFirst(cut)
          scalars.insert("…", at: 0)
          before += 1 - cut
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      self.text = String(text)
      caret = before
    }

    /// The padding before the caret: as wide as the text above, with tabs kept.
    var margin: String {
      var margin = ""
      for scalar in text.unicodeScalars.prefix(caret) {
        margin += scalar == "\t" ? "\t" : String(repeating: " ", count: CellWidth.width(of: String(scalar)))
      }
      return margin
    }
  }
}
