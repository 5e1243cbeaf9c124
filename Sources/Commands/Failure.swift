import Glibc
import MessagingAPI
import SystemPackage
import TerminalText

/// An error with its complete message.
struct Failure: Error {
  /// The message for standard error, without a final line break.
  var text: String
}
