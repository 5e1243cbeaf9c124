import MessagingAPI
import Pictures

/// The pictures of images.
extension World {
  /// The picture of one of a bubble's images, known by any of some URLs: the bubble's own if it is the main image.
  /// O(components) for a bubble with a picture of its own.
  public func picture(for urls: [String], ofBubble index: Int) -> Picture? {
    picture(for: urls, of: bubbles[index].bubble)
  }

  /// The picture of a bubble's main image, if it has one. O(components).
  public func mainPicture(ofBubble index: Int) -> Picture? { mainPicture(of: bubbles[index].bubble) }

  /// The picture of the rich menu a user sees, if it has one. O(1).
  public func richMenuPicture(of user: Int) -> Picture? { account.richMenuPictures[users[user].menu] }

  private func picture(for urls: [String], of bubble: Bubble) -> Picture? {
    if let own = bubble.picture, let main = bubble.message.images.first, !Set(main).isDisjoint(with: urls) {
      return own
    }
    return urls.lazy.compactMap { pictures[$0] }.first
  }

  private func mainPicture(of bubble: Bubble) -> Picture? {
    if let own = bubble.picture { return own }
    guard !pictures.isEmpty else { return nil }
    return bubble.message.images.first.flatMap { urls in urls.lazy.compactMap { pictures[$0] }.first }
  }

  /// A bubble with the pixel size of its picture: an image or a video without one in the scenario has that of its
  /// file.
  func sized(_ bubble: Bubble) -> Bubble {
    guard bubble.pixelWidth == 0, bubble.picture != nil || !pictures.isEmpty else { return bubble }
    switch bubble.object {
    case .image, .video: break
    default: return bubble
    }
    guard let size = mainPicture(of: bubble)?.raster?.originalSize else { return bubble }
    var bubble = bubble
    (bubble.pixelWidth, bubble.pixelHeight) = (Int32(clamping: size.width), Int32(clamping: size.height))
    return bubble
  }
}
