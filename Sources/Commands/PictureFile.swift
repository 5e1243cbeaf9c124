import TerminalUI
import Glibc

/// Pictures of the screen in the working directory: `bubblescope-1.svg` and so on, never over another file.
enum PictureFile {
  /// Writes a frame and says where, or why not.
  static func notice(_ frame: Frame, title: String, isLight: Bool) -> String {
    switch write(frame, title: title, isLight: isLight) {
    case .success(let name): "wrote \(name)"
    case .failure(let failure): "no picture: \(failure.text)"
    }
  }

  /// Writes a frame and gives the file's name, or why there is none.
  private static func write(_ frame: Frame, title: String, isLight: Bool) -> Result<String, Failure> {
    for number in 1...9999 {
      let name = "bubblescope-\(number).svg"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return .failure(failure(name)) }
      let isWritten = writeAll(frame.svg(title: title, isLight: isLight), to: descriptor)
      guard isWritten else {
        let failure = failure(name)
        close(descriptor)
        unlink(name)
        return .failure(failure)
      }
      close(descriptor)
      return .success(name)
    }
    return .failure(Failure(text: "there are 9999 pictures here already"))
  }

  private static func failure(_ name: String) -> Failure {
    Failure(text: "\(name): \(String(cString: strerror(errno)))")
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return false }
    }
    return true
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    Glibc.write(descriptor, bytes, count)
  }
}
