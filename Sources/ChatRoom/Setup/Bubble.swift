import ImpressionRules
import MessagingAPI
import Pictures

/// One message object of a message with what a scenario adds to it.
public struct Bubble: Hashable, Sendable {
  /// The message object and how it was written.
  public var message: WrittenMessage
  /// The height the scenario gives in points, 1…100,000; 0 when it gives none.
  public var height: Int32
  /// The width the scenario gives in points, 1…100,000; 0 when it gives none.
  public var width: Int32
  /// The pixel size of its picture, zeros when the scenario gives none.
  public var pixelWidth: Int32
  /// See ``pixelWidth``.
  public var pixelHeight: Int32
  /// The URLs that can be opened from it (R16), without duplicates, in order of appearance.
  public var links: [String]
  /// The picture the scenario gives its main image (``MessagingAPI/WrittenMessage/images``), if any.
  public var picture: Picture?

  /// The tallest and widest a scenario may make a bubble, in points.
  public static let maximumExtent = 100_000

  /// The buttons in it that send a text or a postback, in order of appearance. O(size of the message object).
  public var buttons: [MessageAction] { message.buttons }

  /// The decoded message object.
  public var object: MessageObject { message.object }

  /// Creates a bubble of a message object that was never written as JSON, or whose JSON does not matter.
  public init(
    _ object: MessageObject, height: Int32 = 0, width: Int32 = 0, pixelWidth: Int32 = 0,
    pixelHeight: Int32 = 0, links: [String] = []
  ) {
    self.init(
      WrittenMessage(object), height: height, width: width, pixelWidth: pixelWidth, pixelHeight: pixelHeight,
      links: links)
  }

  /// Creates a bubble.
  public init(
    _ message: WrittenMessage, height: Int32 = 0, width: Int32 = 0, pixelWidth: Int32 = 0,
    pixelHeight: Int32 = 0, links: [String] = []
  ) {
    self.message = message
    self.height = height
    self.width = width
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
    self.links = links
  }
}
