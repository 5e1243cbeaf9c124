import TerminalText
import Glibc

/// Where a report goes: standard output, or a file that appears under its name when it is complete.
struct ReportSink: Sendable {
  private let descriptor: Int32
  private let path: String?

  /// The standard output stream.
  static let standardOutput = ReportSink(descriptor: STDOUT_FILENO, path: nil)

  private init(descriptor: Int32, path: String?) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a file beside `path`, or standard output for nil.
  ///
  /// - Throws: ``Failure`` when no file can be written there.
  init(_ path: String?) throws(Failure) {
    guard let path else {
      self = .standardOutput
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(text: "\(path.sanitized): error: this is a folder; the report needs the name of a file")
    }
    // A device or a pipe has to be written to as it is.
    let isFile = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    let name = isFile ? ReportSink.temporaryName(for: path) : path
    let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Failure(text: "\(path.sanitized): error: \(String(cString: strerror(errno)))")
    }
    self.init(descriptor: descriptor, path: path)
  }

  private static func temporaryName(for path: String) -> String { "\(path).\(getpid()).part" }

  /// Writes all of a text.
  func write(_ text: String) throws(Failure) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { pointer in
        Glibc.write(descriptor, pointer.baseAddress, pointer.count)
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw failure()
      }
    }
  }

  /// Gives up the file; what stood under its name stays.
  func discard() {
    guard let path else { return }
    _ = Glibc.close(descriptor)
    unlink(ReportSink.temporaryName(for: path))
  }

  /// Completes the file.
  func close() throws(Failure) {
    guard let path else { return }
    let isClosed = Glibc.close(descriptor) == 0
    guard isClosed else { throw failure() }
    let name = ReportSink.temporaryName(for: path)
    guard access(name, F_OK) == 0 else { return }
    guard rename(name, path) == 0 else { throw failure() }
  }

  private func failure() -> Failure {
    let reason = String(cString: strerror(errno))
    if let path { unlink(ReportSink.temporaryName(for: path)) }
    return Failure(text: "\((path ?? "standard output").sanitized): error: \(reason)")
  }
}
