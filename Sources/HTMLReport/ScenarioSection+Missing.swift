import ChatRoom
import ImpressionRules
import Scenarios
import TerminalText

/// The list of what was not counted, and why.
extension ScenarioSection {
  /// Bubbles that were not counted for some users for the same reason.
  private struct Group {
    static let maximumMissing = 40
    static let maximumUsers = 50

    var bubbles: [Int]
    var users: [Int]
    var reason: Explanation.Reason
    var sentences: [String]
  }

  /// The reasons why bubbles were not counted, grouped by reason.
  var missing: Markup {
    var groups: [Group] = []
    var left = 0
    let users = world.users.indices.prefix(Group.maximumUsers)
    let first = concerned
    let all = first + world.messages.lazy.filter(\.isSent).flatMap(\.bubbles).filter { !first.contains($0) }
    for bubble in all {
      if groups.count >= Group.maximumMissing {
        left += 1
        continue
      }
      for group in self.groups(of: bubble, users) {
        let same = groups.firstIndex {
          $0.users == group.users && $0.reason == group.reason && $0.sentences == group.sentences
        }
        if let same { groups[same].bubbles.append(bubble) } else { groups.append(group) }
      }
    }
    if groups.isEmpty { return "" }
    // List messages that were not sent to a user last.
    let order = groups.filter { $0.reason != .notDelivered } + groups.filter { $0.reason == .notDelivered }
    let items = order.map { group -> Markup in
      let names = group.users.map { world.users[$0].user.name }
      let isAll = names.count == world.users.count
      let who: Markup = isAll ? "" : " for \(list(names))"
      return """
        <li><b>\(list(group.bubbles.map { world.name(ofBubble: $0) }))</b>\(who) \
        <span class="no">\(group.reason.rawValue)</span> \(isolated: group.sentences.joined(separator: " "))</li>

        """
    }
    let more: Markup =
      left > 0 ? "<p class=\"more\">… and \(counted(left, "more bubble")).</p>\n" : ""
    let others = world.users.count - users.count
    let rest: Markup =
      others > 0
      ? "<p class=\"more\">Only the first \(users.count) users are shown; there are \(others) more.</p>\n"
      : ""
    return "<h3>What was not counted, and why</h3>\n<ul class=\"missing\">\n\(items)</ul>\n\(more)\(rest)"
  }

  private func groups(of bubble: Int, _ users: Range<Int>) -> [Group] {
    var groups: [Group] = []
    for user in users {
      guard let explanation = world.explanation(ofBubble: bubble, user: user) else { continue }
      let sentences = world.sentences(explaining: explanation, bubble: bubble, user: user)
      let same = groups.firstIndex { $0.reason == explanation.reason && $0.sentences == sentences }
      if let same {
        groups[same].users.append(user)
      } else {
        groups.append(
          Group(bubbles: [bubble], users: [user], reason: explanation.reason, sentences: sentences))
      }
    }
    return groups
  }

  private func list(_ names: [String]) -> Markup {
    let maximum = 8
    let shown = names.prefix(maximum).enumerated().map { index, name -> Markup in
      "\(index == 0 ? "" : ", ")\(isolated: name)"
    }
    return names.count > maximum ? "\(shown) and \(names.count - maximum) more" : "\(shown)"
  }
}
