import TerminalText
import ChatRoom

/// Why a text is no time.
struct InvalidTime: Error {
  var message: String
}
