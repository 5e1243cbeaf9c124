import ChatRoom
import Synchronization

/// The outlooks of the bubble looked at last: a frame asks for them, and between two frames they seldom change.
final class FitPreviewCache: Sendable {
  private struct Key: Hashable {
    var bubble: Int
    var heights: [Int32]
  }

  private struct Kept {
    var key: Key
    var previews: [Device: [FitPreview]] = [:]
  }

  private let kept = Mutex<Kept?>(nil)

  /// The outlooks of a bubble on a device.
  func fitPreviews(ofBubble bubble: Int, on device: Device, in world: World) -> [FitPreview] {
    let siblings = world.messages[Int(world.bubbles[bubble].message)].bubbles
    let key = Key(bubble: bubble, heights: siblings.map { world.bubbles[$0].bubble.height })
    return kept.withLock { kept in
      if kept?.key != key { kept = Kept(key: key) }
      if let previews = kept?.previews[device] { return previews }
      let previews = world.fitPreviews(ofBubble: bubble, user: world.currentUser, on: device)
      kept?.previews[device] = previews
      return previews
    }
  }
}
