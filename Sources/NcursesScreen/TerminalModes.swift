/// The terminal modes set in addition to those of ncurses, and the sequences that reset them.
struct TerminalModes: Equatable {
  /// Sent when the screen opens: keypad, bracketed paste, mouse.
  var enter: [UInt8] = []
  /// Sent when the terminal is given back: the reverse, ncurses' modes included.
  var leave: [UInt8] = []

  /// The modes for the terminal type that was looked up.
  init(type: String, mouse: Bool, rows: Int, switchesSequences: Bool = false) {
    add("smkx", undoneBy: "rmkx")
    if Self.knowsPaste(type: type) { add(literal: "[?2004h", undoneBy: "[?2004l") }
    if switchesSequences { add(literal: "[?2027h", undoneBy: "[?2027l") }
    if mouse, Terminfo.string("XM") != nil || Terminfo.string("kmous") != nil {
      // Presses, then drags (which replace them where known), then coordinates without a limit.
      add(literal: "[?1000h", undoneBy: "[?1000l")
      add(literal: "[?1002h", undoneBy: "[?1002l")
      add(literal: "[?1006h", undoneBy: "[?1006l")
    }
    // Where there is no screen to return to, the prompt belongs below ours.
    leave += Terminfo.string("sgr0") ?? []
    leave += Terminfo.string("op") ?? []
    leave += Terminfo.cursor(row: max(rows - 1, 0), column: 0) ?? []
    leave += Terminfo.string("cnorm") ?? []
    leave += Terminfo.string("rmcup") ?? Array("\r\n".utf8)
  }

  private mutating func add(_ capability: String, undoneBy reverse: String) {
    guard let on = Terminfo.string(capability) else { return }
    enter += on
    leave = (Terminfo.string(reverse) ?? []) + leave
  }

  private mutating func add(literal: String, undoneBy reverse: String) {
    enter += Array("\u{1B}\(literal)".utf8)
    leave = Array("\u{1B}\(reverse)".utf8) + leave
  }

  /// Whether the terminal marks pasted text, by its description or, where that is old, by its name.
  private static func knowsPaste(type: String) -> Bool {
    Terminfo.string("BE") != nil || isDescendantOfXterm(type: type)
  }

  /// Whether the terminal understands xterm's sequences, or passes over those it does not.
  static func isDescendantOfXterm(type: String) -> Bool {
    let known = [
      "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "foot", "wezterm", "ghostty", "contour",
      "konsole", "vte", "gnome", "iterm", "mintty", "st-",
    ]
    return known.contains { type.hasPrefix($0) }
  }
}
