import ImpressionRules

/// Events in words.
public struct EventText: Sendable {
  private let world: World
  private let maximumIDLength: Int
  private let isDense: Bool

  /// Words for the events of a world, which is the one after them. Message ids of more than `maximumIDLength`
  /// characters are cut, so that what follows them is read; dense words have one space between parts, not two.
  public init(world: World, maximumIDLength: Int = .max, isDense: Bool = false) {
    self.world = world
    self.isDense = isDense
    self.maximumIDLength = max(1, maximumIDLength)
  }

  private func name(ofBubble bubble: Int) -> String {
    let id = world.messages[Int(world.bubbles[bubble].message)].header.id
    guard id.utf8.count > maximumIDLength, id.count > maximumIDLength else {
      return world.name(ofBubble: bubble)
    }
    return "\(id.prefix(maximumIDLength - 1))…/\(world.bubbles[bubble].seq)"
  }

  /// The id of a user.
  public func userId(_ user: Int) -> String { world.users[user].user.id }

  /// Whether the event changed a counter.
  public func isCount(_ event: Event) -> Bool {
    switch event.kind {
    case .impression: true
    case .opened(_, _, let reason), .played(_, _, let reason): reason == nil
    default: false
    }
  }

  /// Describes the event, without the time and the user.
  public func sentence(_ event: Event) -> String {
    switch event.kind {
    case .entered(let position): return "entered (\(position.rawValue))"
    case .left: return "left"
    case .swiped(let bubble, let x): return "swiped \(name(ofBubble: bubble)) to \(x) pt"
    case .revealed(let bubble, let edges):
      return "saw \(edges.names.joined(separator: ", ")) of \(name(ofBubble: bubble))"
    case .impression(let bubble, let addition):
      return
        "impression \(name(ofBubble: bubble))\(addition.isUnique ? (isDense ? " +1 unique" : "  +1 unique") : "")"
    case .unmeasured(let bubble, let reason):
      return "not counted \(name(ofBubble: bubble)): \(reason.rawValue)"
    case .richMenu(let isOpen): return isOpen ? "opened the rich menu" : "closed the rich menu"
    case .keyboard(.keys?): return "opened the keyboard"
    case .keyboard(.voice?): return "opened the voice input"
    case .keyboard(nil): return "closed the keyboard"
    case .keyboardMissing: return "no keyboard on this device's screen"
    case .serviceMenuBar(let isShown): return isShown ? "service menu bar shows" : "service menu bar hidden"
    case .richMenuMissing: return "no rich menu on this device"
    case .sent(let message): return "message \(world.messages[message].header.id) was sent"
    case .scrolledOn(let offset): return "scrolled on to offset \(offset)"
    case .said: return "sent a text"
    case .markedRead(let method): return "marked as read (\(method.rawValue))"
    case .switchedDevice(let index): return "switched to \(world.devices[index].name)"
    case .activity(let index): return sentence(world.activities[index], of: event.user)
    case .switchedMenu(let menu):
      return "the rich menu is now \(world.account.richMenus[menu].alias ?? String(menu + 1))"
    case .waited(let seconds): return "waited \(EventText.duration(seconds))"
    case .opened(let bubble, let link, let reason):
      return "opened \(world.bubbles[bubble].bubble.links[link]) in \(name(ofBubble: bubble))"
        + notCounted(reason)
    case .tapped(let bubble, let button):
      let buttons = world.bubbles[bubble].bubble.buttons
      return "tapped \(buttons[button].name.quoted) of \(name(ofBubble: bubble))"
    case .quickReply(let bubble, let item):
      return
        "tapped \(world.bubbles[bubble].bubble.message.quickReplies[item].label.quoted) of \(name(ofBubble: bubble))"
    case .played(let bubble, let percent, let reason):
      return "played \(name(ofBubble: bubble)) to \(Int(percent.rounded(.down)))%" + notCounted(reason)
    case .resized(let bubble, let height):
      return "\(name(ofBubble: bubble)) is \(height) pt tall now"
    }
  }

  private func sentence(_ activity: Activity, of user: Int) -> String {
    switch activity {
    case .addFriend: return "added the account as a friend"
    case .block: return "blocked the account"
    case .unblock: return "unblocked the account"
    case .coupon(let coupon, let act):
      let verb =
        switch act {
        case .open: "opened"
        case .acquire: "acquired"
        case .use: "used"
        }
      return "\(verb) the coupon \(world.insightSetup.coupons[coupon].id)"
    case .rewardCard(.issue): return "got a reward card"
    case .rewardCard(.points(let points)): return "got \(points) point\(points == 1 ? "" : "s")"
    case .rewardCard(.exchange(let reward)): return "exchanged points for \(reward)"
    case .view(let post, let milliseconds):
      let id = world.insightSetup.posts[post].id
      if milliseconds == 0 { return "viewed the post \(id)" }
      return "viewed the post \(id) for \(EventText.decimalSeconds(milliseconds)) s"
    case .group(let group, let act):
      let id = world.insightSetup.groups[group].id
      return switch act {
      case .say: "wrote in the group \(id)"
      case .join: "joined the group \(id)"
      case .leave: "left the group \(id)"
      }
    case .tapMenu(.label(let label)): return "tapped \(label) in the rich menu"
    case .tapMenu(.position(let position)): return "tapped area \(position) of the rich menu"
    }
  }

  /// Milliseconds as seconds: `75`, `2.5`.
  package static func decimalSeconds(_ milliseconds: Int) -> String {
    let fraction = milliseconds % 1000
    if fraction == 0 { return String(milliseconds / 1000) }
    var digits = String(String(fraction + 1000).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return "\(milliseconds / 1000).\(digits)"
  }

  private func notCounted(_ reason: Explanation.Reason?) -> String {
    reason.map { ", not counted: \($0.rawValue)" } ?? ""
  }

  /// A length of time: `1d2h`, `90s` being `1m30s`.
  package static func duration(_ seconds: Int) -> String {
    let parts = [
      (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s"),
    ]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return text.isEmpty ? "0s" : text
  }
}
