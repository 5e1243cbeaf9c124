import SystemPackage
import TerminalUI

/// The formats of pictures, as the names of their files end.
enum PictureKind {
  case text, ansi, svg

  /// The format of a file, text for standard output.
  init(of output: FilePath?) throws(Failure) {
    guard let output = OutputName(output) else {
      self = .text
      return
    }
    try output.check(endsWith: [".svg", ".ansi", ".txt"], option: "--output")
    self = PictureKind(ending: output.path) ?? .text
  }

  /// The picture that a name's ending asks for.
  init?(ending path: FilePath) {
    switch path.extension?.lowercased() {
    case "svg": self = .svg
    case "ansi": self = .ansi
    case "txt": self = .text
    default: return nil
    }
  }

  /// The colours to draw it in: a picture has all, and text with colours is shown in terminals, which know 256.
  var colors: ColorDepth {
    switch self {
    case .text: .monochrome
    case .ansi: .colors256
    case .svg: .trueColor
    }
  }

  /// A frame in this format, drawn on a dark or a light background.
  func picture(of frame: Frame, title: String, isLight: Bool = false) -> String {
    switch self {
    case .text: frame.text
    case .ansi: frame.ansi
    case .svg: frame.svg(title: title, isLight: isLight)
    }
  }
}
