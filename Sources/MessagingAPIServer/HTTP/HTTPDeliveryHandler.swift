import NIOCore
import NIOHTTP1

/// One request to another server: sends it once connected, and waits for the answer's status.
final class HTTPDeliveryHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private let request: OutgoingRequest
  private let patience: TimeAmount
  private var then: (@Sendable (Delivery) -> Void)?
  private var status: Int?
  private var deadline: Scheduled<Void>?

  init(request: OutgoingRequest, patience: TimeAmount, then: @escaping @Sendable (Delivery) -> Void) {
    self.request = request
    self.patience = patience
    self.then = then
  }

  func channelActive(context: ChannelHandlerContext) {
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { self.end(.timedOut, context) }
    var headers = HTTPHeaders(request.fields.all.map { ($0.name, $0.value) })
    headers.add(name: "Host", value: request.url.hostField)
    headers.add(name: "Content-Length", value: String(request.body.count))
    headers.add(name: "Connection", value: "close")
    let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: request.url.target, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let body = context.channel.allocator.buffer(bytes: request.body)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): status = Int(head.status.code)
    case .body: break
    case .end: if let status { end(.answered(status: status), context) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(
      status.map { .answered(status: $0) } ?? .failed("The connection was closed without an answer"), context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    end(.failed("The answer is not HTTP"), context)
  }

  private func end(_ delivery: Delivery, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    guard let then else { return }
    self.then = nil
    then(delivery)
    context.close(promise: nil)
  }
}
