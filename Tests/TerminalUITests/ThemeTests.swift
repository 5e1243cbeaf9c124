import ChatRoom
import TerminalText
import Testing

@testable import TerminalUI

@Suite("A theme is legible")
struct ThemeTests {
  static let states: [BubbleState] = [.notSeen, .partlySeen, .counted, .countedBefore, .notMeasured]

  /// Red, green and blue of a colour; `standard` is what the terminal's own looks like.
  private func rgb(_ color: TerminalColor, standard: UInt32) -> UInt32 {
    color.rgb ?? color.index.map { TerminalColor.rgb(ofIndex: $0) ?? TerminalColor.usual16[$0] } ?? standard
  }

  /// The relative luminance and the contrast ratio of WCAG 2.
  private func luminance(_ rgb: UInt32) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(rgb >> UInt32(shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// `base` to the power of 2.4 by its fifth root.
  private func power(_ base: Double, _: Double) -> Double {
    var root = base
    for _ in 0..<60 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
    return base * base * root * root
  }

  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let levels = [luminance(one), luminance(other)].sorted()
    return (levels[1] + 0.05) / (levels[0] + 0.05)
  }

  @Test("The contrast is WCAG's")
  func contrastItself() {
    #expect(abs(contrast(0xFFFFFF, 0x000000) - 21) < 0.01)
    #expect(abs(contrast(0xFFFFFF, 0x767676) - 4.54) < 0.01)
  }

  @Test(
    "Words have a contrast of 4.5:1 on every fill and on the background",
    arguments: [ColorDepth.colors256, .trueColor], [false, true])
  func contrast(depth: ColorDepth, isLight: Bool) {
    let theme = Theme(colors: depth, isUTF8: true, isLight: isLight)
    var fills = [theme.ownBubble, theme.menu, theme.bar]
    for state in Self.states {
      fills += [theme.fill(of: state, isSelected: false), theme.fill(of: state, isSelected: true)]
    }
    let onFills = fills.map(\.full) + [theme.flash]
    let words = [theme.dim, theme.key, theme.warning, theme.good, theme.title] + Self.states.map(theme.style)
    // Terminals are seldom all black or all white.
    let backgrounds: [UInt32] = isLight ? [0xFFFFFF, 0xFDF6E3] : [0x000000, 0x16181D, 0x1E1E2E]
    for paper in backgrounds {
      for style in onFills + words {
        let ink = rgb(style.foreground, standard: isLight ? 0x24292F : 0xD4D4D4)
        #expect(contrast(ink, rgb(style.background, standard: paper)) >= 4.5, "\(style) on \(paper)")
      }
    }
  }

  @Test(
    "No two states look the same, selected or not",
    arguments: [ColorDepth.colors8, .colors16, .colors256, .trueColor], [false, true])
  func differs(depth: ColorDepth, isLight: Bool) {
    let theme = Theme(colors: depth, isUTF8: true, isLight: isLight)
    let fills = Self.states.flatMap {
      [theme.fill(of: $0, isSelected: false), theme.fill(of: $0, isSelected: true)]
    }
    #expect(Set(fills).count == fills.count)
    #expect(Set(Self.states.map(theme.style)).count == Self.states.count)
  }

  @Test(
    "With few colours only the selected bubble is filled with that of its state, and nothing on a fill is bold",
    arguments: [ColorDepth.colors8, .colors16], [false, true])
  func quiet(depth: ColorDepth, isLight: Bool) {
    let theme = Theme(colors: depth, isUTF8: true, isLight: isLight)
    let plain = Self.states.map { theme.fill(of: $0, isSelected: false) }
    #expect(Set(plain.map(\.full)).count == 1)
    #expect(Set(plain.map(\.accent)).count == Self.states.count)
    let selected = Self.states.map { theme.fill(of: $0, isSelected: true) }
    #expect(Set(selected.map(\.full)).count == Self.states.count)
    let onFills = (plain + selected + [theme.ownBubble, theme.menu]).flatMap {
      [$0.full, $0.accent, $0.faint]
    }
    for style in onFills + [theme.flash] { #expect(!style.attributes.contains(.bold)) }
  }

  @Test("Without colours nothing has one, and in eight there are only those")
  func fewColors() throws {
    for (depth, allowed) in [(ColorDepth.monochrome, 0), (.colors8, 8)] {
      var screen = try Screen()
      screen.theme = Theme(colors: depth, isUTF8: true)
      for cell in screen.frame.cells {
        for color in [cell.style.foreground, cell.style.background] where color != .standard {
          #expect(try #require(color.index) < allowed)
        }
      }
    }
  }

  @Test(
    "COLORFGBG names the background last",
    arguments: [
      ("15;0", false), ("0;15", true), ("0;default;15", true), ("12;8", false), ("0;7", true), ("7", nil),
      ("15;default", nil), ("", nil), ("0;16", nil), ("0;-1", nil),
    ] as [(String, Bool?)])
  func colorVariable(value: String, isLight: Bool?) {
    #expect(Theme.isLight(colorFGBG: value) == isLight)
  }

  @Test("A style keeps its two colours and its attributes apart")
  func packed() {
    let colors = [
      TerminalColor.standard, TerminalColor(0), TerminalColor(255), TerminalColor(rgb: 0xFF_FFFF),
    ]
    for foreground in colors {
      for background in colors {
        var style = Style(foreground, on: background, [.bold, .reverse])
        #expect(style.foreground == foreground && style.background == background)
        style.foreground = background
        style.background = foreground
        style.attributes = .dim
        #expect(style == Style(background, on: foreground, .dim))
      }
    }
    #expect(TerminalColor(-1) == .standard && TerminalColor(256) == .standard)
    #expect(MemoryLayout<Cell>.size == 16)
  }

  @Test("The nearest of 256 colours is itself, and of eight the one a person would name")
  func nearest() throws {
    for index in 16..<256 {
      let rgb = try #require(TerminalColor.rgb(ofIndex: index))
      let found = TerminalColor.nearestIndex(to: rgb, of: 256)
      #expect(TerminalColor.rgb(ofIndex: found) == rgb)
    }
    #expect(TerminalColor.nearestIndex(to: 0x10A050, of: 8) == 2)
    #expect(TerminalColor.nearestIndex(to: 0xE0E0E0, of: 8) == 7)
    #expect(TerminalColor.nearestIndex(to: 0xFFFFFF, of: 16) == 15)
  }
}
