import ChatRoom
import MessagingAPI

/// The retry keys of requests that were accepted: none is accepted a second time within 24 hours.
///
/// Source: Messaging API documentation, "Retry failed API requests".
struct RetryKeys: Sendable {
  private struct Accepted: Sendable {
    var requestId: String
    var time: Timestamp
    var sentMessages: JSONValue?
  }

  /// The seconds for which a key is kept.
  static let lifetime = 24 * 3600

  private var accepted: [String: Accepted] = [:]
  /// The number of keys at which those that are too old are looked for.
  private var pruningCount = 1000

  /// Checks a key.
  ///
  /// - Throws: The answer to a request with an invalid key, or with one that was accepted before.
  func check(_ key: String, at time: Timestamp) throws(APIError) {
    guard RetryKeys.isUUID(key) else {
      throw APIError(400, "The value for the 'X-Line-Retry-Key' header is invalid")
    }
    guard let earlier = accepted[key.lowercased()], time.seconds - earlier.time.seconds < RetryKeys.lifetime
    else {
      return
    }
    var error = APIError(
      409, "The retry key is already accepted",
      more: earlier.sentMessages.map { [.init("sentMessages", $0)] } ?? [])
    error.fields["X-Line-Accepted-Request-Id"] = earlier.requestId
    throw error
  }

  /// Keeps the key of an accepted request, and now and then forgets those that are too old. O(1) on average.
  mutating func accept(_ key: String, requestId: String, at time: Timestamp, sentMessages: JSONValue?) {
    if accepted.count >= pruningCount {
      accepted = accepted.filter { time.seconds - $0.value.time.seconds < RetryKeys.lifetime }
      pruningCount = max(1000, accepted.count * 2)
    }
    accepted[key.lowercased()] = Accepted(requestId: requestId, time: time, sentMessages: sentMessages)
  }

  /// Whether a text is a UUID in hexadecimal format.
  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.joined().utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
  }
}
