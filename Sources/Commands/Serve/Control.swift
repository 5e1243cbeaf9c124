import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios

/// What a server answers beside LINE's API: the calls of `/_bubblescope/`, with which a test or a person drives and
/// watches the room.
///
/// It knows no sockets and does not own the room, so that it serves a room on a screen as well as one without.
///
/// ```swift
/// if let answer = control.answer(request, service, in: &simulation) { … }
/// control.publish(simulation, service)
/// ```
struct Control {
  /// An answer.
  enum Answer {
    /// A response, and remarks on the request for people who look on.
    case response(HTTPResponse, notes: [String])
    /// The beginning of a stream, to be passed to ``Control/listen(_:)``.
    case stream(HTTPResponse)
  }

  /// What the simulation must observe.
  static let observation: Simulation.Observation = [.actions, .impressions, .events]

  /// Reads posted steps.
  let stepReader: ScenarioReader
  /// Reads the session's file.
  let sessionReader: ScenarioReader
  /// The session as a scenario file.
  var transcript: SessionTranscript
  /// Those who look on.
  var feed = ControlFeed()
  /// The numbers of expectations that were posted, and of those that were not met.
  var expectations = (checked: 0, failed: 0)
  /// Remarks on the request that is being answered.
  var notes: [String] = []

  /// Creates the calls for a session that begins.
  init(title: String, description: String?, files: ServedFiles, isLenient: Bool) {
    transcript = SessionTranscript(title: title, description: description)
    stepReader = ScenarioReader(isLenient: isLenient) { (name) throws(UnreadableFile) in
      try files.posted(name)
    }
    sessionReader = ScenarioReader(isLenient: isLenient) { (name) throws(UnreadableFile) in
      try files.ofSession(name)
    }
  }

  /// Answers a request; nil for one of LINE's API.
  mutating func answer(
    _ request: HTTPRequest, _ service: MessagingAPIService, in simulation: inout Simulation
  ) -> Answer? {
    guard let name = ControlPath.rest(of: request) else { return nil }
    notes.removeAll()
    do throws(ControlError) {
      let call = try ControlCall.find(name, request.method)
      let query = request.query
      try call.check(query)
      switch call.handling {
      case .response(let handler):
        return .response(try handler(&self, request, service, &simulation), notes: notes)
      case .events: return .stream(try feed.start(request))
      }
    } catch {
      return .response(error.response, notes: notes)
    }
  }

  /// Tells those who look on what has happened since the last time.
  mutating func publish(_ simulation: Simulation, _ service: MessagingAPIService) {
    feed.publish(simulation, service.log)
  }

  /// Lets somebody look on.
  mutating func listen(_ listener: ControlFeed.Listener) {
    feed.add(listener)
  }
}
