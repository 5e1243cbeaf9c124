/// Breaking text into lines: at spaces and hyphens, between full-width characters but for kinsoku, and
/// anywhere in a word longer than a line.
public struct TextLayout: Hashable, Sendable {
  /// How many lines there are, at least 1.
  public private(set) var lineCount = 1
  /// The width of the widest line in 1/2048 em; spaces at a line's end take none.
  public private(set) var widestLine = 0

  /// Lays out `text` in lines of at most `width` units of 1/2048 em. O(text).
  public init(_ text: String, width: Int, metrics: TypeMetrics) {
    TextLayout.breakLines(text, width: width, metrics: metrics) { line, _, _ in
      lineCount = line.number
      widestLine = max(widestLine, line.width)
    }
  }

  /// The lines themselves, without the spaces at their ends.
  public static func lines(of text: String, width: Int, metrics: TypeMetrics) -> [Substring] {
    var lines: [Substring] = []
    let bytes = text.utf8
    breakLines(text, width: width, metrics: metrics) { _, start, end in
      let from = bytes.index(bytes.startIndex, offsetBy: start)
      var line = text[from..<bytes.index(bytes.startIndex, offsetBy: end)]
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    return lines
  }

  private static func breakLines(
    _ text: String, width: Int, metrics: TypeMetrics, emit: (LineBreaker.Line, Int, Int) -> Void
  ) {
    var breaker = LineBreaker(width: width)
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D }  // \r\n is one character
    var position = 0
    if isASCII {
      for byte in text.utf8 {
        let kind: LineBreaker.Kind =
          switch byte {
          case 0x0A: .newline
          case 0x20: .space
          case 0x2D: .breakAfter
          default: .letter
          }
        breaker.feed(metrics.advance(ofASCII: byte), kind, at: position, length: 1, emit)
        position += 1
      }
    } else {
      for character in text {
        let length = character.utf8.count
        breaker.feed(metrics.advance(of: character), kind(of: character), at: position, length: length, emit)
        position += length
      }
    }
    breaker.finish(at: position, emit)
  }

  private static func kind(of character: Character) -> LineBreaker.Kind {
    switch character {
    case "\n", "\r\n": return .newline
    case " ": return .space
    case "-": return .breakAfter
    default:
      let properties = CharacterClass(character)
      if properties.isProhibitedAtStart { return .breakAfter }
      if properties.isProhibitedAtEnd { return .breakBefore }
      return properties.isFullWidth ? .breakAround : .letter
    }
  }
}

/// The greedy line breaker, fed one character at a time.
struct LineBreaker {
  /// Where a line may break at a character. What one character allows, its neighbour can forbid: nothing
  /// breaks before `breakAfter` or after `breakBefore`.
  enum Kind {
    case letter, space, newline, breakAfter, breakBefore, breakAround
  }

  /// A finished line.
  struct Line {
    /// Its number, from 1.
    var number: Int
    /// Its width without the spaces at its end.
    var width: Int
  }

  private let limit: Int
  private var number = 1
  private var start = 0  // of the line
  private var committed = 0  // width up to the last place where it may break
  private var spaces = 0  // width of the spaces behind that
  private var word = 0  // width since
  private var wordStart = 0
  private var previous = Kind.space

  init(width: Int) {
    limit = width
  }

  mutating func feed(
    _ width: Int, _ kind: Kind, at position: Int, length: Int, _ emit: (Line, Int, Int) -> Void
  ) {
    let before = previous
    previous = kind
    switch kind {
    case .newline:
      end(at: position, emit)
      begin(at: position + length)
      return
    case .space:
      commit(at: position + length)
      spaces += width
      return
    default: if LineBreaker.breaks(between: before, and: kind) { commit(at: position) }
    }
    if committed > 0, committed + spaces + word + width > limit {
      emit(Line(number: number, width: committed), start, wordStart)
      start = wordStart
      number += 1
      committed = 0
      spaces = 0
    }
    if word + spaces > 0, committed == 0, spaces + word + width > limit {
      emit(Line(number: number, width: word > 0 ? spaces + word : 0), start, position)
      begin(at: position)
    }
    word += width
  }

  private static func breaks(between first: Kind, and second: Kind) -> Bool {
    if first == .breakBefore || second == .breakAfter { return false }
    return first == .breakAfter || first == .breakAround || second == .breakBefore || second == .breakAround
  }

  mutating func finish(at position: Int, _ emit: (Line, Int, Int) -> Void) {
    end(at: position, emit)
  }

  private mutating func commit(at position: Int) {
    if word > 0 {
      committed += spaces + word
      spaces = 0
      word = 0
    }
    wordStart = position
  }

  private mutating func end(at position: Int, _ emit: (Line, Int, Int) -> Void) {
    let width = word > 0 ? committed + spaces + word : committed
    emit(Line(number: number, width: width), start, position)
  }

  private mutating func begin(at position: Int) {
    number += 1
    start = position
    wordStart = position
    committed = 0
    spaces = 0
    word = 0
  }
}
