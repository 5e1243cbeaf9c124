import TerminalText

/// The colours of a terminal, and its own two.
struct Palette {
  var foreground: String
  var background: String

  init(isLight: Bool) {
    foreground = isLight ? "#24292f" : "#d4d4d4"
    background = isLight ? "#ffffff" : "#16181d"
  }

  func color(_ color: TerminalColor, else standard: String) -> String {
    if let rgb = color.rgb { return Palette.hex(rgb) }
    guard let index = color.index else { return standard }
    return Palette.hex(TerminalColor.rgb(ofIndex: index) ?? TerminalColor.usual16[index])
  }

  private static func hex(_ rgb: UInt32) -> String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The colours of a style, exchanged where it is reversed.
  func colors(of style: Style) -> (ink: String, paper: String) {
    let ink = color(style.foreground, else: foreground)
    let paper = color(style.background, else: background)
    return style.attributes.contains(.reverse) ? (paper, ink) : (ink, paper)
  }
}
