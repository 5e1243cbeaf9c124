import ChatRoom
import ImpressionRules
import MessagingAPI

extension JSONValue {
  static func int(_ number: Int) -> JSONValue { .number(Double(number)) }
}

extension Replay.TraceEntry {
  /// The entry as JSON.
  func json(in world: World, line: Int) -> JSONValue {
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
    members.append(.init("line", .int(line)))
    return .object(members)
  }
}
