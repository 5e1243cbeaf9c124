/// The format of recordings: scenario files that are written during a session.
///
/// A recording starts with a marker line. Each action is one line, ending with a line break once complete. If
/// the last line has no line break, it may be truncated by a full disk, a power loss or an incomplete copy,
/// or an editor may have removed the line break. A valid last line is used, with a warning that it may be
/// incomplete (`scroll: 12` of `scroll: 120`). An invalid last line is ignored.
enum Recording {
  /// The first line.
  static let mark = "# Recorded by bubblescope"

  /// Returns whether a file starts with the marker line.
  static func isMarked(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: mark.utf8) else { return false }
    let end = bytes.dropFirst(mark.utf8.count).first
    return end == .lineFeed || end == .carriageReturn
  }

  /// A recording that is cut off.
  struct Cut {
    /// The index of the first ignored byte in the source.
    var start: Int
    /// The candidate ends of the part to read, largest first: before the line, before its item, or before its
    /// key.
    var ends: [Int]
    /// Whether the last line may be complete despite the missing line break.
    var mayBeWhole = false
  }

  /// Returns where a recording is cut off, nil for complete recordings and other files.
  static func cut(_ source: SourceText) -> Cut? {
    let bytes = source.bytes
    guard isMarked(bytes), let last = bytes.last else { return nil }
    var lines = startsOfLines(bytes)
    if lines.count == 1 { return Cut(start: bytes.endIndex, ends: [bytes.endIndex]) }
    guard last != .lineFeed else {
      // A key whose value is missing from the next line.
      let whole = endOfComplete(bytes, lines, bytes.endIndex)
      guard let first = lines.first(where: { $0 >= whole }) else { return nil }
      return Cut(start: first, ends: [whole])
    }
    guard let partial = lines.popLast() else { return nil }
    let start = bytes[partial...].firstIndex { $0 != UInt8(ascii: " ") } ?? partial
    let isBlank = bytes[partial...].allSatisfy { $0 == UInt8(ascii: " ") }
    let before = endOfComplete(bytes, lines, partial)
    // Among the steps, each line is complete in itself. Above them, an element such as a message may take
    // several lines and is incomplete without all of them.
    guard isBlank || start - partial > 2, !lines.contains(where: { bytes[$0...].starts(with: "steps:".utf8) })
    else { return Cut(start: start, ends: [before], mayBeWhole: !isBlank) }
    var ends = isBlank ? [before] : []
    let key = lines.lastIndex { ![UInt8(ascii: " "), UInt8(ascii: "#")].contains(bytes[$0]) } ?? 0
    let item = lines.lastIndex { bytes[$0...].starts(with: "  - ".utf8) } ?? 0
    for index in [item, key] where index >= key && index > 0 {
      ends.append(endOfComplete(bytes, Array(lines[..<index]), lines[index]))
    }
    return Cut(start: start, ends: ends, mayBeWhole: !isBlank)
  }

  private static func startsOfLines(_ bytes: ArraySlice<UInt8>) -> [Int] {
    var starts: [Int] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      starts.append(start)
      guard let end = bytes[start...].firstIndex(of: .lineFeed) else { break }
      start = end + 1
    }
    return starts
  }

  /// Returns the end of the last line that is not a key with a missing value.
  private static func endOfComplete(_ bytes: ArraySlice<UInt8>, _ lines: [Int], _ end: Int) -> Int {
    var end = end
    for start in lines.reversed() {
      let line = bytes[start..<end]
      let isOpen = line.last { $0 != .lineFeed && $0 != .carriageReturn } == UInt8(ascii: ":")
      guard isOpen else { break }
      end = start
    }
    return end
  }
}

extension ScenarioReader {
  /// Reads the available part of a recording that is cut off, or may be, and adds a warning.
  func read(_ source: SourceText, upTo cut: Recording.Cut) throws(InvalidScenario) -> Scenario {
    let place = source.place(ofByte: cut.start - source.bytes.startIndex)
    func warning(_ message: String) -> [Diagnostic] {
      [
        Finding(
          severity: .warning, source: source, place: place, message: message,
          hint: "if the line is complete, end it with a line break")
      ].diagnostics(main: source)
    }
    if cut.mayBeWhole, var scenario = try? read(source) {
      scenario.add(warning("the recording may be cut off here: its last line has no line break"), of: source)
      return scenario
    }
    let warning = warning("the recording is cut off here; this line is ignored")
    var failure = InvalidScenario(diagnostics: warning)
    for end in cut.ends {
      var bytes = Array(source.bytes[..<end])
      // Only the marker line is left.
      if bytes.count <= Recording.mark.utf8.count + 2 { bytes += "scenario: Recording\n".utf8 }
      let part = SourceText(name: source.name, bytes: bytes)
      do throws(InvalidScenario) {
        var scenario = try read(part)
        scenario.isBrokenOff = true
        scenario.add(warning, of: source)
        return scenario
      } catch {
        failure = InvalidScenario(diagnostics: error.diagnostics + warning)
      }
    }
    throw failure
  }
}

extension Scenario {
  /// Adds warnings after the others of the same file.
  fileprivate mutating func add(_ more: [Diagnostic], of source: SourceText) {
    let behind = warnings.lastIndex { $0.file == source.name }.map { $0 + 1 } ?? 0
    warnings.insert(contentsOf: more, at: behind)
  }
}
