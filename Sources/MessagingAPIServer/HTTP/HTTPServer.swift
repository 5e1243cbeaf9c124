import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server (HTTP/1.0 and 1.1) on a thread of its own.
///
/// It reads requests, refuses what exceeds its ``HTTPLimits`` or names a foreign host, and hands every complete request
/// on as an ``HTTPExchange``. The answer may come from any thread. Requests of one connection are handed on one after
/// another, so that pipelined ones are answered in order.
///
/// ```swift
/// let server = try HTTPServer(host: "127.0.0.1", port: 0) { exchange in
///   exchange.answer(HTTPResponse(status: 200))
/// }
/// print(server.port)
/// ```
public final class HTTPServer: Sendable {
  let group: MultiThreadedEventLoopGroup
  private let channel: any Channel

  /// The port it listens on.
  public let port: Int

  /// Begins to listen. `port` 0 takes a free one. `deliver` is called on the server's thread and must not block.
  ///
  /// - Throws: ``HTTPServerError``.
  public init(
    host: String, port: Int, limits: HTTPLimits = HTTPLimits(), policy: HostPolicy = HostPolicy(),
    deliver: @escaping @Sendable (HTTPExchange) -> Void
  ) throws(HTTPServerError) {
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let counter = ConnectionCounter(maximum: limits.connections)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(BackPressureHandler())
          try pipeline.configureHTTPServerPipeline(
            withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits.ofDecoder)
          try pipeline.addHandler(
            HTTPConnectionHandler(limits: limits, policy: policy, counter: counter, deliver: deliver))
        }
      }
    do {
      channel = try bootstrap.bind(host: host, port: port).wait()
    } catch {
      try? group.syncShutdownGracefully()
      throw HTTPServerError(error)
    }
    self.port = channel.localAddress?.port ?? port
  }

  /// Stops listening and closes all connections. No answer is sent any more. Not to be called on the server's thread.
  public func close() {
    try? group.syncShutdownGracefully()
  }
}

extension HTTPLimits {
  fileprivate var ofDecoder: NIOHTTPDecoderLimitConfiguration {
    var configuration = NIOHTTPDecoderLimitConfiguration()
    configuration.maxHeaderListSize = header
    configuration.maxHeaderFieldSize = header
    return configuration
  }
}
