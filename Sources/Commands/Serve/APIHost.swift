import ChatRoom
import MessagingAPIServer

/// The server of a simulated room. The loop that owns the simulation waits for the mailbox, and lets the host deal with
/// what is in it.
struct APIHost {
  /// What the server's thread has for the loop.
  enum Mail: Sendable {
    /// A request.
    case request(HTTPExchange)
    /// What became of a request to another server, which an exchange waits for.
    case delivery(Delivery, of: PendingAnswer, HTTPExchange)
    /// What became of a webhook.
    case webhook(Delivery, of: Webhook)
  }

  /// What the simulation must observe.
  static let observation = Control.observation.union(.bot)

  var service: MessagingAPIService
  /// The calls beside LINE's API.
  var control: Control
  /// Told of a call beside LINE's API that changes something: the request, its answer, remarks, and the time it took.
  var toldControl: (HTTPRequest, HTTPResponse, [String], Duration) -> Void = { _, _, _, _ in }
  let mailbox: Mailbox<Mail>
  let server: HTTPServer

  /// Deals with what is in the mailbox for some milliseconds at most, and sends the bot what has happened since.
  mutating func handleMail(in simulation: inout Simulation, for time: Duration = .seconds(1)) {
    let end = ContinuousClock.now + time
    repeat {
      let mails = mailbox.remove(atMost: 4)
      if mails.isEmpty { break }
      for mail in mails {
        handle(mail, in: &simulation)
        control.publish(simulation, service)
      }
    } while ContinuousClock.now < end
    sendWebhook(in: &simulation)
  }

  private mutating func handle(_ mail: Mail, in simulation: inout Simulation) {
    switch mail {
    case .request(let exchange): answer(exchange, in: &simulation)
    case .delivery(let delivery, let pending, let exchange):
      exchange.answer(service.finish(pending, with: delivery, at: simulation.world.clock))
    case .webhook(let delivery, let webhook):
      if let again = service.finish(webhook, with: delivery, at: simulation.world.clock) { send(again) }
      sendWebhook(in: &simulation)
    }
  }

  private mutating func answer(_ exchange: HTTPExchange, in simulation: inout Simulation) {
    let start = ContinuousClock.now
    if let answer = control.answer(exchange.request, service, in: &simulation) {
      return send(answer, to: exchange, since: start)
    }
    switch service.answer(exchange.request, in: &simulation) {
    case .response(let response): exchange.answer(response)
    case .pending(let pending):
      server.send(pending.outgoing) { [mailbox] delivery in
        mailbox.append(.delivery(delivery, of: pending, exchange))
      }
    }
  }

  private mutating func send(
    _ answer: Control.Answer, to exchange: HTTPExchange, since start: ContinuousClock.Instant
  ) {
    switch answer {
    case .response(let response, let notes):
      exchange.answer(response)
      // What only looks on is no news to those who look on.
      guard exchange.request.method == "POST" else { return }
      toldControl(exchange.request, response, notes, .now - start)
    case .stream(let response):
      let stream = exchange.stream(response)
      control.listen(ControlFeed.Listener(send: { stream.send($0) }, isOpen: { stream.isOpen }))
    }
  }

  /// Sends the bot, and those who look on, what has happened without a request.
  mutating func tell(of simulation: inout Simulation) {
    sendWebhook(in: &simulation)
    control.publish(simulation, service)
  }

  /// Sends the bot the next thing that has happened and it has not been sent, unless it still has to answer the last
  /// one.
  private mutating func sendWebhook(in simulation: inout Simulation) {
    service.queue(simulation.takeBotEvents())
    if let webhook = service.nextWebhook(in: simulation.world) { send(webhook) }
  }

  private func send(_ webhook: Webhook) {
    server.send(webhook.outgoing, afterSeconds: webhook.delay) { [mailbox] delivery in
      mailbox.append(.webhook(delivery, of: webhook))
    }
  }
}
