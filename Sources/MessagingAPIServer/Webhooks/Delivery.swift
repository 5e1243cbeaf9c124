/// What became of a request to another server.
public enum Delivery: Hashable, Sendable {
  /// The server answered with this status code.
  case answered(status: Int)
  /// There was no connection, for this reason.
  case couldNotConnect(String)
  /// There was no answer in time.
  case timedOut
  /// The connection was lost, or the answer was no HTTP.
  case failed(String)
}
