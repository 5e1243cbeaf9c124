import NIOCore
import NIOHTTP1

/// One connection of a server: collects a request, hands it on, writes its answer, and waits for the next.
///
/// The pipeline in front of it hands over the next request only after the answer to the last.
final class HTTPConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// What the connection is doing.
  private enum State {
    /// It waits for the header of a request.
    case idle
    /// It reads the body of a request.
    case reading(HTTPRequestHead, [UInt8])
    /// It waits for the answer to a request.
    case answering(HTTPRequestHead)
    /// It sends an answer that goes on.
    case streaming(HTTPStream)
    /// It drops the rest of a request that was refused.
    case dropping
    /// It is closed, or about to be.
    case closed
  }

  private let limits: HTTPLimits
  private let policy: HostPolicy
  private let counter: ConnectionCounter
  private let deliver: @Sendable (HTTPExchange) -> Void
  private var state = State.idle
  private var isCounted = false
  private var deadline: Scheduled<Void>?
  /// Whether the client has sent all that it will.
  private var isInputClosed = false
  /// The number of requests handed on.
  private var number = 0
  /// The bytes of a stream that the client has not taken yet.
  private var waitingBytes = 0

  init(
    limits: HTTPLimits, policy: HostPolicy, counter: ConnectionCounter,
    deliver: @escaping @Sendable (HTTPExchange) -> Void
  ) {
    self.limits = limits
    self.policy = policy
    self.counter = counter
    self.deliver = deliver
  }

  func channelActive(context: ChannelHandlerContext) {
    isCounted = counter.enter()
    guard isCounted else { return close(context) }
    wait(limits.idleSeconds, context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if isCounted { counter.leave() }
    isCounted = false
    endStream()
    state = .closed
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (unwrapInboundIn(data), state) {
    case (.head(let head), .idle): begin(head, context)
    case (.body(let part), .reading(let head, var body)):
      // The array must not be held by the state while it grows.
      state = .idle
      guard body.count + part.readableBytes <= limits.body else { return refuse(.tooLarge, head, context) }
      body.append(contentsOf: part.readableBytesView)
      state = .reading(head, body)
    case (.end, .reading(let head, let body)): handOn(head, body, context)
    case (.end, .dropping): close(context)
    default: break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    isInputClosed = true
    if case .answering = state { return }
    close(context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    close(context)
  }

  // MARK: Requests

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let isHTTP10 = head.version == .http1_0
    if let refusal = policy.refusal(of: HTTPFields(head.headers), isHTTP10: isHTTP10) {
      return refuse(refusal, head, context)
    }
    if let length = head.headers.first(name: "Content-Length").flatMap(Int.init), length > limits.body {
      return refuse(.tooLarge, head, context)
    }
    state = .reading(head, [])
    wait(limits.bodySeconds, context)
    if head.headers.first(name: "Expect")?.lowercased() == "100-continue", !isHTTP10 {
      let head = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }
  }

  private func handOn(_ head: HTTPRequestHead, _ body: [UInt8], _ context: ChannelHandlerContext) {
    deadline?.cancel()
    state = .answering(head)
    number += 1
    let request = HTTPRequest(
      method: head.method.rawValue, target: head.uri, fields: HTTPFields(head.headers), body: body)
    let loop = context.eventLoop
    let own = NIOLoopBound((handler: self, context: context), eventLoop: loop)
    let number = number
    deliver(
      HTTPExchange(request: request) { part in
        loop.execute { own.value.handler.respond(part, number, own.value.context) }
      })
  }

  // MARK: Responses

  private func respond(_ part: HTTPExchange.Part, _ number: Int, _ context: ChannelHandlerContext) {
    switch part {
    case .whole(let response): answer(response, number, context)
    case .start(let response, let stream): begin(stream, response, number, context)
    case .more(let bytes): if case .streaming = state, number == self.number { send(bytes, context) }
    case .end:
      guard case .streaming = state, number == self.number else { return }
      endStream()
      state = .closed
      let promise = context.eventLoop.makePromise(of: Void.self)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
      closeAfter(promise.futureResult, context)
    }
  }

  private func answer(_ response: HTTPResponse, _ number: Int, _ context: ChannelHandlerContext) {
    guard number == self.number, case .answering(let head) = state else { return }
    let isLast = !head.isKeepAlive || isInputClosed
    state = isLast ? .closed : .idle
    wait(limits.idleSeconds, context)
    let written = write(response, to: head, isLast: isLast, context)
    if isLast { closeAfter(written, context) }
  }

  /// Answers before the request has been read, and drops what is still to come: a client that gets a reset instead
  /// never sees the answer.
  private func refuse(
    _ response: HTTPResponse, _ head: HTTPRequestHead, _ context: ChannelHandlerContext
  ) {
    state = .dropping
    wait(limits.lingerSeconds, context)
    _ = write(response, to: head, isLast: true, context)
  }

  private func write(
    _ response: HTTPResponse, to head: HTTPRequestHead, isLast: Bool, _ context: ChannelHandlerContext
  ) -> EventLoopFuture<Void> {
    var headers = HTTPHeaders(response.fields.all.map { ($0.name, $0.value) })
    headers.replaceOrAdd(name: "Content-Length", value: String(response.body.count))
    if isLast {
      headers.replaceOrAdd(name: "Connection", value: "close")
    } else if head.version == .http1_0 {
      headers.replaceOrAdd(name: "Connection", value: "keep-alive")
    }
    let status = HTTPResponseStatus(statusCode: response.status)
    let start = HTTPResponseHead(version: head.version, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(start)), promise: nil)
    if head.method != .HEAD, !response.body.isEmpty {
      let body = context.channel.allocator.buffer(bytes: response.body)
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    let promise = context.eventLoop.makePromise(of: Void.self)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
    return promise.futureResult
  }

  // MARK: Streams

  private func begin(
    _ stream: HTTPStream, _ response: HTTPResponse, _ number: Int, _ context: ChannelHandlerContext
  ) {
    guard number == self.number, case .answering(let head) = state else { return stream.close() }
    guard !isInputClosed else {
      stream.close()
      return close(context)
    }
    guard head.method != .HEAD else {
      stream.close()
      return answer(response, number, context)
    }
    state = .streaming(stream)
    var headers = HTTPHeaders(response.fields.all.map { ($0.name, $0.value) })
    headers.replaceOrAdd(name: "Connection", value: "close")
    let status = HTTPResponseStatus(statusCode: response.status)
    let start = HTTPResponseHead(version: head.version, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(start)), promise: nil)
    send(response.body, context)
  }

  private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
    let count = bytes.count
    waitingBytes += count
    let written = context.eventLoop.makePromise(of: Void.self)
    written.futureResult.assumeIsolated().whenComplete { _ in self.waitingBytes -= count }
    let body = context.channel.allocator.buffer(bytes: bytes)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(body))), promise: written)
    if waitingBytes > limits.streamBytes { close(context) }
  }

  private func endStream() {
    if case .streaming(let stream) = state { stream.close() }
  }

  // MARK: Closing

  private func closeAfter(_ written: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
    written.assumeIsolated().whenComplete { _ in self.close(context) }
  }

  private func close(_ context: ChannelHandlerContext) {
    endStream()
    state = .closed
    deadline?.cancel()
    context.close(promise: nil)
  }

  /// Closes the connection unless something else happens within some seconds. A request that takes too long to arrive
  /// gets an answer.
  private func wait(_ seconds: Double, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let delay = TimeAmount.nanoseconds(Int64(seconds * 1e9))
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: delay) {
      if case .reading(let head, _) = self.state {
        self.state = .closed
        self.closeAfter(self.write(.tooSlow, to: head, isLast: true, context), context)
      } else {
        self.close(context)
      }
    }
  }
}

extension HTTPFields {
  fileprivate init(_ headers: HTTPHeaders) {
    self.init(headers.map { ($0.name, $0.value) })
  }
}

extension HTTPResponse {
  fileprivate static let tooLarge = APIError(
    413, "Request exceeds the max size of 2MB. Make the request smaller than 2MB and try again."
  ).response
  fileprivate static let tooSlow = APIError(408, "The request took too long to arrive").response
}
