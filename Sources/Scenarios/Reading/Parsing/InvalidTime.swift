import ChatRoom
import TerminalText

/// The error for an invalid time.
struct InvalidTime: Error {
  var message: String
}
