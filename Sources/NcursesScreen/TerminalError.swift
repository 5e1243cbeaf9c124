/// Why a terminal cannot be used as a screen. The description is one sentence without a full stop.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One of the standard streams is not a terminal.
  case notATerminal(stream: String)
  /// The variable `TERM` is unset or empty.
  case typeNotSet
  /// `TERM` names a terminal this system has no description of.
  case unknownType(String)
  /// The terminal cannot place its cursor, `dumb` for example.
  case cannotPlaceCursor(type: String)
  /// A screen is open already; there is one terminal.
  case inUse
  /// The system refused something; `code` is its `errno`, 0 when it gave none.
  case refused(operation: String, code: Int32)

  /// The message, ready to be printed: a type from the environment never brings control characters in.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream) is not a terminal"
    case .typeNotSet:
      "TERM is not set, so the kind of terminal is unknown"
    case .unknownType(let type):
      "TERM is \"\(printable(type))\", a terminal that is not described on this system"
    case .cannotPlaceCursor(let type):
      "TERM is \"\(printable(type))\", a terminal that cannot place its cursor"
    case .inUse:
      "the terminal is in use by another screen of this program"
    case .refused(let operation, let code):
      code == 0 ? "\(operation) failed" : "\(operation) failed (errno \(code))"
    }
  }

  private func printable(_ type: String) -> String {
    String(
      String.UnicodeScalarView(type.unicodeScalars.prefix(40).map { (" "..."~").contains($0) ? $0 : "?" }))
  }
}
