import MessagingAPI
import MessagingAPIServer
import TerminalText

/// A request and its answer as the server prints them.
enum RequestLine {
  /// The line, such as `12:31:07  POST /v2/bot/message/push  200  0.8 ms`, and one below for each error and remark.
  static func text(of entry: RequestLog.Entry, duration: Duration) -> String {
    let request = entry.request
    let status = String(entry.response.status)
    var line: StyledText =
      "\(.dim(LocalTime.text))  \(StyledText(request.method)) \(StyledText(request.target.shortened(to: 120)))  "
    line.append(status, entry.response.status < 400 ? .green : .red)
    line.append("  \(milliseconds(of: duration)) ms\n", .dim)
    for remark in errors(of: entry.response) + entry.notes {
      line.append("          \(remark.shortened(to: 400))\n", .dim)
    }
    return line.text(hasColor: Terminal.appearance.hasColor)
  }

  /// The message of an error and its details, one each.
  private static func errors(of response: HTTPResponse) -> [String] {
    guard response.status >= 400, let body = try? JSONValue(parsing: response.body) else { return [] }
    var errors: [String] = []
    if case .string(let message)? = body["message"] ?? body["error_description"] { errors.append(message) }
    if case .array(let details)? = body["details"] {
      for detail in details {
        if case .string(let text)? = detail["message"], case .string(let property)? = detail["property"] {
          errors.append(property.isEmpty ? text : "\(property): \(text)")
        }
      }
    }
    return errors
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
