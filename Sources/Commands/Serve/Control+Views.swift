import ArgumentParser
import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios
import TerminalUI

/// The calls that show the room.
extension Control {
  /// `GET /_bubblescope/why`.
  func explain(
    _ request: HTTPRequest, _ service: MessagingAPIService, in simulation: inout Simulation
  ) throws(ControlError) -> HTTPResponse {
    let query = request.query
    guard let name = query["bubble"], !name.isEmpty else {
      throw ControlError(
        400, "the parameter bubble is missing",
        hint: "write it like bubble=promo/1: the message and the bubble")
    }
    let user = try user(query["user"], service, in: &simulation) ?? simulation.world.currentUser
    let bubble: Int
    do throws(NameError) {
      bubble = try simulation.bubble(named: name)
    } catch {
      throw ControlError(404, error.description, hint: Control.hint(for: name, error, in: simulation.world))
    }
    return HTTPResponse(control: Report.explanation(ofBubble: bubble, user: user, in: simulation))
  }

  /// `GET /_bubblescope/shot.svg`.
  func picture(
    _ request: HTTPRequest, _ service: MessagingAPIService, of simulation: inout Simulation
  ) throws(ControlError) -> HTTPResponse {
    let query = request.query
    let user = try user(query["user"], service, in: &simulation)
    var size = TerminalSize.picture
    if let text = query["size"] {
      guard let own = TerminalSize(argument: text) else {
        throw ControlError(
          400, "size: \"\(text)\" is not a size", hint: "columns x rows, \(TerminalSize.rangeDescription)")
      }
      size = own
    }
    let colors = try coloring(query)
    let world = simulation.world
    var session: Session
    do throws(ActionError) {
      session = try ShotCommand.session(
        in: simulation.actionLog.setup(of: world), title: transcript.title, prose: transcript.description,
        after: simulation.actionLog.actions, user: user, size: size)
    } catch {
      throw ControlError(500, "the room can't be drawn: \(error.description)")
    }
    session.showsDesign = colors == .design
    let kind = PictureKind.svg
    let frame = session.frame(size: size, theme: Theme(colors: kind.colors, isUTF8: true))
    return HTTPResponse(kind.picture(of: frame, title: session.title), type: "image/svg+xml")
  }

  /// The parameter `colors`: by default, those of the state.
  func coloring(_ query: FormParameters) throws(ControlError) -> Coloring {
    guard let text = query["colors"] else { return .state }
    guard let coloring = Coloring(rawValue: text) else {
      throw ControlError(
        400, "colors: unknown value \"\(text)\"",
        hint: NearMiss.hint(for: text, among: Coloring.allCases.map(\.rawValue)))
    }
    return coloring
  }

  /// The index of the user with an id of the scenario or a user ID; nil without one.
  private func user(
    _ id: String?, _ service: MessagingAPIService, in simulation: inout Simulation
  ) throws(ControlError) -> Int? {
    guard let id else { return nil }
    if let index = service.userIDs.firstIndex(of: id) { return index }
    do throws(NameError) {
      return try simulation.user(named: id)
    } catch {
      let ids = simulation.world.users.map(\.user.id)
      throw ControlError(404, error.description, hint: Control.hint(for: id, among: ids))
    }
  }

  /// What was probably meant by the name of a bubble.
  private static func hint(for name: String, _ error: NameError, in world: World) -> String? {
    let message: Int
    switch error {
    case .unknownBubble(_, let known): message = known
    case .notABubble, .unknownMessage, .unknownUser:
      let id = name.split(separator: "/", maxSplits: 1).first.map(String.init) ?? name
      let ids = world.messages.map(\.header.id)
      guard let known = ids.firstIndex(of: id) else { return hint(for: id, among: ids) }
      message = known
    }
    let bubbles = world.messages[message].bubbles.map { world.name(ofBubble: $0) }
    return "the bubbles are \(bubbles.joined(separator: ", "))"
  }

  private static func hint(for name: String, among names: [String]) -> String? {
    if names.count <= 20 { return NearMiss.hint(for: name, among: names) }
    return NearMiss.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
  }
}
