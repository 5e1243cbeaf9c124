import TerminalUI

/// Reads a terminal's bytes as keys, mouse actions and pasted text. A value without I/O: bytes in,
/// events out.
///
/// Sequences it does not know are swallowed as a whole. Bytes that may be the beginning of something
/// longer are kept until more arrive or ``flush()`` decides that there is no more.
struct InputDecoder {
  /// The maximum size of one paste, in bytes of UTF-8.
  static let maximumPaste = 1 << 20

  var keys: KeySequences
  var buffer: [UInt8] = []
  private var paste: [UInt8]?

  /// A decoder for a terminal with these keys in addition to the usual ones.
  init(keys: KeySequences = KeySequences()) {
    self.keys = keys
  }

  /// Whether the terminal has said what it is, as its answer to `DA1`.
  private(set) var hasIdentity = false

  private var colors: Int?

  /// The number of colours the terminal has reported since this was read last; nil if it has not.
  mutating func consumeColorCount() -> Int? {
    defer { colors = nil }
    return colors
  }

  private var sequences: SequenceSupport?

  /// How the terminal draws emoji of several code points, if it has said so since this was read last.
  mutating func consumeSequenceSupport() -> SequenceSupport? {
    defer { sequences = nil }
    return sequences
  }

  /// The time to wait for more bytes before ``flush()`` is due, in milliseconds; nil when nothing waits. What
  /// nobody types is waited for: over a slow line the rest of it must not become keys.
  var patience: Int? {
    if paste != nil { return 2000 }
    if buffer.isEmpty { return nil }
    return isInsideString || isInsideSequence ? 1000 : 25
  }

  /// Whether the end of a control string is missing.
  var isInsideString: Bool { isControlString(at: 0) }

  /// Whether the end of a control sequence is missing.
  private var isInsideSequence: Bool {
    buffer.count > 2 && buffer[0] == 0x1B && buffer[1] == UInt8(ascii: "[")
  }

  /// Takes bytes and returns the events they complete. O(bytes).
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    buffer.append(contentsOf: bytes)
    return decode(isComplete: false)
  }

  /// Takes it that no more bytes follow: a lone escape is the Escape key, a broken sequence is dropped,
  /// an unfinished paste is delivered.
  mutating func flush() -> [InputEvent] {
    var events = decode(isComplete: true)
    if let rest = paste {
      paste = nil
      events.append(.paste(Self.text(rest)))
    }
    return events
  }

  private mutating func decode(isComplete: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var position = 0
    while position < buffer.count {
      if paste != nil {
        guard let text = consumePaste(from: &position, isComplete: isComplete) else { break }
        events.append(.paste(text))
        continue
      }
      guard let token = token(at: position, isComplete: isComplete) else { break }
      position += token.length
      switch token.meaning {
      case .event(let event): events.append(event)
      case .pasteBegins: paste = []
      case .colors(let count): colors = count
      case .sequences(let support): sequences = support
      case .identity: hasIdentity = true
      case .nothing: break
      }
    }
    buffer.removeSubrange(..<position)
    return events
  }

  /// Moves pasted bytes out of the buffer; returns the text once its end mark has arrived.
  private mutating func consumePaste(from position: inout Int, isComplete: Bool) -> String? {
    let mark = Array("\u{1B}[201~".utf8)
    var end = position
    while end < buffer.count, buffer[end] != mark[0] || !buffer[end...].starts(with: mark) {
      // The mark may have arrived in part.
      if buffer[end] == mark[0], !isComplete, mark.starts(with: buffer[end...]) { break }
      end += 1
    }
    let room = Self.maximumPaste - (paste?.count ?? 0)
    paste?.append(contentsOf: buffer[position..<end].prefix(room))
    position = end
    guard buffer[end...].starts(with: mark), let whole = paste else { return nil }
    position += mark.count
    paste = nil
    return Self.text(whole)
  }

  /// Pasted bytes as text with plain line ends: terminals send a carriage return for each.
  private static func text(_ bytes: [UInt8]) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D {
        plain.append(0x0A)
      } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
