import ArgumentParser
import NcursesScreen
import TerminalUI
import Glibc

/// Which colours `room` is drawn in.
enum ThemeChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, dark, light

  /// Whether the background is light, as chosen or as the environment says; nil when the terminal is to be
  /// asked.
  var isLight: Bool? {
    switch self {
    case .dark: false
    case .light: true
    case .auto: getenv("COLORFGBG").flatMap { Theme.isLight(colorFGBG: String(cString: $0)) }
    }
  }

}
