import SystemPackage
import TerminalUI

/// A picture format, selected by the file's extension.
enum PictureKind {
  case text, ansi, svg

  /// The format for an output file; text for standard output.
  ///
  /// - Throws: ``Failure`` if the file has another extension.
  init(of output: FilePath?) throws(Failure) {
    guard let output = OutputName(output) else {
      self = .text
      return
    }
    try output.check(endsWith: [".svg", ".ansi", ".txt"], option: "--output")
    self = PictureKind(ending: output.path) ?? .text
  }

  /// The format for a file's extension, ignoring case; `nil` for other extensions.
  init?(ending path: FilePath) {
    switch path.extension?.lowercased() {
    case "svg": self = .svg
    case "ansi": self = .ansi
    case "txt": self = .text
    default: return nil
    }
  }

  /// The colours of this format. Text with colours is for terminals, which support at least 256 of them.
  var colors: ColorDepth {
    switch self {
    case .text: .monochrome
    case .ansi: .colors256
    case .svg: .trueColor
    }
  }

  /// Renders a frame in this format, on a dark or light background.
  func picture(of frame: Frame, title: String, isLight: Bool = false) -> String {
    switch self {
    case .text: frame.text
    case .ansi: frame.ansi
    case .svg: frame.svg(title: title, isLight: isLight)
    }
  }
}
