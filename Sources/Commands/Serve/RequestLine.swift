import MessagingAPIServer
import TerminalText

/// A request or a webhook and its answer as the server prints them.
enum RequestLine {
  /// The line of a request, such as `12:31:07  POST /v2/bot/message/push  200  0.8 ms`, and one below for each error and
  /// remark.
  static func text(
    of request: HTTPRequest, _ response: HTTPResponse, notes: [String], duration: Duration
  ) -> String {
    text(
      of: "\(request.method) \(request.target.shortened(to: 120))", response, isGood: response.status < 400,
      notes: notes, duration: duration)
  }

  /// The line of a request or a webhook in the log. Of a webhook it is such as `12:31:09  webhook message  200  3.1 ms`.
  static func text(of entry: RequestLog.Entry) -> String {
    guard entry.isWebhook else {
      return text(of: entry.request, entry.response, notes: entry.notes, duration: entry.duration)
    }
    return text(
      of: "webhook \(entry.operation ?? "")", entry.response, isGood: entry.isGood, notes: entry.notes,
      duration: entry.duration)
  }

  private static func text(
    of subject: String, _ response: HTTPResponse, isGood: Bool, notes: [String], duration: Duration
  ) -> String {
    var line: StyledText = "\(.dim(LocalTime.text))  \(StyledText(subject))  "
    line.append(response.status == 0 ? "failed" : String(response.status), isGood ? .green : .red)
    line.append("  \(duration.milliseconds) ms\n", .dim)
    for remark in response.errors + notes {
      line.append("          \(remark.shortened(to: 400))\n", .dim)
    }
    return line.text(hasColor: Terminal.appearance.hasColor)
  }

}

extension RequestLog.Entry {
  /// Whether it was answered without an error; a webhook needs 2xx.
  var isGood: Bool { isWebhook ? (200..<300).contains(response.status) : response.status < 400 }
}

extension Duration {
  /// The milliseconds with a tenth: `0.8`.
  var milliseconds: String {
    let (seconds, attoseconds) = components
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
