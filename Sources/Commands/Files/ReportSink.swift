import Glibc
import SystemPackage

/// The destination of a report: standard output, a device or a pipe, or a file that gets its name when complete.
struct ReportSink: Sendable {
  private enum Destination {
    case standardOutput
    case stream(FileDescriptor)
    case file(AtomicFile)
  }

  private let destination: Destination
  /// The name for messages.
  private let name: String

  /// The standard output stream.
  static let standardOutput = ReportSink(destination: .standardOutput, name: "standard output")

  private init(destination: Destination, name: String) {
    self.destination = destination
    self.name = name
  }

  /// Opens `path`, or standard output for `nil` and `-`. Waits until a named pipe has a reader.
  ///
  /// - Throws: ``Failure`` if the destination can't be opened.
  init(_ path: FilePath?) throws(Failure) {
    guard let path, !path.isStandardStream else {
      self = .standardOutput
      return
    }
    let status = try? Stat(path)
    if status?.type == .directory {
      throw Failure(text: "\(path.shown): error: this is a folder; specify a file for the report")
    }
    do {
      try self.init(destination: ReportSink.destination(path, status), name: path.shown)
    } catch {
      throw Failure(text: "\(path.shown): error: \((error as? Errno)?.words ?? "\(error)")")
    }
  }

  private static func destination(_ path: FilePath, _ status: Stat?) throws -> Destination {
    guard let status else { return .file(try AtomicFile(path)) }
    // A file that the shell has opened, perhaps for appending, such as /dev/stdout.
    for stream in [FileDescriptor.standardOutput, .standardError]
    where FileIdentity(stream) == FileIdentity(status) { return .stream(try stream.duplicate()) }
    // Write directly to a device or a pipe.
    guard status.type == .regular else {
      return .stream(try FileDescriptor.open(path, .writeOnly, options: .closeOnExec))
    }
    return .file(try AtomicFile(path))
  }

  /// Whether this is a file that gets its name only when complete.
  var isFile: Bool { if case .file = destination { true } else { false } }

  private var descriptor: FileDescriptor {
    switch destination {
    case .standardOutput: .standardOutput
    case .stream(let descriptor): descriptor
    case .file(let file): file.descriptor
    }
  }

  /// Writes all of a text.
  func write(_ text: String) throws(Failure) {
    do throws(Errno) { try descriptor.writeAll(text) } catch { throw failure(error.words) }
  }

  /// Discards the output. An existing file at the path is kept.
  func discard() {
    switch destination {
    case .standardOutput: break
    case .stream(let descriptor): try? descriptor.close()
    case .file(let file): file.discard()
    }
  }

  /// Completes the file.
  func close() throws(Failure) {
    do {
      switch destination {
      case .standardOutput: break
      case .stream(let descriptor): try descriptor.close()
      case .file(let file): try file.finish()
      }
    } catch Errno.noSuchFileOrDirectory {
      throw failure("the file or its folder was deleted while it was being written")
    } catch {
      throw failure((error as? Errno)?.words ?? "\(error)")
    }
  }

  private func failure(_ reason: String) -> Failure { Failure(text: "\(name): error: \(reason)") }
}
