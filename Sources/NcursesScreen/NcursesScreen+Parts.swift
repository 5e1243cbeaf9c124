import CNcurses
import CTerminalGuard
import Glibc

extension NcursesScreen {
  /// The parts of a screen whose opening can fail. The terminal is not written to.
  struct Parts {
    let type: String
    let device: TerminalDevice
    let signals: Int32
    let isUTF8: Bool
    let capture: OutputCapture
    let screen: OpaquePointer
    let window: UnsafeMutablePointer<WINDOW>

    /// Opens everything, or nothing when it throws.
    init(input: Int32, output: Int32, type: String?) throws(TerminalError) {
      let device = try TerminalDevice(input: input, output: output)
      guard let type, !type.isEmpty else {
        device.close()
        throw .typeNotSet
      }
      // Before ncurses, which installs handlers of its own where it finds none.
      let signals = tg_begin()
      guard signals >= 0 else {
        let code = errno
        device.close()
        throw code == EBUSY ? .inUse : .refused(operation: "watching signals", code: code)
      }
      do {
        // ncurses asks for the character set when it starts.
        isUTF8 = TerminalLocale.adopt()
        try Self.check(type: type, output: output)
        (capture, screen, window) = try Self.start(type: type)
      } catch {
        tg_end()
        device.close()
        throw error
      }
      self.type = type
      self.device = device
      self.signals = signals
    }

    private static func check(type: String, output: Int32) throws(TerminalError) {
      guard cn_look_up(type, output) == 1 else { throw .unknownType(type) }
      defer { cn_forget_type() }
      guard Terminfo.cursor(row: 0, column: 0) != nil else { throw .cannotPlaceCursor(type: type) }
    }

    private static func start(
      type: String
    ) throws(TerminalError) -> (OutputCapture, OpaquePointer, UnsafeMutablePointer<WINDOW>) {
      guard let capture = OutputCapture() else {
        throw .refused(operation: "opening a memory file", code: errno)
      }
      // The window's size is the terminal's, whatever LINES and COLUMNS said when a shell started.
      unsetenv("LINES")
      unsetenv("COLUMNS")
      guard let screen = cn_new_screen(type, capture.stream) else {
        throw .refused(operation: "starting ncurses", code: 0)
      }
      guard let window = cn_window() else {
        delscreen(screen)
        throw .refused(operation: "starting ncurses", code: 0)
      }
      return (capture, screen, window)
    }
  }
}
