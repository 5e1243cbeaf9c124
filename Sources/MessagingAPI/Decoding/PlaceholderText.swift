/// The text of a textV2 message split into pieces: `{name}` is a placeholder, `{{` and `}}` are literal braces.
///
/// Source: Messaging API reference, "Text message (v2)".
struct PlaceholderText {
  /// A piece of the text.
  enum Piece: Equatable {
    case literal(String)
    case placeholder(String)
  }

  /// A brace that has no other.
  enum Fault {
    case unclosed, unopened
  }

  /// The pieces in order. Text behind a fault is literal.
  private(set) var pieces: [Piece] = []
  /// The first brace that is not in a pair.
  private(set) var fault: Fault?

  /// Takes a text apart. O(text).
  init(_ text: String) {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    let bytes = Array(text.utf8)
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == open || byte == close else {
        literal.append(byte)
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == byte {
        literal.append(byte)
        index += 2
        continue
      }
      let end = bytes[(index + 1)...].firstIndex { $0 == open || $0 == close }
      guard byte == open, let end, bytes[end] == close else {
        fault = byte == open ? .unclosed : .unopened
        literal += bytes[index...]
        break
      }
      finish(&literal)
      pieces.append(.placeholder(String(decoding: bytes[(index + 1)..<end], as: UTF8.self)))
      index = end + 1
    }
    finish(&literal)
  }

  private mutating func finish(_ literal: inout [UInt8]) {
    guard !literal.isEmpty else { return }
    pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
    literal.removeAll()
  }

  /// The names of the placeholders, in order.
  var names: [String] {
    pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  /// The text as it is read, with a substitute for each placeholder; one without anything stays as it is
  /// written. O(text).
  func text(_ substitute: (String) -> String?) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .placeholder(let name): substitute(name) ?? "{\(name)}"
      }
    }.joined()
  }
}
