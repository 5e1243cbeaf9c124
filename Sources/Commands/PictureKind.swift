import TerminalText
import TerminalUI

/// The formats of pictures, as the names of their files end.
enum PictureKind {
  case text, ansi, svg

  /// The format of a file, text for standard output.
  init(of output: String?) throws(Failure) {
    guard let output, output != "-" else {
      self = .text
      return
    }
    if output.hasSuffix(".svg") {
      self = .svg
    } else if output.hasSuffix(".ansi") {
      self = .ansi
    } else if output.hasSuffix(".txt") {
      self = .text
    } else {
      throw Failure(text: "\(output.sanitized): error: the name has to end with .svg, .ansi or .txt")
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
