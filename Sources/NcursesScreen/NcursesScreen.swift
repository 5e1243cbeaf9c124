import CNcurses
import CTerminalGuard
import TerminalUI

import Glibc

/// The terminal as a screen of cells with keys and a mouse, from `init` until ``close()``.
///
/// Meanwhile standard error is kept off the screen, and however the process ends, by a crash or by a
/// signal too, the terminal is given back as it was found. One screen at a time; not for several threads.
public final class NcursesScreen {
  /// The window's size, at least 1 × 1 and at most 1000 × 1000. It changes only within
  /// ``events(timeout:)``, which then reports it.
  public internal(set) var size: TerminalSize

  /// How many colours the terminal shows; monochrome when `NO_COLOR` is set and not empty.
  public var colorDepth: ColorDepth { painter.plan.depth }

  /// Whether the session's character set is UTF-8. If not, everything beyond ASCII is drawn as `?`.
  public let isUTF8: Bool

  let device: TerminalDevice
  let capture: OutputCapture
  let window: UnsafeMutablePointer<WINDOW>
  let painter: StylePainter
  /// Polls readable when a signal waits.
  let signals: Int32
  let type: String
  let hasMouse: Bool
  var decoder: InputDecoder
  /// When the bytes that wait in the decoder are to be flushed, in ``now`` milliseconds.
  var decoderDeadline: Int?
  /// What the terminal shows, nil when that is unknown.
  var shown: Frame?
  /// Signals that were taken but not dealt with, bit n for signal n.
  var heldSignals: UInt64 = 0
  /// Whether there is no terminal any more.
  var isGone = false
  private let screen: OpaquePointer
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
    hasMouse = mouse
    let isIndexedLikeXterm = Terminfo.isIndexedLikeXterm
    let description = ColorPlan.Description(
      colors: Terminfo.number("colors"), hasTrueColor: Terminfo.flag("RGB") || Terminfo.flag("Tc"),
      isIndexedLikeXterm: isIndexedLikeXterm)
    painter = StylePainter(plan: ColorPlan(description, colors))
    capture.rendition = isIndexedLikeXterm ? GraphicRendition() : nil
    decoder = InputDecoder(keys: KeySequences.described())
    size = TerminalSize(columns: 0, rows: 0)
    leaveok(window, true)
    // Otherwise every update would look for keys, and stop half way when it finds one.
    typeahead(-1)
    curs_set(0)
    adoptSize()
    enter()
    if asksBackground { askBackground() }
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
    tg_end()
    device.close()
  }

  /// Ends the process by the default action of `signal`, so that a shell sees why; gives the terminal
  /// back first where that is still to be done.
  public static func die(ofSignal signal: Int32) -> Never {
    tg_die(signal)
  }
}
