import CNcurses
import CTerminalGuard
import Glibc

/// The output of ncurses, caught in a memory file: it flushes after every cursor movement, and a terminal
/// should get a frame in one piece. Where files are limited in size, it is caught in a pipe.
final class OutputCapture {
  /// The stream to give to ncurses.
  let stream: UnsafeMutablePointer<FILE>
  private let file: Int32
  /// The read end of a pipe; nil for a file.
  private let pipeEnd: Int32?
  /// The writer of styles for terminals with true colours or fewer words (``GraphicRendition``).
  var rendition: GraphicRendition?
  /// The writer of emoji of several code points.
  var sequences = SequenceWriter()
  private var buffer: [UInt8] = []
  private var rewritten: [UInt8] = []

  /// Fails with nil and `errno` when the system has no file to give.
  init?() {
    var ends: [Int32] = [-1, -1]
    let isPipe = tg_files_are_limited() && tg_memory_pipe(&ends) == 0
    pipeEnd = isPipe ? ends[0] : nil
    file = isPipe ? ends[1] : tg_memory_file()
    guard file >= 0, let stream = fdopen(file, "w") else { return nil }
    self.stream = stream
  }

  deinit {
    fclose(stream)
    if let pipeEnd { close(pipeEnd) }
  }

  /// Forgets what was caught.
  func discard() {
    if pipeEnd == nil { lseek(file, 0, SEEK_SET) } else { _ = readPipe() }
  }

  /// Hands over what was caught since the last time, if anything, and forgets it. `colors` are what the
  /// indexes from ``ColorNumbers/firstIndex`` on stand for.
  func replay<Result>(colors: [UInt32], _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    let count = pipeEnd == nil ? readFile() : readPipe()
    guard count > 0 else { return nil }
    return buffer.withUnsafeBytes { bytes in
      let raw = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      if let whole = sequences.rewritten(raw) {
        return whole.withUnsafeBytes { render($0, colors: colors, body) }
      }
      return render(raw, colors: colors, body)
    }
  }

  /// Hands over what was caught, with its styles in the terminal's own words.
  private func render<Result>(
    _ caught: UnsafeRawBufferPointer, colors: [UInt32], _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard rendition != nil else { return body(caught) }
    rewritten.removeAll(keepingCapacity: true)
    rendition?.rewrite(caught, colors: colors, into: &rewritten)
    return rewritten.withUnsafeBytes(body)
  }

  /// Moves what is in the file to the buffer; gives its size in bytes.
  private func readFile() -> Int {
    let count = Int(lseek(file, 0, SEEK_CUR))
    guard count > 0 else { return 0 }
    makeRoom(for: count)
    let read = buffer.withUnsafeMutableBytes { max(0, pread(file, $0.baseAddress, count, 0)) }
    discard()
    return read
  }

  /// Moves what is in the pipe to the buffer; gives its size in bytes.
  private func readPipe() -> Int {
    guard let pipeEnd else { return 0 }
    var filled = 0
    while true {
      makeRoom(for: filled + 4096)
      let count = buffer.withUnsafeMutableBytes {
        read(pipeEnd, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return filled }
      filled += count
    }
  }

  private func makeRoom(for count: Int) {
    guard buffer.count < count else { return }
    buffer.append(contentsOf: repeatElement(0, count: count * 2 - buffer.count))
  }
}
