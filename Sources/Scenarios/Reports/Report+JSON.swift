import ChatRoom
import ImpressionRules
import MessagingAPI

extension JSONValue {
  static func int(_ number: Int) -> JSONValue { .number(Double(number)) }
}

extension Replay.Outcome {
  /// The expectations that were not met, as in a JSON report. O(bytes of the file).
  public var failuresJSON: JSONValue {
    .array(
      zip(failures, scenario.positions(of: failures)).map { failure, place in
        .object([.init("line", .int(place.line)), .init("column", .int(place.column))] + failure.members)
      })
  }

  /// The trace, as in a JSON report. O(bytes of the file + entries).
  public var traceJSON: JSONValue {
    let lines = scenario.linesOfSteps()
    return .array(trace.map { $0.happening.json(in: world, line: lines[$0.step]) })
  }
}

extension Replay.Failure {
  /// The failure as in a JSON report, without its place.
  public var json: JSONValue { .object(members) }

  fileprivate var members: [JSONValue.Member] {
    [
      .init("message", .string(message)), .init("subject", .string(subject)),
      .init("expected", .string(expected)), .init("found", .string(found)),
    ] + (reason.map { [.init("reason", .string($0))] } ?? [])
  }
}

extension InvalidScenario {
  /// The diagnostics with a severity, as in a JSON report; those in other files than `file` name theirs.
  public func json(of severity: Diagnostic.Severity, in file: String) -> JSONValue {
    .array(diagnostics.filter { $0.severity == severity }.map { $0.json(in: file) })
  }
}

extension Diagnostic {
  /// The diagnostic as JSON, with the file name if it is not `file`.
  public func json(in file: String) -> JSONValue {
    var members: [JSONValue.Member] = []
    if self.file != file { members.append(.init("file", .string(self.file))) }
    members += [
      .init("line", .int(line)), .init("column", .int(column)), .init("message", .string(message)),
    ]
    if let hint { members.append(.init("hint", .string(hint))) }
    return .object(members)
  }
}

extension Happening {
  /// The happening as JSON, with the line of the step that caused it, if any.
  public func json(in world: World, line: Int? = nil) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("at", .string(time.iso8601)), .init("user", .string(world.users[user].user.id)),
    ]
    func add(_ name: String, _ more: JSONValue.Member...) {
      members.append(.init("event", .string(name)))
      members += more
    }
    func named(_ bubble: Int) -> JSONValue.Member { .init("bubble", .string(world.name(ofBubble: bubble))) }
    switch content {
    case .moved(let offset): add("moved", .init("offset", .int(offset)))
    case .event(let event):
      switch event.kind {
      case .entered(let position): add("entered", .init("position", .string(position.rawValue)))
      case .left: add("left")
      case .swiped(let bubble, let x): add("swiped", named(bubble), .init("x", .int(x)))
      case .revealed(let bubble, let edges):
        add("revealed", named(bubble), .init("edges", .array(edges.names.map { .string($0) })))
      case .impression(let bubble, let addition):
        add(
          "impression", named(bubble), .init("unique", .bool(addition.isUnique)),
          .init("firstOfMessage", .bool(addition.isFirstOfMessage)))
      case .unmeasured(let bubble, let reason):
        add("unmeasured", named(bubble), .init("reason", .string(reason.rawValue)))
      case .richMenu(let isOpen): add("richMenu", .init("state", .string(isOpen ? "open" : "closed")))
      case .keyboard(let keyboard):
        let state = keyboard.map { $0 == .keys ? "open" : $0.rawValue } ?? "closed"
        add("keyboard", .init("state", .string(state)))
      case .keyboardMissing: add("keyboardMissing")
      case .serviceMenuBar(let isShown):
        add("serviceMenuBar", .init("state", .string(isShown ? "shown" : "hidden")))
      case .richMenuMissing: add("richMenuMissing")
      case .opened(let bubble, let link, let reason):
        add("click", named(bubble), .init("url", .string(world.bubbles[bubble].bubble.links[link])))
        if let reason { members.append(.init("notCounted", .string(reason.rawValue))) }
      case .tapped(let bubble, let button):
        let name = world.bubbles[bubble].bubble.buttons[button].name
        add("tap", named(bubble), .init("button", .string(name)))
      case .quickReply(let bubble, let item):
        add(
          "quickReply", named(bubble),
          .init("label", .string(world.bubbles[bubble].bubble.message.quickReplies[item].label)))
      case .played(let bubble, let percent, let reason):
        add("play", named(bubble), .init("percent", .number((percent * 100).rounded() / 100)))
        if let reason { members.append(.init("notCounted", .string(reason.rawValue))) }
      case .resized(let bubble, let height): add("resized", named(bubble), .init("height", .int(height)))
      case .sent(let message): add("sent", .init("message", .string(world.messages[message].header.id)))
      case .scrolledOn(let offset): add("scrolledOn", .init("offset", .int(offset)))
      case .said: add("said")
      case .markedRead(let method): add("markedRead", .init("method", .string(method.rawValue)))
      case .switchedDevice(let index): add("device", .init("device", .string(world.devices[index].id)))
      case .activity(let index): members += world.activities[index].json(in: world)
      case .switchedMenu(let menu):
        add("switchedMenu", .init("menu", .string(world.account.richMenus[menu].alias ?? String(menu + 1))))
      case .waited(let seconds): add("waited", .init("seconds", .int(seconds)))
      }
    }
    if let line { members.append(.init("line", .int(line))) }
    return .object(members)
  }
}
