import Glibc
import SystemPackage

extension FileDescriptor {
  /// Writes all of a text. Retries after interrupts, and waits if the descriptor is non-blocking.
  ///
  /// - Throws: `Errno`; `noSpace` if no more bytes are accepted.
  func writeAll(_ text: String) throws(Errno) {
    var text = text
    let (_, error) = text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    if let error { throw error }
  }

  /// Writes as many bytes as are accepted. Returns their number, and the error if not all were written.
  func write(_ bytes: UnsafeRawBufferPointer) -> (written: Int, error: Errno?) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(rawValue, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        var ready = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if count == 0 || errno != EINTR {
        return (bytes.count - rest.count, count == 0 ? .noSpace : Errno(rawValue: errno))
      }
    }
    return (bytes.count, nil)
  }
}

extension Errno {
  /// The last error of the C library.
  static var current: Errno { Errno(rawValue: errno) }

  /// The system's description.
  var words: String { String(cString: strerror(rawValue)) }
}
