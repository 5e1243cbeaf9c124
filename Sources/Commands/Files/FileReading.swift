import Glibc
import Scenarios
import SystemPackage

/// Reading files whole.
enum FileReading {
  /// The bytes of a file.
  ///
  /// - Throws: ``UnreadableFile`` when it is missing, no file, not to be read, or larger than `maximum` bytes.
  static func bytes(of path: FilePath, maximum: Int) throws(UnreadableFile) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      defer { try? file.close() }
      let status = try Stat(file)
      guard status.type == .regular else {
        throw UnreadableFile(
          reason: status.type == .directory ? "this is a folder, not a file" : "this is not a file")
      }
      guard status.size <= maximum else {
        throw UnreadableFile(reason: "the file has \(status.size) bytes, more than the most, \(maximum)")
      }
      return try read(file, size: Int(status.size), maximum: maximum)
    } catch let error as Errno {
      throw UnreadableFile(reason: reason(error))
    } catch {
      throw error as? UnreadableFile ?? UnreadableFile(reason: "\(error)")
    }
  }

  /// Everything that comes on standard input.
  ///
  /// - Throws: ``UnreadableFile`` when it is more than `maximum` bytes or can't be read.
  static func standardInput(maximum: Int) throws(UnreadableFile) -> [UInt8] {
    try read(.standardInput, size: 4096, maximum: maximum)
  }

  private static func read(
    _ file: FileDescriptor, size: Int, maximum: Int
  ) throws(UnreadableFile) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)  // one more, to notice a file that grows
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
        // Standard input that does not block.
        var ready = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
        if errno == EAGAIN { _ = poll(&ready, 1, -1) }
        continue
      }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// Why a file can't be read, in plain words where the system's are not.
  static func reason(_ error: Errno) -> String {
    switch error {
    case .noSuchFileOrDirectory: "no such file"
    case .permissionDenied, .notPermitted: "no permission to read it"
    case .fileNameTooLong: "the name is too long"
    default: error.words
    }
  }
}
