import ArgumentParser
import Glibc
import MessagingAPI
import SystemPackage
import TerminalText

/// An error with everything there is to say about it.
struct Failure: Error {
  /// What goes to standard error.
  var text: String
}
