import MessagingAPI

extension Scene {
  /// Whether a bubble, by its index in ``World/bubbles``, is nothing but a picture.
  func isPicture(_ bubble: Int) -> Bool {
    switch world.bubbles[bubble].bubble.object {
    case .image, .video, .sticker, .imagemap: true
    default: false
    }
  }
}
