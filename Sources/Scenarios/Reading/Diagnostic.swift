import TerminalText

/// What is wrong in a file someone wrote, and where.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable {
    /// The file can't be used.
    case error
    /// The file can be used, but probably does not say what was meant.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The name of the file.
  public var file: String
  /// The line, from 1. Lines end with `\n`, `\r\n` or `\r`.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// What is wrong, with the value found and the limit.
  public var message: String
  /// What may have been meant, or what is allowed.
  public var hint: String?
  /// The line at fault, nil where there is none to show (it is empty, or could not be read).
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

  /// `FILE:LINE:COLUMN: error: what is wrong`, the line itself, a caret below the column and the hint, in up
  /// to four lines without a line break at the end.
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
  /// A line of a file as a diagnostic shows it: control characters replaced by harmless signs, a very long
  /// line cut to what stands around the column.
  public struct SourceLine: Hashable, Sendable {
    /// The line.
    public let text: String
    /// How many Unicode scalars of ``text`` stand before the column.
    public let caret: Int

    private static let maximumLength = 160
    private static let keptBefore = 70
    private static let keptAfter = 80

    /// Cuts `line` around the byte index `position`, which is one of its indices or its end.
    ///
    /// Takes the same time however long the line is.
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
      // Bytes that are no UTF-8 make more or fewer signs than were counted.
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

    /// What stands before the caret in the line below: as wide as the text above it, tabs as tabs.
    var margin: String {
      var margin = ""
      for scalar in text.unicodeScalars.prefix(caret) {
        margin += scalar == "\t" ? "\t" : String(repeating: " ", count: CellWidth.width(of: String(scalar)))
      }
      return margin
    }
  }
}
