import ChatRoom
import MessagingAPI

extension Activity {
  /// The name of the step and its values, as in scenario files.
  func json(in world: World) -> [JSONValue.Member] {
    func event(_ step: StepDefinition, _ more: JSONValue.Member...) -> [JSONValue.Member] {
      [.init("event", .string(step.name))] + more
    }
    switch self {
    case .addFriend: return event(.addFriend)
    case .block: return event(.block)
    case .unblock: return event(.unblock)
    case .coupon(let coupon, let act):
      return event(.coupon, .init(act.rawValue, .string(world.insightSetup.coupons[coupon].id)))
    case .rewardCard(.issue): return event(.rewardCard, .init("issue", .bool(true)))
    case .rewardCard(.points(let points)): return event(.rewardCard, .init("points", .int(points)))
    case .rewardCard(.exchange(let reward)): return event(.rewardCard, .init("exchange", .string(reward)))
    case .view(let post, let milliseconds):
      return event(
        .view, .init("post", .string(world.insightSetup.posts[post].id)),
        .init("seconds", .number(Double(milliseconds) / 1000)))
    case .group(let group, let act):
      let name = JSONValue.Member("in", .string(world.insightSetup.groups[group].id))
      switch act {
      case .say(let text): return event(.group, name, .init("say", .string(text)))
      case .join(let user): return event(.group, name, .init("join", .string(world.users[user].user.id)))
      case .leave(let user): return event(.group, name, .init("leave", .string(world.users[user].user.id)))
      }
    case .tapMenu(.label(let label)): return event(.tapMenu, .init("area", .string(label)))
    case .tapMenu(.position(let position)): return event(.tapMenu, .init("area", .int(position)))
    }
  }
}
