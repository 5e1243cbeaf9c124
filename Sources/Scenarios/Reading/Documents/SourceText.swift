/// The name and bytes of a file, with the conversion of places to lines and columns.
///
/// Places count Unicode scalars from the start of the file, beginning with 0, as libyaml does. Only this one
/// number is stored for each node; lines and columns are computed for the few places that are reported.
final class SourceText: Sendable {
  /// The name shown in diagnostics.
  let name: String
  /// The contents without a byte order mark.
  let bytes: ArraySlice<UInt8>

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  /// A place as shown in an editor.
  struct Location {
    /// The line, from 1.
    var line: Int
    /// The column, from 1, in Unicode scalars.
    var column: Int
    /// The line, or the part of it around the place.
    var excerpt: Diagnostic.SourceLine
  }

  /// Returns the place of a byte of ``bytes``, counted from 0. O(offset).
  func place(ofByte offset: Int) -> Int {
    bytes.prefix(max(0, offset)).reduce(0) { $0 + ($1.isContinuation ? 0 : 1) }
  }

  /// Returns the scalar at a place, nil at the end. O(place).
  func scalar(at place: Int) -> Unicode.Scalar? {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.dropFirst(place).first
  }

  /// The offset in ``bytes`` of the first invalid UTF-8 character, nil if there is none. O(bytes).
  var firstInvalidByte: Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let encoded) = parser.parseScalar(from: &iterator) { offset += encoded.count }
    return offset
  }

  /// A place without an excerpt of the line.
  struct Position {
    /// The line, from 1.
    var line: Int
    /// The column, from 1, in Unicode scalars.
    var column: Int
    /// Its index in ``SourceText/bytes``.
    var index: Int
    /// The range of its line, without the line break.
    var extent: Range<Int>
  }

  /// Returns the locations of `places`, which must be in ascending order. Takes one pass over the bytes.
  func locations(of places: [Int]) -> [Location] {
    var found: [Location] = []
    found.reserveCapacity(places.count)
    forEachPosition(of: places) { found.append(location(at: $0)) }
    return found
  }

  private func location(at position: Position) -> Location {
    Location(
      line: position.line, column: position.column,
      excerpt: Diagnostic.SourceLine(line: bytes[position.extent], caretAt: position.index))
  }

  /// Calls `body` with the position of each of `places`, which must be in ascending order. Takes one pass
  /// over the bytes.
  func forEachPosition(of places: some Sequence<Int>, _ body: (Position) -> Void) {
    var lineStart = bytes.startIndex
    var lineEnd = endOfLine(from: lineStart)
    var line = 1
    var cursor = lineStart
    var scalarsBeforeCursor = 0
    var scalarsBeforeLine = 0
    for place in places {
      while scalarsBeforeCursor < place || (cursor < bytes.endIndex && bytes[cursor].isContinuation) {
        guard cursor < bytes.endIndex else { break }
        if cursor == lineEnd {
          let isPair =
            bytes[cursor] == .carriageReturn && cursor + 1 < bytes.endIndex
            && bytes[cursor + 1] == .lineFeed
          // A place between CR and LF belongs to the CR.
          if isPair && scalarsBeforeCursor + 1 == place { break }
          cursor += isPair ? 2 : 1
          scalarsBeforeCursor += isPair ? 2 : 1
          line += 1
          lineStart = cursor
          scalarsBeforeLine = scalarsBeforeCursor
          lineEnd = endOfLine(from: cursor)
        } else {
          if !bytes[cursor].isContinuation { scalarsBeforeCursor += 1 }
          cursor += 1
          while cursor < lineEnd && bytes[cursor].isContinuation { cursor += 1 }
        }
      }
      body(
        Position(
          line: line, column: scalarsBeforeCursor - scalarsBeforeLine + 1, index: cursor,
          extent: lineStart..<lineEnd))
    }
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? bytes.endIndex
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Whether this is a continuation byte in UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// Whether this is an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
