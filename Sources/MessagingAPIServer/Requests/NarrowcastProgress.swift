import ChatRoom
import MessagingAPI

/// What became of a narrowcast request.
///
/// Source: Messaging API reference, "Get narrowcast message status".
struct NarrowcastProgress: Hashable, Sendable {
  /// When it was accepted.
  var accepted: Timestamp
  /// The number of users it was meant for.
  var target: Int
  /// The number of users it was delivered to; nil if nothing was sent, as there were not enough.
  var success: Int?

  /// The seconds for which it can be asked for: 14 days.
  static let lifetime = 1_209_600

  /// The answer.
  var json: JSONValue {
    var members: [JSONValue.Member] = [.init("phase", .string(success == nil ? "failed" : "succeeded"))]
    if let success {
      members += [
        .init("successCount", .number(Double(success))),
        .init("failureCount", .number(Double(target - success))),
      ]
    }
    members.append(.init("targetCount", .number(Double(target))))
    if success == nil {
      members += [
        .init("failedDescription", .string("There are not enough recipients")),
        .init("errorCode", .number(2)),
      ]
    }
    members += [
      .init("acceptedTime", .string(accepted.utcText)), .init("completedTime", .string(accepted.utcText)),
    ]
    return .object(members)
  }
}

extension Timestamp {
  /// The moment at UTC, as answers have it: `2020-12-03T10:15:30.000Z`.
  var utcText: String {
    let shifted = Timestamp(seconds: seconds - 9 * 3600)
    return "\(shifted.dateText)T\(shifted.timeText).000Z"
  }
}
