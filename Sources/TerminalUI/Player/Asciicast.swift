import MessagingAPI
import TerminalText

/// A recording of a terminal for asciinema: the asciicast v2 format.
///
/// Source: asciinema documentation, "asciicast v2": a line of JSON for the header, and one for each event.
public struct Asciicast: Sendable {
  private var shown: Frame?
  /// The header's line, with its line break.
  public let header: String

  /// A recording of a screen of that size.
  public init(size: TerminalSize, title: String) {
    let fields: [JSONValue.Member] = [
      .init("version", .number(2)), .init("width", .number(Double(size.columns))),
      .init("height", .number(Double(size.rows))),
      .init("title", .string(title.sanitizedInOneLine)),
      .init("env", .object([.init("TERM", .string("xterm-256color"))])),
    ]
    header = JSONValue.object(fields).text() + "\n"
  }

  /// The event that shows a frame a number of milliseconds after the start, with its line break; empty when the
  /// frame shows already.
  public mutating func event(_ frame: Frame, at milliseconds: Double) -> String {
    let start = shown == nil ? "\u{1B}[?25l" : ""
    let text = start + frame.ansi(after: shown)
    shown = frame
    return text.isEmpty ? "" : Asciicast.line(text, at: milliseconds)
  }

  /// The event that ends the recording: it gives what was last some time to be read, and the cursor back.
  public func end(at milliseconds: Double) -> String { Asciicast.line("\u{1B}[?25h", at: milliseconds) }

  private static func line(_ text: String, at milliseconds: Double) -> String {
    // Use microseconds, as asciinema does.
    let micros = Int((max(0, milliseconds) * 1000).rounded())
    let fraction = String(micros % 1_000_000)
    let padding = String(repeating: "0", count: 6 - fraction.utf8.count)
    return "[\(micros / 1_000_000).\(padding)\(fraction), \"o\", \(JSONValue.string(text).text())]\n"
  }
}

extension Player {
  /// Plays from the start to the end at the present speed and hands the lines of the recording to `write` as they
  /// come. A frame is drawn when something has changed, at most 30 times a second.
  public mutating func record(
    size: TerminalSize, theme: Theme, write: (String) throws -> Void
  ) rethrows {
    let step = 1000.0 / 30
    var time = 0.0
    _ = handle(.resized(size))
    go(to: 0)
    isPlaying = true
    var cast = Asciicast(size: size, title: session.title)
    try write(cast.header)
    try write(cast.event(frame(size: size, theme: theme), at: time))
    while let wait = untilChange(frame: step) {
      time += wait
      guard pass(milliseconds: wait) else { continue }
      try write(cast.event(frame(size: size, theme: theme), at: time))
    }
    time += Pace.glance
    endFlash()
    try write(cast.event(frame(size: size, theme: theme), at: time))
    try write(cast.end(at: time + Pace.reading))
  }

  /// Forgets what the last step counted, so that it is drawn as the rest.
  public mutating func endFlash() {
    session.endFlash()
    settled.endFlash()
  }
}
