import TerminalText

/// The steps of a scenario as written in its file.
public struct StepTexts: Sendable {
  private let source: SourceText
  private let lines: [Int32]
  /// The start and end offsets of each step's line.
  private let extents: [(start: Int32, end: Int32)]

  /// Finds the steps of a scenario in its file. O(bytes of the file).
  public init(of scenario: Scenario) {
    source = scenario.source
    var lines: [Int32] = []
    var extents: [(start: Int32, end: Int32)] = []
    lines.reserveCapacity(scenario.steps.count)
    extents.reserveCapacity(scenario.steps.count)
    source.forEachPosition(of: scenario.steps.lazy.map { Int($0.place) }) {
      lines.append(Int32(clamping: $0.line))
      extents.append((Int32(clamping: $0.extent.lowerBound), Int32(clamping: $0.extent.upperBound)))
    }
    self.lines = lines
    self.extents = extents
  }

  /// Returns the line of a step in the file, from 1.
  public func line(_ step: Int) -> Int { Int(lines[step]) }

  /// Returns the line where a step starts, without list marker and comment, sanitized for terminals.
  public func text(_ step: Int) -> String {
    let line = source.bytes[Int(extents[step].start)..<Int(extents[step].end)]
    var text = String(decoding: line, as: UTF8.self)[...]
    text = text.trimming(while: \.isWhitespace)
    if text.first == "-" { text = text.dropFirst().trimming(while: \.isWhitespace) }
    if let comment = text.range(of: " #") { text = text[..<comment].trimming(while: \.isWhitespace) }
    return String(text).shortenedLine
  }
}

extension Substring {
  fileprivate func trimming(while isDropped: (Character) -> Bool) -> Substring {
    var text = drop(while: isDropped)
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }

  /// Returns the start of the first occurrence of a short text. Avoids Foundation, which would slow down
  /// launching.
  fileprivate func range(of text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start }
      start = index(after: start)
    }
    return nil
  }
}

extension String {
  /// The text, sanitized and limited in length.
  fileprivate var shortenedLine: String { String(sanitized.prefix(1000)) }
}
