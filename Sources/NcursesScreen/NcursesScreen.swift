import CNcurses
import CTerminalGuard
import Glibc
import TerminalUI

/// The terminal as a screen of cells with keys and a mouse, from `init` until ``close()``.
///
/// Meanwhile standard error is kept off the screen, and however the process ends, by a crash or by a
/// signal too, the terminal is restored. Only one screen can be open; it is not thread-safe.
public final class NcursesScreen {
  /// The window's size, at least 1 × 1 and at most 1000 × 1000. It changes only within
  /// ``events(timeout:)``, which then reports it.
  public internal(set) var size: TerminalSize

  /// The number of colours the terminal shows; monochrome when `NO_COLOR` is set and not empty. More than at
  /// first from `InputEvent.moreColors` on.
  public var colorDepth: ColorDepth { painter.plan.depth }

  /// Whether the session's character set is UTF-8. If not, everything beyond ASCII is drawn as `?`.
  public let isUTF8: Bool

  let device: TerminalDevice
  let capture: OutputCapture
  private(set) var window: UnsafeMutablePointer<WINDOW>
  private(set) var painter: StylePainter
  /// Polls readable when a signal waits.
  let signals: Int32
  let type: String
  let environment: ColorPlan.Environment
  let hasMouse: Bool
  var decoder: InputDecoder
  /// When the bytes that wait in the decoder are to be flushed, in ``now`` milliseconds.
  var decoderDeadline: Int?
  /// Whether the terminal had to be asked to draw emoji of several code points as one.
  var switchesSequences = false
  /// The frame on the terminal, nil if unknown.
  var shown: Frame?
  /// Signals that were read but not handled, bit n for signal n.
  var heldSignals: UInt64 = 0
  /// Whether there is no terminal any more.
  var isGone = false
  private var screen: OpaquePointer
  /// The screen before the terminal reported more colours.
  private var formerScreen: OpaquePointer?
  private var isOpen = true

  /// Takes the terminal that standard input and output are. With `mouse`, clicks, drags and the wheel are
  /// reported where the terminal can. With `asksBackground`, a terminal that understands the question is asked
  /// whether its background is light; the answer is `InputEvent.background`, some time or never.
  ///
  /// Throws ``TerminalError`` when there is no usable terminal; it is then untouched.
  public convenience init(mouse: Bool, asksBackground: Bool = false) throws(TerminalError) {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    try self.init(
      mouse: mouse, asksBackground: asksBackground, input: STDIN_FILENO, output: STDOUT_FILENO,
      type: variable("TERM"),
      colors: ColorPlan.Environment(
        noColor: variable("NO_COLOR"), colorTerm: variable("COLORTERM"),
        isInsideScreen: variable("STY").map { !$0.isEmpty } ?? false))
  }

  /// Takes the terminal behind two descriptors; `type` is its name in the terminfo database.
  init(
    mouse: Bool, asksBackground: Bool = false, input: Int32, output: Int32, type: String?,
    colors: ColorPlan.Environment = ColorPlan.Environment()
  ) throws(TerminalError) {
    let parts = try Parts(input: input, output: output, type: type)
    self.type = parts.type
    device = parts.device
    signals = parts.signals
    capture = parts.capture
    screen = parts.screen
    window = parts.window
    isUTF8 = parts.isUTF8
    environment = colors
    hasMouse = mouse
    painter = StylePainter(
      plan: ColorPlan(.described(), colors), strikesThrough: Terminfo.isIndexedLikeXterm)
    decoder = InputDecoder(keys: KeySequences.described())
    size = TerminalSize(columns: 0, rows: 0)
    configure()
    enter()
    query(background: asksBackground)
  }

  /// Sets ncurses up for a screen that was just started.
  private func configure() {
    capture.rendition = Terminfo.isIndexedLikeXterm ? GraphicRendition() : nil
    leaveok(window, true)
    // Otherwise every update would look for keys, and stop half way when it finds one.
    typeahead(-1)
    curs_set(0)
    // The new screen has the size of the description.
    size = TerminalSize(columns: 0, rows: 0)
    adoptSize()
  }

  /// Starts ncurses again with another description of the same terminal, without output to the terminal;
  /// false when there is no such description, and nothing has changed.
  func restart(type: String) -> Bool {
    let old = screen
    guard let new = cn_new_screen(type, capture.stream), let newWindow = cn_window() else {
      set_term(old)
      return false
    }
    // Deleted now, it would take the windows of the new one along.
    set_term(old)
    endwin()
    set_term(new)
    formerScreen = old
    screen = new
    window = newWindow
    painter = StylePainter(
      plan: ColorPlan(.described(), environment), strikesThrough: Terminfo.isIndexedLikeXterm)
    configure()
    return true
  }

  deinit {
    close()
  }

  /// Gives the terminal back: settings, screen, cursor, and standard error with what was written to it.
  /// Does nothing the second time.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    isGone = true
    tg_restore()
    // Its output is in what was just restored; this is for ncurses' own state.
    endwin()
    delscreen(screen)
    if let formerScreen {
      set_term(formerScreen)
      delscreen(formerScreen)
    }
    tg_end()
    device.close()
  }

  /// Ends the process by the default action of `signal`, so that a shell sees why; gives the terminal
  /// back first where that is still to be done.
  public static func die(ofSignal signal: Int32) -> Never {
    tg_die(signal)
  }
}
