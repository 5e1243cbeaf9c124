import ChatRoom
import TerminalText
import Testing

@testable import TerminalUI

@Suite("Large screens")
struct LargeScreenTests {
  @Test(
    "The phone is as tall as the screen, and the panels fill their columns",
    arguments: [(200, 60), (240, 70)])
  func fills(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    let layout = screen.session.layout(size: screen.size)
    #expect(layout.phone.endRow >= rows - 8)
    // Cells are as wide in points as they are elsewhere, measured by their height.
    let perColumn = Double(layout.windowWidth) / Double(layout.window.columns)
    #expect(abs(perColumn / Double(layout.pointsPerRow) - 0.4) < 0.03)
    let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count { !$0.allSatisfy { $0 == " " } } >= rows - 8)
    let right = lines.count { CellWidth.width(of: String($0)) > 150 && !$0.hasPrefix(" Alice") }
    #expect(right >= 25)
    screen.press("r")
    #expect(screen.text.contains("─ Friends ─"))
  }

  @Test("Every device has its proportions on a large screen", arguments: Device.presets.map(\.id))
  func devices(id: String) throws {
    let device = try #require(Device.preset(named: id))
    let layout = ScreenLayout(size: TerminalSize(columns: 240, rows: 70), device: device)
    #expect(layout.panel.columns >= 48)
    #expect(layout.secondPanel != nil)
    #expect(layout.phone.endRow <= 69)
  }
}
