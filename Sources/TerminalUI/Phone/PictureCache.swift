import ChatRoom
import Pictures
import Synchronization

/// The pictures of a room as they were reduced to cells, so that drawing them again costs nothing.
final class PictureCache: Sendable {
  private struct Key: Hashable {
    var picture: Picture
    var columns: Int
    var halves: Int
    var width: Double
    var height: Double
    var fillsArea: Bool
    var isLimited: Bool
    var design: DesignPalette
  }

  /// Grids that are kept; a screen shows few.
  private static let most = 200

  private let grids = Mutex<[Key: PictureGrid]>([:])
  private let palette = Mutex<PicturePalette?>(nil)

  /// A picture as it fills an area of `width` × `height` points and as many cells; nil for one that cannot be shown.
  ///
  /// With `isLimited`, the pictures of a world have few colors together. A picture that came later has to do with those
  /// of the others.
  func grid(
    of picture: Picture, columns: Int, halves: Int, width: Double, height: Double, fillsArea: Bool,
    isLimited: Bool, on design: DesignPalette, in world: World
  ) -> PictureGrid? {
    guard let raster = picture.raster else { return nil }
    let key = Key(
      picture: picture, columns: columns, halves: halves, width: width, height: height, fillsArea: fillsArea,
      isLimited: isLimited, design: design)
    if let known = grids.withLock({ $0[key] }) { return known }
    let grid = PictureGrid(
      raster, columns: columns, halves: halves, width: width, height: height, fillsArea: fillsArea,
      palette: isLimited ? palette(of: world) : nil, on: design)
    grids.withLock { grids in
      if grids.count >= PictureCache.most { grids.removeAll() }
      grids[key] = grid
    }
    return grid
  }

  private func palette(of world: World) -> PicturePalette {
    palette.withLock { palette in
      if let palette { return palette }
      let new = PicturePalette(of: world.allPictures.compactMap(\.raster))
      palette = new
      return new
    }
  }
}

extension World {
  /// All pictures there are, those of the same file once, by the files' names. O(bubbles).
  fileprivate var allPictures: [Picture] {
    var pictures: [String: Picture] = [:]
    for picture in self.pictures.values { pictures[picture.file] = picture }
    for picture in account.richMenuPictures.values { pictures[picture.file] = picture }
    for picture in bubbles.lazy.compactMap(\.bubble.picture) { pictures[picture.file] = picture }
    return pictures.sorted { $0.key < $1.key }.map(\.value)
  }
}
