import ChatRoom

/// The token in `next` with which a list goes on, for 24 hours.
struct ContinuationToken {
  /// The seconds for which it is good.
  static let lifetime = 24 * 3600

  /// A page of a list.
  ///
  /// - Parameter list: The name of the list: a token is good for one list only.
  /// - Throws: The answer to a `limit` or `start` that is not valid.
  static func page<Element>(
    of elements: [Element], _ list: String, call: APICall, limit standard: Int, maximum: Int,
    at time: Timestamp
  ) throws(APIError) -> (elements: ArraySlice<Element>, next: String?) {
    var limit = standard
    if let text = call.request.query["limit"] {
      guard let number = Int(text), (1...maximum).contains(number) else { throw .invalid(parameter: "limit") }
      limit = number
    }
    var first = 0
    if let token = call.request.query["start"], !token.isEmpty {
      guard let offset = offset(in: token, list, at: time) else { throw APIError(400, "Invalid start param") }
      first = min(offset, elements.count)
    }
    let end = min(first + limit, elements.count)
    return (elements[first..<end], end < elements.count ? token(end, list, time) : nil)
  }

  private static func token(_ offset: Int, _ list: String, _ time: Timestamp) -> String {
    let text = "\(offset).\(time.seconds)"
    return "\(text).\(SHA256.digest(of: "\(list) \(text)".utf8).hexadecimal.prefix(16))"
  }

  private static func offset(in token: String, _ list: String, at time: Timestamp) -> Int? {
    let parts = token.split(separator: ".")
    guard parts.count == 3, let offset = Int(parts[0]), let issued = Int(parts[1]), offset >= 0,
      token == self.token(offset, list, Timestamp(seconds: issued)),
      (0...lifetime).contains(time.seconds - issued)
    else { return nil }
    return offset
  }
}
