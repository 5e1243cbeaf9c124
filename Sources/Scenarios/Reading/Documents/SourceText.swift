/// A file's name and bytes, and the way from a place in it to what an editor shows there.
///
/// Places are counted in Unicode scalars from the start, 0 first, as libyaml counts them. That one number per
/// node is all that is kept; lines and columns are worked out for the few places that are reported.
final class SourceText: Sendable {
  /// The name diagnostics show.
  let name: String
  /// The contents without a byte order mark.
  let bytes: ArraySlice<UInt8>

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  /// A place as an editor shows it.
  struct Location {
    /// 1-based.
    var line: Int
    /// 1-based, in Unicode scalars.
    var column: Int
    /// The line, or as much of it around the place as is worth showing.
    var excerpt: Diagnostic.SourceLine
  }

  /// The place of a byte of ``bytes``, counted from 0. O(offset).
  func place(ofByte offset: Int) -> Int {
    bytes.prefix(max(0, offset)).reduce(0) { $0 + ($1.isContinuation ? 0 : 1) }
  }

  /// The scalar at a place, nil at the end. O(place).
  func scalar(at place: Int) -> Unicode.Scalar? {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.dropFirst(place).first
  }

  /// The offset in ``bytes`` of the first character that is no UTF-8, nil when all are. O(bytes).
  var firstInvalidByte: Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let encoded) = parser.parseScalar(from: &iterator) { offset += encoded.count }
    return offset
  }

  /// Where a place is, without what stands there.
  struct Position {
    /// 1-based.
    var line: Int
    /// 1-based, in Unicode scalars.
    var column: Int
    /// Its index in ``SourceText/bytes``.
    var index: Int
    /// Where its line starts and ends.
    var extent: Range<Int>
  }

  /// The locations of `places`, which are in ascending order. One pass over the bytes, whatever their number.
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

  /// Gives the positions of `places`, which are in ascending order, one after the other. One pass over the
  /// bytes, whatever their number.
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
          // A place between the two signs of one line break is its first one's.
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

  /// Whether this is a second or later byte of a scalar in UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// Whether this is one of the ASCII digits.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
