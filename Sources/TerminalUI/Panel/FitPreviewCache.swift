import ChatRoom
import Synchronization

/// The outlooks of the bubble looked at last: a frame asks for them, and between two frames they seldom change.
final class FitPreviewCache: Sendable {
  private struct Key: Hashable {
    var bubble: Int
    var heights: [Int32]
    var device: Device
  }

  private let kept = Mutex<(key: Key, previews: [FitPreview])?>(nil)

  /// The outlooks of a bubble on the current user's device.
  func fitPreviews(ofBubble bubble: Int, in world: World) -> [FitPreview] {
    let user = world.currentUser
    let siblings = world.messages[Int(world.bubbles[bubble].message)].bubbles
    let key = Key(
      bubble: bubble, heights: siblings.map { world.bubbles[$0].bubble.height },
      device: world.users[user].user.device)
    return kept.withLock { kept in
      if let kept, kept.key == key { return kept.previews }
      let previews = world.fitPreviews(ofBubble: bubble, user: user)
      kept = (key, previews)
      return previews
    }
  }
}
