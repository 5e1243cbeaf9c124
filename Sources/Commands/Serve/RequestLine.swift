import MessagingAPIServer
import TerminalText

/// A request and its answer as the server prints them.
enum RequestLine {
  /// The line, such as `12:31:07  POST /v2/bot/message/push  200  0.8 ms`, and one below for each error and remark.
  static func text(
    of request: HTTPRequest, _ response: HTTPResponse, notes: [String], duration: Duration
  ) -> String {
    let status = String(response.status)
    var line: StyledText =
      "\(.dim(LocalTime.text))  \(StyledText(request.method)) \(StyledText(request.target.shortened(to: 120)))  "
    line.append(status, response.status < 400 ? .green : .red)
    line.append("  \(milliseconds(of: duration)) ms\n", .dim)
    for remark in response.errors + notes {
      line.append("          \(remark.shortened(to: 400))\n", .dim)
    }
    return line.text(hasColor: Terminal.appearance.hasColor)
  }

  private static func milliseconds(of duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  /// The text on one line, sanitized and cut.
  fileprivate func shortened(to maximum: Int) -> String {
    let line = sanitizedInOneLine
    return line.unicodeScalars.count <= maximum ? line : String(line.prefix(maximum)) + "…"
  }
}
