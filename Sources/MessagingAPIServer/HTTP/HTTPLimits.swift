/// The limits of a server on what clients may take of it.
public struct HTTPLimits: Hashable, Sendable {
  /// The largest body in bytes. LINE takes 2 MB.
  public var body = 2 << 20
  /// The largest header in bytes, and the longest target.
  public var header = 64 << 10
  /// The most connections at a time; further ones are closed at once.
  public var connections = 256
  /// The bytes of a stream that a client may leave waiting; then it is cut off.
  public var streamBytes = 4 << 20
  /// The seconds a connection may be without a complete request header, from its start or the last response.
  public var idleSeconds = 60.0
  /// The seconds from a request's header to the end of its body.
  public var bodySeconds = 30.0
  /// The seconds for which the rest of a refused body is read, so that its sender sees the response.
  public var lingerSeconds = 2.0

  /// The standard limits.
  public init() {}
}
