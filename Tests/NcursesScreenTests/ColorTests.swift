import TerminalUI
import Testing

@testable import NcursesScreen

@Suite("Colours fit the terminal")
struct ColorTests {
  private func plan(_ colors: Int?, noColor: String? = nil) -> ColorPlan {
    ColorPlan(ColorPlan.Description(colors: colors), ColorPlan.Environment(noColor: noColor))
  }

  @Test(
    "The description and NO_COLOR decide how many colours there are",
    arguments: [
      (256, nil, ColorDepth.colors256), (16, nil, .colors16), (88, nil, .colors16), (8, nil, .colors8),
      (0x100_0000, nil, .colors8), (nil, nil, .monochrome), (2, nil, .monochrome), (256, "1", .monochrome),
      (256, "", .colors256),
    ] as [(Int?, String?, ColorDepth)])
  func depth(colors: Int?, noColor: String?, depth: ColorDepth) {
    #expect(plan(colors, noColor: noColor).depth == depth)
  }

  @Test(
    "True colours are used where the terminal or its description says so, and never behind GNU screen",
    arguments: [
      (256, true, false, nil, false, .rewritten), (256, true, true, nil, false, .rewritten),
      (256, true, false, "24bit", false, .rewritten), (256, true, false, "yes", false, .none),
      (256, true, false, "truecolor", true, .none), (256, false, false, "truecolor", false, .none),
      (8, true, true, "truecolor", false, .none), (1 << 24, false, true, nil, false, .direct),
      (1 << 24, false, false, nil, false, .none),
    ] as [(Int, Bool, Bool, String?, Bool, ColorPlan.TrueColor)])
  func trueColor(
    colors: Int, isIndexed: Bool, isDescribed: Bool, told: String?, isInsideScreen: Bool,
    expected: ColorPlan.TrueColor
  ) {
    let description = ColorPlan.Description(
      colors: colors, hasTrueColor: isDescribed, isIndexedLikeXterm: isIndexed)
    var environment = ColorPlan.Environment(
      colorTerm: told ?? (expected == .none || isDescribed ? nil : "truecolor"),
      isInsideScreen: isInsideScreen)
    #expect(ColorPlan(description, environment).trueColor == expected)
    environment.noColor = "1"
    #expect(ColorPlan(description, environment).depth == .monochrome)
  }

  @Test("Colour indexes are assigned to true colours in order of use, then to the nearest ones")
  func numbers() {
    var numbers = ColorNumbers(.rewritten)
    #expect(numbers.number(of: .standard) == -1)
    #expect(numbers.number(of: TerminalColor(3)) == 3)
    for value in 0..<240 {
      #expect(numbers.number(of: TerminalColor(rgb: UInt32(value))) == Int32(16 + value))
    }
    #expect(numbers.number(of: TerminalColor(rgb: 0x00_00F2)) == 255)
    #expect(numbers.number(of: TerminalColor(rgb: 7)) == 23)
    var direct = ColorNumbers(.direct)
    #expect(direct.number(of: TerminalColor(rgb: 0x12_3456)) == 0x12_3456)
    #expect(direct.number(of: TerminalColor(rgb: 0)) == 8)
  }

  @Test("Colours the terminal has not become plainer ones")
  func degraded() {
    let eight = plan(8)
    let bright = Style(TerminalColor(9), on: TerminalColor(12), .underline)
    #expect(eight.degraded(bright) == Style(TerminalColor(1), on: TerminalColor(4), .underline))
    #expect(eight.degraded(Style(TerminalColor(9))) == Style(TerminalColor(1), on: .standard, .bold))
    #expect(eight.degraded(Style(TerminalColor(200), on: TerminalColor(28))) == .plain)
    let none = plan(256, noColor: "1")
    #expect(none.degraded(bright) == Style(.standard, on: .standard, .underline))
    let all = plan(256)
    #expect(all.degraded(Style(TerminalColor(255), on: TerminalColor(-7))) == Style(TerminalColor(255)))
  }

  @Test("Nothing is bold on a fill in one of the first eight colours, for bold makes them bright")
  func boldOnFills() {
    let onYellow = Style(TerminalColor(0), on: TerminalColor(3), [.bold, .underline])
    for count in [8, 16, 256] {
      #expect(plan(count).degraded(onYellow) == Style(TerminalColor(0), on: TerminalColor(3), .underline))
      let title = Style(TerminalColor(6), on: .standard, .bold)
      #expect(plan(count).degraded(title) == title)
    }
    let dark = Style(TerminalColor(231), on: TerminalColor(58), .bold)
    #expect(plan(256).degraded(dark) == dark)
  }

  @Test("Pairs are defined once, and when they run out, text stays readable")
  func pairs() {
    var table = PairTable(limit: 3)
    var defined: [Int32] = []
    func pair(_ foreground: Int32, _ background: Int32) -> (Int32, Style.Attributes) {
      table.pair(foreground, background, .bold) { pair, _, _ in
        defined.append(pair)
        return true
      }
    }
    #expect(pair(-1, -1) == (0, .bold))
    #expect(pair(1, -1) == (1, .bold))
    #expect(pair(2, 3) == (2, .bold))
    #expect(pair(1, -1) == (1, .bold))
    #expect(pair(1, 5) == (0, [.bold, .reverse]))
    #expect(pair(4, -1) == (0, .bold))
    #expect(defined == [1, 2])
  }

  @Test("Delays in a description are not sent")
  func padding() {
    #expect(
      Terminfo.withoutPadding(Array("\u{1B}[H$<5>\u{1B}[J$<50/>$".utf8)) == Array("\u{1B}[H\u{1B}[J$".utf8))
    #expect(Terminfo.withoutPadding(Array("a$<5".utf8)) == Array("a$<5".utf8))
  }

  @Test("A terminal's name from the environment brings no control characters into a message")
  func message() {
    let error = TerminalError.unknownType("a\u{1B}[2Jb")
    #expect(error.description == "TERM is \"a?[2Jb\", a terminal that is not described on this system")
  }
}
