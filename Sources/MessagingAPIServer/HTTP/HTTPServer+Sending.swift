import NIOCore
import NIOHTTP1
import NIOPosix

extension HTTPServer {
  /// Sends a request to another server after some seconds, and tells what became of it, on the server's thread. Unless
  /// the server is closed before.
  public func send(
    _ request: OutgoingRequest, afterSeconds seconds: Int, then: @escaping @Sendable (Delivery) -> Void
  ) {
    group.next().scheduleTask(in: .seconds(Int64(seconds))) { self.send(request, then: then) }
  }

  /// Sends a request to another server, and tells what became of it, on the server's thread.
  public func send(_ request: OutgoingRequest, then: @escaping @Sendable (Delivery) -> Void) {
    guard !request.url.isSecure else {
      return then(.couldNotConnect("TLS is not supported here, use http: \(request.url.text)"))
    }
    let patience = TimeAmount.milliseconds(Int64(OutgoingRequest.patience * 1000))
    ClientBootstrap(group: group)
      .connectTimeout(patience)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHTTPClientHandlers()
          try pipeline.addHandler(HTTPDeliveryHandler(request: request, patience: patience, then: then))
        }
      }
      .connect(host: request.url.host, port: request.url.port)
      .whenFailure { error in
        let isLate = if case ChannelError.connectTimeout = error { true } else { false }
        then(isLate ? .timedOut : .couldNotConnect("Failed to connect: \(request.url.text)"))
      }
  }
}
