import Glibc
import Scenarios
import SystemPackage

/// Reads complete files.
enum FileReading {
  /// Reads all bytes of a file.
  ///
  /// - Throws: ``UnreadableFile`` if the file is missing, not a regular file, not readable, or larger than `maximum`
  ///   bytes.
  static func bytes(of path: FilePath, maximum: Int) throws(UnreadableFile) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      defer { try? file.close() }
      let status = try Stat(file)
      guard status.type == .regular else {
        throw UnreadableFile(
          reason: status.type == .directory ? "this is a folder, not a file" : "this is not a regular file")
      }
      guard status.size <= maximum else {
        throw UnreadableFile(reason: "the file has \(status.size) bytes; the maximum is \(maximum)")
      }
      return try read(file, size: Int(status.size), maximum: maximum)
    } catch let error as Errno {
      throw UnreadableFile(reason: reason(error))
    } catch {
      throw error as? UnreadableFile ?? UnreadableFile(reason: "\(error)")
    }
  }

  /// Reads all of standard input.
  ///
  /// - Throws: ``UnreadableFile`` if it has more than `maximum` bytes or can't be read.
  static func standardInput(maximum: Int) throws(UnreadableFile) -> [UInt8] {
    try read(.standardInput, size: 4096, maximum: maximum)
  }

  private static func read(
    _ file: FileDescriptor, size: Int, maximum: Int
  ) throws(UnreadableFile) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)  // one extra byte, to detect a growing file
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled <= maximum else { throw UnreadableFile(reason: "the file keeps growing") }
        bytes.append(contentsOf: repeatElement(0, count: max(4096, filled)))
      }
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file.rawValue, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count == 0 { break }
      if count < 0 {
        guard errno == EINTR || errno == EAGAIN else { throw UnreadableFile(reason: reason(.current)) }
        // Standard input may be non-blocking.
        var ready = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
        if errno == EAGAIN { _ = poll(&ready, 1, -1) }
        continue
      }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// The reason why a file can't be read, with common errors in plain words.
  static func reason(_ error: Errno) -> String {
    switch error {
    case .noSuchFileOrDirectory: "no such file"
    case .permissionDenied, .notPermitted: "no permission to read it"
    case .fileNameTooLong: "the file name is too long"
    default: error.words
    }
  }
}
