import ChatRoom
import Synchronization

/// The outlooks of the bubble looked at last: a frame asks for them, and between two frames they seldom change.
final class OutlookCache: Sendable {
  private struct Key: Hashable {
    var bubble: Int
    var heights: [Int32]
    var device: Device
  }

  private let kept = Mutex<(key: Key, outlooks: [Outlook])?>(nil)

  /// The outlooks of a bubble on the current user's device.
  func outlooks(ofBubble bubble: Int, in world: World) -> [Outlook] {
    let user = world.currentUser
    let siblings = world.messages[Int(world.bubbles[bubble].message)].bubbles
    let key = Key(
      bubble: bubble, heights: siblings.map { world.bubbles[$0].bubble.height },
      device: world.users[user].user.device)
    return kept.withLock { kept in
      if let kept, kept.key == key { return kept.outlooks }
      let outlooks = world.outlooks(ofBubble: bubble, user: user)
      kept = (key, outlooks)
      return outlooks
    }
  }
}
