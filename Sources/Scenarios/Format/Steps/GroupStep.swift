import ChatRoom
import MessagingAPI

extension StepDefinition {
  static let group: StepDefinition = StepDefinition(
    key: "group", example: "{in: tasting, say: Hello}", keys: ["in", "say", "join", "leave"],
    forms: "`group: {in: tasting, say: Hello}`, `{in: tasting, join: bob}`, `{in: tasting, leave: bob}`",
    meaning: "sends a text to a group, joins it, or leaves it (R21)",
    schema: #"""
      {
        "description": "The current user sends a text to a group, or a user joins or leaves it (R21).",
        "type": "object",
        "required": ["in"],
        "minProperties": 2,
        "maxProperties": 2,
        "additionalProperties": false,
        "properties": {
          "in": {"$ref": "#/$defs/userId", "description": "The id of the group."},
          "say": {"$ref": "#/$defs/text", "description": "The text that the current user sends.", "maxLength": 5000},
          "join": {"$ref": "#/$defs/userId", "description": "The user who joins."},
          "leave": {"$ref": "#/$defs/userId", "description": "The user who leaves."}
        },
        "examples": [{"in": "tasting", "say": "Hello"}]
      }
      """#,
    parse: { parsing, value, _ in parsing.group(value) },
    forget: { $0.forgetGroups() },
    write: { action, context in
      guard case .activity(.group(let group, let act)) = action else { return nil }
      let name = YAMLValue.Pair("in", .text(context.world.insightSetup.groups[group].id))
      switch act {
      case .say(let text): return context.line(name, .init("say", .text(text)))
      case .join(let user): return context.line(name, .init("join", context.id(user)))
      case .leave(let user): return context.line(name, .init("leave", context.id(user)))
      }
    })
}

extension ScenarioParsing {
  fileprivate mutating func group(_ node: Node) -> Step.Kind? {
    guard isMapping(node, "group", keys: StepDefinition.group.keys) else { return nil }
    let group = required("in", of: node, "group").flatMap {
      resolve($0, "in", among: state.insight.groups.map(\.id), "group")
    }
    let acts = node.pairs.filter { key, _ in !key.isScalar("in") && StepDefinition.group.claims(key, key) }
    guard let (key, value) = acts.first, acts.count == 1 else {
      report(
        acts.isEmpty ? "group: say, join or leave is missing" : "group: specify one of say, join and leave",
        at: acts.last?.key ?? node, hint: StepDefinition.group.hint())
      state.forgetGroups()
      return nil
    }
    guard let act = groupAct(key, value), let group else {
      state.forgetGroups()
      return nil
    }
    if let problem = state.apply(act, inGroup: group) {
      report("\(key.string): \(problem)", at: value)
      return nil
    }
    return .action(.activity(.group(group, act)))
  }

  private mutating func groupAct(_ key: Node, _ value: Node) -> GroupAct? {
    if key.isScalar("say") {
      guard let text = nonEmptyString(value, "say") else { return nil }
      guard text.utf16.count <= MessageObject.maximumTextLength else {
        report(
          "say: \(text.utf16.count) characters exceed the maximum of \(MessageObject.maximumTextLength)",
          at: value)
        return nil
      }
      return .say(text)
    }
    let user = user(value, key.string, step: .group)
    return user.map { key.isScalar("join") ? .join(user: $0) : .leave(user: $0) }
  }
}
