import Glibc
import SystemPackage

/// The standard error stream.
enum StandardError {
  /// Writes all of a text, as far as that is possible: there is nowhere to say that it is not.
  static func write(_ text: String) {
    try? FileDescriptor.standardError.writeAll(text)
  }
}
