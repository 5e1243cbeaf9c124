import ArgumentParser
import Glibc
import NcursesScreen
import TerminalUI

/// The `--theme` option of `room` and `play`.
enum ThemeChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, dark, light

  /// Whether the background is light, by the option or the environment; `nil` if the terminal must be asked.
  var isLight: Bool? {
    switch self {
    case .dark: false
    case .light: true
    case .auto: getenv("COLORFGBG").flatMap { Theme.isLight(colorFGBG: String(cString: $0)) }
    }
  }
}
