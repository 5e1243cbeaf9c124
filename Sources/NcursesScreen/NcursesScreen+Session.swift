import CNcurses
import CTerminalGuard
import TerminalUI

extension NcursesScreen {
  /// Takes the terminal, at first or again; what it shows is unknown. Without success it is gone, or a
  /// signal to end is held.
  func enter() {
    // Makes ncurses set its modes, for the size it has by now, and repaint with the next frame.
    endwin()
    capture.discard()
    shown = nil
    guard device.applyScreenSettings(isGivenUp: isAskedToEnd) else {
      if !isAskedToEnd() { isGone = true }
      return
    }
    let modes = arm()
    _ = modes.enter.withUnsafeBytes(send)
  }

  /// Asks the terminal whether its background is light, if that is wanted, and whether it has more colours than
  /// its description says; the answers are events, if there are any.
  func query(background: Bool) {
    guard TerminalModes.isDescendantOfXterm(type: type) else { return }
    let isColored = painter.plan.count > 0
    // A multiplexer would hand the question on, and the answer would be that of another terminal.
    let isDirect = !environment.isInsideScreen && !type.hasPrefix("screen") && !type.hasPrefix("tmux")
    let question = StartQuestion(
      asksBackground: background && isColored,
      asksColors: isDirect && isColored && painter.plan.count < NcursesScreen.manyColors
        && Terminfo.number("colors") ?? 0 < NcursesScreen.manyColors,
      asksSequences: isDirect && isUTF8)
    guard !question.bytes.isEmpty else { return }
    tg_expect_answer()
    _ = question.bytes.withUnsafeBytes(send)
  }

  /// Draws emoji of several code points whole from now on, since the terminal can.
  func adopt(_ support: SequenceSupport) {
    guard !isGone, isUTF8 else { return }
    switchesSequences = support == .off
    capture.sequences.isDrawn = true
    let modes = arm()
    if switchesSequences { _ = modes.enter.withUnsafeBytes(send) }
    shown = nil
  }

  /// The colours a terminal's richer description has.
  private static let manyColors = 256

  /// Goes on with the description of the same terminal that has 256 colours, if the terminal says that it has so
  /// many and fewer are in use; returns whether it does. The next frame is drawn anew.
  func adopt(colors: Int) -> Bool {
    guard colors >= NcursesScreen.manyColors, painter.plan.count > 0,
      painter.plan.count < NcursesScreen.manyColors, !isGone
    else { return false }
    // Such as xterm, xterm-color and xterm-16color.
    let words = type.split(separator: "-")
    let base = words.last?.hasSuffix("color") == true ? words.dropLast() : words[...]
    guard restart(type: (base + ["256color"]).joined(separator: "-")) else { return false }
    // The terminal has received the initial sequences of ncurses already.
    wnoutrefresh(window)
    doupdate()
    capture.discard()
    shown = nil
    return true
  }

  /// Stops the process as Ctrl-Z asks; returns once it was continued.
  func stop() {
    tg_restore()
    tg_stop()
  }

  /// Adopts the window's size as it is now; returns whether it is another one than before.
  @discardableResult
  func adoptSize() -> Bool {
    let described = TerminalSize(
      columns: Terminfo.number("cols") ?? 80, rows: Terminfo.number("lines") ?? 24)
    let current = device.size ?? described
    guard current != size, resizeterm(Int32(current.rows), Int32(current.columns)) == OK else {
      return false
    }
    size = current
    shown = nil
    return true
  }

  /// Makes the whole window scroll: ncurses set the region for the old size, and a line feed at its end
  /// would scroll instead of moving down.
  func resetScrollRegion() {
    _ = Terminfo.scrollRegion(rows: size.rows)?.withUnsafeBytes(send)
  }

  /// Tells the guard how the terminal is given back; again whenever the size has changed.
  @discardableResult
  func arm() -> TerminalModes {
    let modes = TerminalModes(
      type: type, mouse: hasMouse, rows: size.rows, switchesSequences: switchesSequences)
    let capturesError: Int32 = device.isStandardError ? 1 : 0
    var saved = device.saved
    tg_arm(device.output, device.input, &saved, modes.leave, modes.leave.count, capturesError)
    return modes
  }

  /// Sends bytes; false when they did not all arrive.
  func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch device.write(bytes, signals: signals, isGivenUp: isAskedToStopOrEnd) {
    case .written: return true
    case .abandoned: return false
    case .gone:
      isGone = true
      return false
    }
  }
}
