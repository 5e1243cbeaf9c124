import BubbleLayout
import Pictures

/// Local pictures of images.
extension PartsView {
  /// The pictures of a bubble's images, and where the bubble is.
  struct PictureSource {
    let scene: Scene
    let bubble: Int
    /// The height of the bubble in points.
    let height: Double
    /// Its half rows, and those in view.
    let extent: RoomScale.Extent
    let halves: ClosedRange<Int>
  }

  /// Draws a picture; where there is none, an area of its background or tint.
  func paint(_ picture: LayoutPicture, _ part: LayoutPart, in frame: inout Frame) {
    guard let pictures, let local = pictures.scene.picture(for: picture.urls, ofBubble: pictures.bubble)
    else {
      fill(part.visible, glyphs.shade, in: &frame) {
        DesignColor(picture.backgroundColor, over: $2) ?? .picture
      }
      return
    }
    guard pictures.scene.drawsPictures else {
      let mean = local.raster?.mean
      fill(part.visible, glyphs.shade, in: &frame) { _, _, paper in
        let background = DesignColor(picture.backgroundColor, over: paper) ?? paper
        return mean.map { background.mixed(with: DesignColor(rgb: $0.rgb), share: $0.alpha) } ?? background
      }
      return
    }
    let area = cells(of: part.frame).columns.moved(by: layout.window.column)
    let halves = self.halves(of: part.frame).moved(by: 2 * layout.window.row)
    let painter = pictures.scene.painter(
      of: local, columns: area, halves: halves, width: part.frame.width, height: part.frame.height,
      fillsArea: picture.fillsArea)
    let columns = cells(of: part.visible).columns.clamped(to: self.columns)
    painter?.paint(
      columns: columns.moved(by: layout.window.column),
      halves: visibleHalves(of: part, pictures).moved(by: 2 * layout.window.row), in: &frame
    ) { DesignColor(picture.backgroundColor, over: $0) }
  }

  /// The half rows of an area, at least one. How many there are does not depend on where it is.
  private func halves(of area: LayoutFrame) -> Range<Int> {
    let perHalf = Double(layout.pointsPerRow) / 2
    let first = Int(((Double(y) + area.y) / perHalf).rounded())
    return first..<first + max(1, Int((area.height / perHalf).rounded()))
  }

  /// The half rows of a part that are in view. What begins or ends with the bubble does so on the screen, too.
  private func visibleHalves(of part: LayoutPart, _ pictures: PictureSource) -> Range<Int> {
    guard part.visible.height > 0 else { return 0..<0 }
    let own = halves(of: part.visible)
    let first = part.visible.y < 1 ? pictures.extent.first : own.lowerBound
    let isLast = part.visible.y + part.visible.height > pictures.height - 1
    let end = isLast ? pictures.extent.last + 1 : own.upperBound
    let view = pictures.halves.lowerBound..<pictures.halves.upperBound + 1
    return (min(first, end)..<end).clamped(to: view)
  }

  /// Tints both halves of a cell that a picture is drawn in; false for another cell.
  func tint(
    _ column: Int, _ row: Int, in frame: inout Frame, by color: (DesignColor) -> DesignColor?
  ) -> Bool {
    let place = (column: layout.window.column + column, row: layout.window.row + row)
    guard let design, frame.contains(column: place.column, row: place.row) else { return false }
    let before = frame[place.column, place.row]
    guard before.glyph == glyphs.upperHalf || before.glyph == glyphs.lowerHalf else { return false }
    let halves = glyphs.halves(of: before)
    guard let upper = color(design.color(halves.upper)), let lower = color(design.color(halves.lower)) else {
      return false
    }
    let isOnlyLower = before.glyph == glyphs.lowerHalf
    let cell = glyphs.cell(
      design.terminal(upper), design.terminal(lower), isOnlyLower: isOnlyLower, design)
    set(cell.glyph, column, row, cell.style, in: &frame)
    return true
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
