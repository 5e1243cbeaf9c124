import MessagingAPI
import Pictures

/// The pictures of messages.
extension Scene {
  /// Whether a bubble, by its index in ``World/bubbles``, is nothing but a picture.
  func isPicture(_ bubble: Int) -> Bool {
    switch world.bubbles[bubble].bubble.object {
    case .image, .video, .sticker, .imagemap: true
    default: false
    }
  }

  /// Whether local pictures are drawn: sixteen colors are too few for them.
  var drawsPictures: Bool { showsDesign && theme.design?.count != 16 }

  /// The picture of one of a bubble's images, known by any of some URLs, or of its only one without any; nil if there
  /// is none to show.
  func picture(for urls: [String], ofBubble bubble: Int) -> Picture? {
    let picture =
      urls.isEmpty ? world.mainPicture(ofBubble: bubble) : world.picture(for: urls, ofBubble: bubble)
    return picture?.raster == nil ? nil : picture
  }

  /// Draws a picture over an area of `width` × `height` points, which takes some columns and half rows of the screen;
  /// nil where there are no design colours.
  func painter(
    of picture: Picture, columns: Range<Int>, halves: Range<Int>, width: Double, height: Double,
    fillsArea: Bool
  ) -> PicturePainter? {
    guard let design = theme.design,
      let grid = session.pictureCache.grid(
        of: picture, columns: columns.count, halves: halves.count, width: width, height: height,
        fillsArea: fillsArea, isLimited: theme.limitsPictureColors, on: design, in: world)
    else { return nil }
    return PicturePainter(
      grid: grid, design: design, glyphs: theme.glyphs, column: columns.lowerBound, half: halves.lowerBound)
  }
}
