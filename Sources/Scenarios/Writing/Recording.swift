/// What tells a recording, a scenario file that is written while a session goes on, from any other.
///
/// It begins with a line of its own. Each action is a line, ended when it is complete; so a recording whose
/// last line does not end may have been cut off there, by a full disk, a loss of power or a copy that was not
/// finished. Or an editor took its line break: a line that is valid as it stands counts, and is doubtful, as it
/// may not be whole (`scroll: 12` of `scroll: 120`). One that is not is left out.
enum Recording {
  /// The first line.
  static let mark = "# Recorded by bubblescope"

  /// Whether a file begins like a recording.
  static func isMarked(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: mark.utf8) else { return false }
    let end = bytes.dropFirst(mark.utf8.count).first
    return end == .lineFeed || end == .carriageReturn
  }

  /// A recording that was cut off.
  struct Cut {
    /// The byte at which what is left out begins, an index of the source's bytes.
    var start: Int
    /// The ends of what may be read instead, most first: up to the line, to the item or to the key it is in.
    var ends: [Int]
    /// Whether there is a last line that may be whole though it does not end.
    var mayBeWhole = false
  }

  /// Where a recording was cut off; nil for a whole one, and for a file that is none.
  static func cut(_ source: SourceText) -> Cut? {
    let bytes = source.bytes
    guard isMarked(bytes), let last = bytes.last else { return nil }
    var lines = startsOfLines(bytes)
    if lines.count == 1 { return Cut(start: bytes.endIndex, ends: [bytes.endIndex]) }
    guard last != .lineFeed else {
      // A key whose value would have followed in the next line.
      let whole = endOfComplete(bytes, lines, bytes.endIndex)
      guard let first = lines.first(where: { $0 >= whole }) else { return nil }
      return Cut(start: first, ends: [whole])
    }
    guard let partial = lines.popLast() else { return nil }
    let start = bytes[partial...].firstIndex { $0 != UInt8(ascii: " ") } ?? partial
    let isBlank = bytes[partial...].allSatisfy { $0 == UInt8(ascii: " ") }
    let before = endOfComplete(bytes, lines, partial)
    // A step is one line, and of what a step expects each line is whole. In the head a message, say, is only
    // whole in all of its lines, and so is what it belongs to.
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

  /// The end of the last of these lines that is not a key without the value that would have followed it.
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
  /// Reads what there is of a recording that was cut off, or may have been, and says so in a warning.
  func read(_ source: SourceText, upTo cut: Recording.Cut) throws(InvalidScenario) -> Scenario {
    let place = source.place(ofByte: cut.start - source.bytes.startIndex)
    func warning(_ message: String) -> [Diagnostic] {
      [
        Finding(
          severity: .warning, source: source, place: place, message: message,
          hint: "if the line is whole, end it with a line break")
      ].diagnostics(main: source)
    }
    if cut.mayBeWhole, var scenario = try? read(source) {
      scenario.add(warning("the recording may break off here: its last line has no line break"), of: source)
      return scenario
    }
    let warning = warning("the recording breaks off here, and this line is left out")
    var failure = InvalidScenario(diagnostics: warning)
    for end in cut.ends {
      var bytes = Array(source.bytes[..<end])
      // Cut off in its title, a recording has nothing else either.
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
  /// Adds warnings about the end of the file, behind the others of it.
  fileprivate mutating func add(_ more: [Diagnostic], of source: SourceText) {
    let behind = warnings.lastIndex { $0.file == source.name }.map { $0 + 1 } ?? 0
    warnings.insert(contentsOf: more, at: behind)
  }
}
