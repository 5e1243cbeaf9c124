import ArgumentParser
import NcursesScreen
import TerminalUI
import Glibc

/// How a room is drawn, as far as the person chooses.
struct DisplayOptions {
  var theme: ThemeChoice = .auto
  /// Whether signs are ASCII on a terminal that has others.
  var isASCII = false

  /// The theme for a screen; `isLight` is what its terminal answered, if it did.
  func theme(on screen: NcursesScreen, isLight answer: Bool? = nil) -> Theme {
    Theme(
      colors: screen.colorDepth, isUTF8: screen.isUTF8 && !isASCII, isLight: theme.isLight ?? answer ?? false)
  }
}
