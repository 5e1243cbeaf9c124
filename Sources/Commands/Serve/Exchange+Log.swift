import MessagingAPIServer
import TerminalUI

extension Exchange {
  /// A request or webhook of a server's log.
  init(_ entry: RequestLog.Entry) {
    self.init(
      number: entry.number, time: entry.time, isWebhook: entry.isWebhook, method: entry.request.method,
      subject: entry.isWebhook ? entry.operation ?? "" : entry.request.target,
      status: entry.response.status == 0 ? nil : entry.response.status, isGood: entry.isGood,
      milliseconds: entry.duration.milliseconds, notes: entry.notes, body: entry.request.body,
      answer: entry.response.body)
  }
}
