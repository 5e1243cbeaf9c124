import ImpressionRules
import MessagingAPI

/// The paddings and gaps of the room, in points, 0…10,000 each. LINE publishes none of them: estimates.
public struct Metrics: Hashable, Sendable {
  /// Above the first bubble.
  public var paddingTop = 12
  /// Below the last bubble.
  public var paddingBottom = 12
  /// Between bubbles of one message.
  public var bubbleGap = 8
  /// Between messages.
  public var messageGap = 16
  /// Height of the service menu bar.
  public var serviceMenuBar = 48
  /// Height of the quick replies.
  public var quickReplies = 52
  /// The height that the keyboard covers of the chat window; nil for the device's.
  public var keyboard: Int?

  /// The standard metrics.
  public init() {}

  /// The height that the keyboard covers on a device, in points; 0 where it has none on its screen.
  func keyboardHeight(on device: Device) -> Int {
    device.app.hasKeyboard ? keyboard ?? device.keyboardHeight : 0
  }
}
