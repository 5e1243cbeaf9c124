import ChatRoom

/// One key of `metrics`: a padding or a gap of the room, in points.
struct MetricKey: Sendable {
  /// The key: `paddingTop`.
  let key: StaticString
  /// Its description in the schema.
  let meaning: String
  private let read: @Sendable (Metrics) -> Int?
  private let write: @Sendable (inout Metrics, Int) -> Void

  private init(
    _ key: StaticString, _ meaning: String, read: @escaping @Sendable (Metrics) -> Int?,
    write: @escaping @Sendable (inout Metrics, Int) -> Void
  ) {
    self.key = key
    self.meaning = meaning
    self.read = read
    self.write = write
  }

  /// All keys.
  static let all: [MetricKey] = [
    MetricKey("paddingTop", "Points above the first bubble.", read: { $0.paddingTop }) { $0.paddingTop = $1 },
    MetricKey("paddingBottom", "Points below the last bubble.", read: { $0.paddingBottom }) {
      $0.paddingBottom = $1
    },
    MetricKey("bubbleGap", "Points between bubbles of one message.", read: { $0.bubbleGap }) {
      $0.bubbleGap = $1
    },
    MetricKey("messageGap", "Points between messages.", read: { $0.messageGap }) { $0.messageGap = $1 },
    MetricKey("serviceMenuBar", "The height of the service menu bar in points.", read: { $0.serviceMenuBar })
    {
      $0.serviceMenuBar = $1
    },
    MetricKey("quickReplies", "The height of the quick replies in points.", read: { $0.quickReplies }) {
      $0.quickReplies = $1
    },
    MetricKey(
      "keyboard",
      "The height that the open keyboard covers, in points. Default: the device's, estimated as 0.38 times its screen's.",
      read: { $0.keyboard }
    ) {
      $0.keyboard = $1
    },
  ]

  /// The default, an estimate, in points; nil if it differs between devices.
  var standard: Int? { value(in: Metrics()) }

  /// Returns its value, in points; nil if none is given.
  func value(in metrics: Metrics) -> Int? { read(metrics) }

  /// Sets its value, in points.
  func set(_ points: Int, in metrics: inout Metrics) { write(&metrics, points) }
}
