import ChatRoom
import HTMLReport
import MessagingAPI
import MessagingAPIServer
import Scenarios

/// The calls that report the session: all are those of its scenario file, replayed.
extension Control {
  /// The name of the session's file.
  private static let file = "session.yaml"

  /// `GET /_bubblescope/scenario`.
  func scenario(of simulation: Simulation) throws(ControlError) -> HTTPResponse {
    var response = HTTPResponse(try text(of: simulation), type: "application/yaml; charset=utf-8")
    response.fields["Content-Disposition"] = "inline; filename=\"\(Control.file)\""
    return response
  }

  /// `GET /_bubblescope/report`.
  func report(_ request: HTTPRequest, of simulation: Simulation) throws(ControlError) -> HTTPResponse {
    var contents: Report.Contents = .explanations
    if try flag("trace", of: request) { contents.insert(.trace) }
    if try flag("privacy", of: request) { contents.insert(.masked) }
    let report = Report(format: .json, contents: contents)
    let (result, _) = try replayed(simulation, report.options)
    var summary = Report.Summary()
    summary.add(result, number: 1)
    return HTTPResponse(
      report.opening + report.entry(for: result, number: 1) + report.closing(summary),
      type: "application/json")
  }

  /// `GET /_bubblescope/report.html`.
  func page(_ request: HTTPRequest, of simulation: Simulation) throws(ControlError) -> HTTPResponse {
    let nonce = String(UInt64.random(in: .min ... .max), radix: 36)
    let report = HTMLReport(
      isMasked: try flag("privacy", of: request), showsDesign: try coloring(request.query) == .design,
      reloading: .init(events: "events?since=\(feed.lastID)", nonce: nonce))
    let (result, scenes) = try replayed(simulation, report.options)
    var summary = Report.Summary()
    summary.add(result, number: 1)
    return HTTPResponse(
      report.page(of: [report.entry(for: result, scenes, number: 1)], summary),
      type: "text/html; charset=utf-8")
  }

  private func text(of simulation: Simulation, pinsCounters: Bool = true) throws(ControlError) -> String {
    do throws(UnwritableBubble) {
      return try transcript.text(of: simulation, pinsCounters: pinsCounters)
    } catch {
      throw ControlError(500, "\(error.name) can't be written as JSON")
    }
  }

  private func replayed(
    _ simulation: Simulation, _ options: Replay.Options
  ) throws(ControlError) -> (ReplayResult, SceneFinder) {
    let text = try text(of: simulation, pinsCounters: false)
    do throws(InvalidScenario) {
      let scenario = try sessionReader.read(Array(text.utf8), named: Control.file)
      var scenes = SceneFinder(for: scenario)
      let outcome = try Replay.run(scenario, options) { scenes.observe($0) }
      return (ReplayResult(file: Control.file, ending: .ran(outcome)), scenes)
    } catch {
      throw ControlError(
        500, "the session can't be replayed", [.init("errors", error.json(of: .error, in: Control.file))])
    }
  }

  /// A parameter that is true or false, by default false.
  private func flag(_ name: String, of request: HTTPRequest) throws(ControlError) -> Bool {
    switch request.query[name] {
    case nil, "false"?: return false
    case "true"?: return true
    case .some(let value): throw ControlError(400, "\(name): expected true or false, found \"\(value)\"")
    }
  }
}
