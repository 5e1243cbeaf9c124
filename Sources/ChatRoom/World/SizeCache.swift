import BubbleLayout
import MessagingAPI
import Synchronization

/// Sizes of messages that take long to lay out, by all that they depend on: sizes are the same whoever asks,
/// so that everybody shares one cache.
final class SizeCache: Sendable {
  static let shared = SizeCache()

  private struct Key: Hashable {
    var object: MessageObject
    var explicit: ExplicitSize
    var device: LayoutDevice
  }

  /// The maximum number of sizes that are kept; then it begins anew.
  private static let maximum = 2000

  private let sizes = Mutex<[Key: BubbleSize?]>([:])

  /// The size, laid out when nobody has asked before. O(components) to find it.
  func size(of object: MessageObject, explicit: ExplicitSize, on device: LayoutDevice) -> BubbleSize? {
    let key = Key(object: object, explicit: explicit, device: device)
    if let known = sizes.withLock({ $0[key] }) { return known }
    let size = BubbleLayout.size(of: object, explicit: explicit, on: device)
    sizes.withLock { sizes in
      if sizes.count >= SizeCache.maximum { sizes.removeAll() }
      sizes[key] = .some(size)
    }
    return size
  }
}
