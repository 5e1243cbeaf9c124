import Synchronization

/// The body of an answer that goes on until one side ends it. Any thread can send.
///
/// Nothing waits for a client that is slow: when it has ``HTTPLimits/streamBytes`` still to take, it is cut off.
public final class HTTPStream: Sendable {
  private let respond: @Sendable (HTTPExchange.Part) -> Void
  private let isClosed = Atomic(false)

  init(_ respond: @escaping @Sendable (HTTPExchange.Part) -> Void) {
    self.respond = respond
  }

  /// Whether the client is still there, as far as is known.
  public var isOpen: Bool { !isClosed.load(ordering: .relaxed) }

  /// Sends more of the body. It is dropped if the client is gone.
  public func send(_ bytes: [UInt8]) {
    if isOpen, !bytes.isEmpty { respond(.more(bytes)) }
  }

  /// Ends the body.
  public func end() {
    if isOpen { respond(.end) }
  }

  /// Notes that nothing more can be sent.
  func close() {
    isClosed.store(true, ordering: .relaxed)
  }
}
