import ChatRoom
import MessagingAPI
import TerminalText

/// Resolving the names of coupons, posts, groups and areas.
extension ScenarioParsing {
  /// Resolves the id of something the file lists to its index.
  mutating func resolve(_ node: Node, _ name: String, among ids: [String], _ kind: String) -> Int? {
    guard let id = nonEmptyString(node, name) else { return nil }
    if let index = ids.firstIndex(of: id) { return index }
    if !state.isInsightKnown { return nil }
    report(
      "\(name): unknown \(kind) \(id.quoted)", at: node,
      hint: ids.isEmpty ? "add it to the file's \(kind)s" : hint(for: id, among: ids))
    return nil
  }

  mutating func post(_ node: Node, _ name: String) -> Int? {
    resolve(node, name, among: state.insight.posts.map(\.id), "post")
  }

  /// Resolves an area of any of some rich menus, by its label, or else by its position from 1.
  mutating func area(_ node: Node, _ name: String, in menus: [RichMenu]) -> AreaReference? {
    guard let text = nonEmptyString(node, name) else { return nil }
    let areas = menus.flatMap(\.areas)
    if areas.contains(where: { $0.label == text }) { return .label(text) }
    if let position = Int(text), menus.contains(where: { $0.areas.indices.contains(position - 1) }) {
      return .position(position)
    }
    guard state.areMenusKnown else { return nil }
    var labels: [String] = []
    for area in areas where !area.label.isEmpty && !labels.contains(area.label) { labels.append(area.label) }
    report(
      menus.isEmpty
        ? "\(name): the account has no rich menu" : "\(name): no rich menu has an area \(text.quoted)",
      at: node, hint: labels.isEmpty ? nil : hint(for: text, among: labels))
    return nil
  }

  /// Returns the only pair of a step's mapping, and reports if there is none or several.
  mutating func onlyPair(of node: Node, _ step: StepDefinition) -> (key: Node, value: Node)? {
    guard isMapping(node, step.name, keys: step.keys) else { return nil }
    let pairs = node.pairs.filter { step.claims($0.key, $0.value) }
    guard pairs.count == 1, let pair = pairs.first else {
      if pairs.count > 1 || node.count == 0 {
        let names = step.keys.map { "\($0)" }.joined(separator: ", ")
        report("\(step.name): specify one of \(names)", at: pairs.last?.key ?? node, hint: step.hint())
      }
      return nil
    }
    return pair
  }
}
