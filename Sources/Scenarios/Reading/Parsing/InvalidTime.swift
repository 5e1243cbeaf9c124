import TerminalText
import ChatRoom

/// The error for an invalid time.
struct InvalidTime: Error {
  var message: String
}
