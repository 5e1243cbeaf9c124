import MessagingAPI
import TerminalText

/// A color of a message, as LINE shows it.
struct DesignColor: Hashable {
  /// Red, green and blue as `0xRRGGBB`.
  let rgb: UInt32

  /// The look of LINE where a message says nothing.
  static let paper = DesignColor(rgb: 0xFFFFFF)
  static let ink = DesignColor(rgb: 0x111111)
  static let ownPaper = DesignColor(rgb: 0x8DE055)
  static let link = DesignColor(rgb: 0x42659A)
  static let primaryButton = DesignColor(rgb: 0x17C950)
  static let secondaryButton = DesignColor(rgb: 0xDCDFE5)
  static let separator = DesignColor(rgb: 0xD4D6DA)
  static let picture = DesignColor(rgb: 0xDDE3EA)

  init(rgb: UInt32) {
    self.rgb = rgb & 0xFF_FFFF
  }

  /// The mean of some colors; paper for none.
  init(meanOf colors: [DesignColor]) {
    guard !colors.isEmpty else {
      self = .paper
      return
    }
    var mean: UInt32 = 0
    for shift: UInt32 in [16, 8, 0] {
      let sum = colors.reduce(0) { $0 + Int($1.rgb >> shift & 0xFF) }
      mean |= UInt32(sum / colors.count) << shift
    }
    self.init(rgb: mean)
  }

  /// Parses `#RRGGBB` or `#RRGGBBAA`, which is mixed with what is behind it. Returns nil for anything else.
  init?(_ text: String?, over paper: DesignColor) {
    guard let text, text.utf8.first == UInt8(ascii: "#"), let value = UInt32(text.dropFirst(), radix: 16)
    else {
      return nil
    }
    switch text.utf8.count {
    case 7: self.init(rgb: value)
    case 9: self = paper.mixed(with: DesignColor(rgb: value >> 8), share: Double(value & 0xFF) / 255)
    default: return nil
    }
  }

  /// The color on the way to another one, 0…1.
  func mixed(with other: DesignColor, share: Double) -> DesignColor {
    var mixed: UInt32 = 0
    for shift: UInt32 in [16, 8, 0] {
      let (from, to) = (Double(rgb >> shift & 0xFF), Double(other.rgb >> shift & 0xFF))
      mixed |= UInt32((from + (to - from) * min(max(share, 0), 1)).rounded()) << shift
    }
    return DesignColor(rgb: mixed)
  }

  /// Whether dark words are read better on it than white ones.
  var isLight: Bool {
    // Rec. 601 luma.
    let (red, green, blue) = (rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF)
    return 299 * red + 587 * green + 114 * blue > 140_000
  }

  /// The color of words on it that have none of their own.
  var contrast: DesignColor { isLight ? .ink : .paper }
}

extension FlexBox.Gradient {
  /// The color at a place of the box, both coordinates 0…1 from its upper left.
  func color(x: Double, y: Double, width: Double, height: Double, over paper: DesignColor) -> DesignColor? {
    guard let start = DesignColor(startColor, over: paper), let end = DesignColor(endColor, over: paper)
    else {
      return nil
    }
    // As in CSS: the line through the center, long enough for the corners.
    let (sine, cosine) = (FlexBox.Gradient.sine(angle), -FlexBox.Gradient.sine(angle + 90))
    let length = abs(width * sine) + abs(height * cosine)
    let distance = (x - 0.5) * width * sine + (y - 0.5) * height * cosine
    let share = length > 0 ? distance / length + 0.5 : 0
    guard let center = DesignColor(centerColor, over: paper) else {
      return start.mixed(with: end, share: share)
    }
    let middle = min(max(centerPosition / 100, 0.001), 0.999)
    return share < middle
      ? start.mixed(with: center, share: share / middle)
      : center.mixed(with: end, share: (share - middle) / (1 - middle))
  }

  /// The sine of an angle in degrees, to a millionth: the series of the angle nearest to 0 that has the same sine.
  private static func sine(_ degrees: Double) -> Double {
    var angle = degrees.remainder(dividingBy: 360)
    if angle > 90 { angle = 180 - angle } else if angle < -90 { angle = -180 - angle }
    let x = angle * .pi / 180
    let square = x * x
    return x
      * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110)))))
  }
}
