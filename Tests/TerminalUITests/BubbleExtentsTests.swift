import ChatRoom
import ImpressionRules
import TestSupport
import Testing

@testable import TerminalUI

@Suite("Where bubbles are drawn")
struct BubbleExtentsTests {
  /// A random column, whose bubbles are short, or tall, or anything.
  private func column(_ random: inout SplitMix64) -> BubbleColumn {
    var column = BubbleColumn(paddingTop: random.within(0...12), paddingBottom: random.within(0...12))
    let greatest = [6, 45, 120, 700].randomElement(using: &random) ?? 45
    let gap = random.chance(50) ? 0 : random.within(0...16)
    for _ in 0..<random.within(1...60) {
      column.append(height: random.within(1...greatest), gap: random.chance(80) ? gap : 16)
    }
    return column
  }

  @Test(
    "No two share a row, and an edge is inside the region exactly when it is visible",
    arguments: 0..<8 as Range<UInt64>)
  func rows(block: UInt64) throws {
    for seed in 0..<60 {
      var random = SplitMix64(seed: block * 60 + UInt64(seed))
      let column = column(&random)
      let window = ChatWindow(
        width: 393, height: random.within(50...800), richMenuHeight: random.within(0...300),
        serviceMenuBarHeight: random.within(0...60), keyboardHeight: 324)
      let menus =
        [[], .richMenu, .serviceMenuBar, [.richMenu, .serviceMenuBar], .keyboard]
        .randomElement(using: &random) as Menus?
      var visit = Visit(window: window)
      visit.enter(at: 0, window: window, menus: menus ?? [], in: column)
      // From the smallest screen's window of 13 rows to a large one.
      let rows = random.within(13...60)
      let scale = RoomScale(
        visit: visit, rows: rows, pointsPerRow: max(1, (window.height + rows - 1) / rows))
      for _ in 0..<20 {
        visit.jump(to: random.within(-60...(column.contentHeight + 10)), in: column)
        check(visit, column, scale, "seed \(block * 60 + UInt64(seed)), offset \(visit.offset)")
      }
    }
  }

  private func check(_ visit: Visit, _ column: BubbleColumn, _ scale: RoomScale, _ story: String) {
    guard !scale.region.isEmpty, visit.window.visibleHeight(visit.menus) >= 0 else { return }
    let places = column.bubbles(from: visit.offset, to: visit.offset + visit.window.height)
    let extents = BubbleExtents(of: places, in: column, offset: visit.offset, scale).all
    var free = scale.region.lowerBound / 2
    var drawn = 0
    for (place, extent) in extents
    where extent.first < scale.region.upperBound && extent.last >= scale.region.lowerBound {
      let first = max(extent.first, scale.region.lowerBound) / 2
      #expect(first >= free, "bubble \(place) shares row \(first): \(story)")
      free = min(extent.last, scale.region.upperBound - 1) / 2 + 1
      drawn += 1
      let visible = visit.edgesVisible(of: place, in: column)
      #expect(scale.region.contains(extent.first) == visible.contains(.top), "top of \(place): \(story)")
      #expect(scale.region.contains(extent.last) == visible.contains(.bottom), "bottom of \(place): \(story)")
    }
    let visible = places.count { place in
      !visit.edgesVisible(of: place, in: column).isEmpty
        || column.tops[place] < visit.offset + visit.window.visibleTop(visit.menus)
          && column.bottoms[place] > visit.offset + visit.window.visibleBottom(visit.menus)
    }
    #expect(drawn == min(visible, scale.region.count / 2), "\(drawn) of \(visible) are drawn: \(story)")
  }
}
