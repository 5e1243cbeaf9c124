import Glibc
import SystemPackage

/// Where a report goes: standard output, a device or a pipe, or a file that appears under its name when it is complete.
struct ReportSink: Sendable {
  private enum Destination {
    case standardOutput
    case stream(FileDescriptor)
    case file(AtomicFile)
  }

  private let destination: Destination
  /// What messages call it.
  private let name: String

  /// The standard output stream.
  static let standardOutput = ReportSink(destination: .standardOutput, name: "standard output")

  private init(destination: Destination, name: String) {
    self.destination = destination
    self.name = name
  }

  /// Opens `path`, or standard output for nil and `-`. A pipe that nobody reads yet is waited for.
  ///
  /// - Throws: ``Failure`` when nothing can be written there.
  init(_ path: FilePath?) throws(Failure) {
    guard let path, !path.isStandardStream else {
      self = .standardOutput
      return
    }
    let status = try? Stat(path)
    if status?.type == .directory {
      throw Failure(text: "\(path.shown): error: this is a folder; the report needs the name of a file")
    }
    do {
      try self.init(destination: ReportSink.destination(path, status), name: path.shown)
    } catch {
      throw Failure(text: "\(path.shown): error: \((error as? Errno)?.words ?? "\(error)")")
    }
  }

  private static func destination(_ path: FilePath, _ status: Stat?) throws -> Destination {
    guard let status else { return .file(try AtomicFile(path)) }
    // What the shell opened, perhaps to append to it, as /dev/stdout.
    for stream in [FileDescriptor.standardOutput, .standardError]
    where FileIdentity(stream) == FileIdentity(status) { return .stream(try stream.duplicate()) }
    // A device or a pipe has to be written to as it is.
    guard status.type == .regular else {
      return .stream(try FileDescriptor.open(path, .writeOnly, options: .closeOnExec))
    }
    return .file(try AtomicFile(path))
  }

  /// Whether it is a file that is not under its name before it is complete.
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

  /// Gives up the file; what has its name stays.
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
