import Glibc
import SystemPackage

/// The standard error stream.
enum StandardError {
  /// Writes all of a text. Ignores errors, as there is nowhere left to report them.
  static func write(_ text: String) {
    try? FileDescriptor.standardError.writeAll(text)
  }
}
