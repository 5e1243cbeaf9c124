import MessagingAPI
import Synchronization
import TerminalText

/// The lines of the exchange that was looked at last, so that scrolling does not lay them out again.
final class ExchangeCache: Sendable {
  /// One line.
  struct Line: Sendable {
    enum Kind: Sendable {
      case heading, note, body, remark
    }

    var kind: Kind
    var text: String
  }

  private struct Kept {
    var number: Int
    var width: Int
    var lines: [Line]
  }

  /// The bytes shown of a body.
  private static let shownBytes = 64 << 10

  private let kept = Mutex<Kept?>(nil)

  /// The lines of an exchange, none wider than `width` cells. O(size of the bodies), O(1) for the one asked for last.
  func lines(of exchange: Exchange, width: Int) -> [Line] {
    let width = max(1, width)
    if let known = kept.withLock({ $0 }), known.number == exchange.number, known.width == width {
      return known.lines
    }
    var lines: [Line] = []
    if !exchange.notes.isEmpty {
      lines.append(Line(kind: .heading, text: "Notes"))
      for note in exchange.notes {
        lines += WordWrap.lines(of: note.sanitizedInOneLine, width: width).map { Line(kind: .note, text: $0) }
      }
      lines.append(Line(kind: .body, text: ""))
    }
    lines += Self.section(exchange.isWebhook ? "Events" : "Request", exchange.body, width)
    if !exchange.isWebhook {
      lines.append(Line(kind: .body, text: ""))
      lines += Self.section("Answer", exchange.answer, width)
    }
    let made = lines
    kept.withLock { $0 = Kept(number: exchange.number, width: width, lines: made) }
    return made
  }

  private static func section(_ title: String, _ body: [UInt8], _ width: Int) -> [Line] {
    var lines = [Line(kind: .heading, text: title)]
    guard !body.isEmpty else { return lines + [Line(kind: .remark, text: "no body")] }
    let isWhole = body.count <= shownBytes
    let json = isWhole ? (try? JSONValue(parsing: body))?.text(.indented) : nil
    let text = json ?? String(decoding: body.prefix(shownBytes), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += wrapped(String(line), width).map { Line(kind: .body, text: $0) }
    }
    if !isWhole {
      lines.append(Line(kind: .remark, text: "and \(body.count - shownBytes) more bytes"))
    }
    return lines
  }

  /// A line of a body, whose parts follow each other with the indentation of the first.
  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    let line = text.sanitizedInOneLine
    let indentation = String(line.prefix { $0 == " " })
    guard indentation.utf8.count < width / 2 else { return WordWrap.lines(of: line, width: width) }
    let rest = String(line.dropFirst(indentation.count))
    if rest.isEmpty { return [""] }
    return WordWrap.lines(of: rest, width: width - indentation.utf8.count).map { indentation + $0 }
  }
}
