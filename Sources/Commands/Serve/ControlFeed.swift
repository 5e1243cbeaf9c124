import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios

/// Everything that happens, as server-sent events, and those who listen.
///
/// Events have ascending ids. The latest are kept, so that a listener that comes back gets what it missed.
///
/// Source: HTML Standard, "Server-sent events".
struct ControlFeed {
  /// Somebody who listens.
  struct Listener {
    /// Sends bytes, without waiting.
    var send: ([UInt8]) -> Void
    /// Whether it is still there.
    var isOpen: () -> Bool
  }

  /// The types of events.
  enum Kind: String {
    /// Something happened in the room.
    case room
    /// A posted expectation was not met.
    case failure
    /// The bot sent a request, which was answered.
    case request
  }

  /// The id of the latest event.
  private(set) var lastID = 0
  /// The latest events, newest last.
  private var kept: [[UInt8]] = []
  private var listeners: [Listener] = []
  /// The numbers of happenings and requests told.
  private var told = (happenings: 0, requests: 0)
  private var fresh = 0
  /// The failed expectations that have not been told yet.
  private var failures: ArraySlice<Replay.Failure> = []

  /// The number of events kept at least, and told at once at most.
  private static let maximum = 10_000

  /// The beginning of the stream for a request: what it missed since its `Last-Event-ID` or `since`.
  func start(_ request: HTTPRequest) throws(ControlError) -> HTTPResponse {
    var missed: ArraySlice<[UInt8]> = []
    if let text = request.fields["Last-Event-ID"] ?? request.query["since"] {
      guard let id = Int(text), id >= 0 else {
        throw ControlError(400, "since: expected the id of an event, found \"\(text)\"")
      }
      if id <= lastID { missed = kept.suffix(lastID - id) }
    }
    var response = HTTPResponse(": Bubblescope\n\n", type: "text/event-stream")
    response.body += missed.joined()
    return response
  }

  /// Adds a listener that has got the beginning of its stream.
  mutating func add(_ listener: Listener) {
    listeners.removeAll { !$0.isOpen() }
    listeners.append(listener)
  }

  /// Has failed expectations told, after what happened before them.
  mutating func note(_ failures: [Replay.Failure]) {
    self.failures += failures
  }

  /// Tells what happened in the room and which requests were answered since the last time.
  mutating func publish(_ simulation: Simulation, _ log: RequestLog) {
    let happenings = simulation.eventLog.entries(after: told.happenings)
    for happening in happenings.suffix(ControlFeed.maximum) {
      add(.room, happening.json(in: simulation.world))
    }
    for failure in failures.suffix(ControlFeed.maximum) { add(.failure, failure.json) }
    failures.removeAll()
    for entry in log.entries.suffix(log.count - told.requests) { add(.request, entry.summary) }
    told = (simulation.eventLog.count, log.count)
    send()
  }

  private mutating func add(_ kind: Kind, _ data: JSONValue) {
    lastID += 1
    fresh += 1
    kept.append(Array("id: \(lastID)\nevent: \(kind.rawValue)\ndata: \(data.text())\n\n".utf8))
    if kept.count > 2 * ControlFeed.maximum { kept.removeFirst(kept.count - ControlFeed.maximum) }
  }

  private mutating func send() {
    defer { fresh = 0 }
    guard fresh > 0, !listeners.isEmpty else { return }
    let bytes = Array(kept.suffix(fresh).joined())
    listeners.removeAll { !$0.isOpen() }
    for listener in listeners { listener.send(bytes) }
  }
}
