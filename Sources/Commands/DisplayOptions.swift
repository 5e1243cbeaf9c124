import NcursesScreen
import TerminalUI

/// The display options of a room.
struct DisplayOptions {
  var theme: ThemeChoice = .auto
  /// Whether to draw with ASCII only, even if the terminal supports Unicode.
  var isASCII = false

  /// The theme for a screen; `isLight` is the terminal's answer, if it has arrived.
  func theme(on screen: NcursesScreen, isLight answer: Bool? = nil) -> Theme {
    Theme(
      colors: screen.colorDepth, isUTF8: screen.isUTF8 && !isASCII, isLight: theme.isLight ?? answer ?? false,
      limitsPictureColors: true)
  }
}
