import Scenarios
import Glibc

/// Reading files whole.
enum FileReading {
  /// The bytes of a file.
  ///
  /// - Throws: ``UnreadableFile`` when it is missing, no file, not to be read, or larger than `most` bytes.
  static func bytes(of path: String, atMost most: Int) throws(UnreadableFile) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw UnreadableFile(reason: reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw UnreadableFile(reason: reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw UnreadableFile(
        reason: status.st_mode & S_IFMT == S_IFDIR ? "this is a folder, not a file" : "this is not a file")
    }
    guard status.st_size <= most else {
      throw UnreadableFile(reason: "the file has \(status.st_size) bytes, more than the most, \(most)")
    }
    return try read(descriptor, size: Int(status.st_size), atMost: most)
  }

  /// Everything that comes on standard input.
  ///
  /// - Throws: ``UnreadableFile`` when it is more than `most` bytes or can't be read.
  static func standardInput(atMost most: Int) throws(UnreadableFile) -> [UInt8] {
    try read(STDIN_FILENO, size: 4096, atMost: most)
  }

  private static func read(
    _ descriptor: Int32, size: Int, atMost most: Int
  ) throws(UnreadableFile) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)  // one more, to notice a file that grows
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled <= most else { throw UnreadableFile(reason: "the file keeps growing") }
        bytes.append(contentsOf: repeatElement(0, count: max(4096, filled)))
      }
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw UnreadableFile(reason: reason(errno))
      }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file"
    case EACCES, EPERM: "no permission to read it"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(code))
    }
  }
}
