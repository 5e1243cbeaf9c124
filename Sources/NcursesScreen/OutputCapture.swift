import CNcurses
import CTerminalGuard

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What ncurses writes, caught in a memory file: it flushes after every cursor movement, and a terminal
/// should get a frame in one piece.
final class OutputCapture {
  /// The stream to give to ncurses.
  let stream: UnsafeMutablePointer<FILE>
  private let file: Int32
  /// Whether the terminal repeats characters (``RepeatedCharacters``).
  var repeatsCharacters = false
  /// What the terminal draws with, where it takes true colours or fewer words (``GraphicRendition``).
  var rendition: GraphicRendition?
  private var buffer: [UInt8] = []
  private var rewritten: [UInt8] = []

  /// Fails with nil and `errno` when the system has no file to give.
  init?() {
    file = tg_memory_file()
    guard file >= 0, let stream = fdopen(file, "w") else { return nil }
    self.stream = stream
  }

  deinit {
    fclose(stream)
  }

  /// Forgets what was caught.
  func discard() {
    lseek(file, 0, SEEK_SET)
  }

  /// Hands over what was caught since the last time, if anything, and forgets it. `colors` are what the
  /// indexes from ``ColorNumbers/firstIndex`` on stand for.
  func take<Result>(colors: [UInt32], _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    let count = Int(lseek(file, 0, SEEK_CUR))
    guard count > 0 else { return nil }
    if buffer.count < count {
      buffer = Array(repeating: 0, count: count * 2)
    }
    return buffer.withUnsafeMutableBytes { bytes in
      let read = max(0, pread(file, bytes.baseAddress, count, 0))
      discard()
      let caught = UnsafeMutableRawBufferPointer(rebasing: bytes[..<read])
      guard rendition != nil else { return handOver(caught, body) }
      rewritten.removeAll(keepingCapacity: true)
      rendition?.rewrite(UnsafeRawBufferPointer(caught), colors: colors, into: &rewritten)
      return rewritten.withUnsafeMutableBytes { handOver($0, body) }
    }
  }

  private func handOver<Result>(
    _ bytes: UnsafeMutableRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let length = repeatsCharacters ? RepeatedCharacters.shorten(bytes) : bytes.count
    return body(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
  }
}
