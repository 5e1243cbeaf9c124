import ChatRoom
import MessagingAPI
import TerminalText

extension StepDefinition {
  static let tap: StepDefinition = StepDefinition(
    key: "tap", example: "promo/1", mappingExample: "{bubble: promo/1, url: https://…}",
    keys: ["bubble", "url", "button", "quickReply"],
    forms:
      "`tap: promo/1`, `tap: {bubble: promo/1, url: https://…}`, `{…, button: Write}`, `{…, quickReply: Yes}`",
    meaning:
      "opens a URL of the bubble (R16): its only URL, or the one given; or taps one of its buttons that send a text or a postback, by its label or its position among them from 1; or one of its quick replies, by its label",
    schema: #"""
      {
        "description": "The current user opens a URL of a bubble: its only URL, or the one given. Or taps a button or a quick reply.",
        "type": ["string", "object"],
        "pattern": "^(?!room/)[^/\\s]+/[1-5]$",
        "patternErrorMessage": "Write a bubble like promo/2: the message id and the bubble's position in the message, 1 to 5.",
        "required": ["bubble"],
        "additionalProperties": false,
        "properties": {
          "bubble": {"$ref": "#/$defs/bubbleName", "description": "The bubble that has the URL."},
          "url": {
            "$ref": "#/$defs/actionUri",
            "description": "The URL as written in the bubble. Default: its only URL."
          },
          "button": {
            "description": "The label of a button of the bubble that sends a text or a postback, or its position among them from 1.",
            "type": ["string", "number"]
          },
          "quickReply": {
            "description": "The label of a quick reply of the bubble. It must be the newest in the room.",
            "type": "string"
          }
        },
        "examples": ["promo/1"]
      }
      """#,
    parse: { parsing, value, key in parsing.tap(value, key) },
    write: { action, context in
      if case .tapQuickReply(let bubble, let item) = action {
        let label = context.world.bubbles[bubble].bubble.message.quickReplies[item].label
        return context.line(.init("bubble", context.bubble(bubble)), .init("quickReply", .text(label)))
      }
      if case .tapButton(let bubble, let button) = action {
        let buttons = context.world.bubbles[bubble].bubble.buttons
        let name = buttons[button].name
        let isNamed = !name.isEmpty && buttons.firstIndex { $0.name == name } == button
        return context.line(
          .init("bubble", context.bubble(bubble)),
          .init("button", isNamed ? .text(name) : .number(button + 1)))
      }
      guard case .tap(let bubble, let link) = action else { return nil }
      let name = context.bubble(bubble)
      let links = context.world.bubbles[bubble].bubble.links
      if links.count == 1 { return YAMLText.line(name) }
      return context.line(.init("bubble", name), .init("url", .text(links[link])))
    })
}

extension ScenarioParsing {
  fileprivate mutating func tap(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "tap", at: key)
    var bubbleNode: Node? = node
    var urlNode: Node?
    var buttonNode: Node?
    var replyNode: Node?
    if node.kind == .mapping {
      guard isMapping(node, "tap", keys: StepDefinition.tap.keys) else { return nil }
      bubbleNode = required("bubble", of: node, "tap")
      urlNode = node["url"]
      buttonNode = node["button"]
      replyNode = node["quickReply"]
    }
    let targets = [urlNode, buttonNode, replyNode].compactMap(\.self)
    if targets.count > 1 {
      report("tap: specify only one of url, button and quickReply", at: targets[1])
      return nil
    }
    let url = nonEmptyString(urlNode, "url")
    let isShort = node.kind != .mapping
    guard let bubbleNode, let bubble = bubbleInRoom(bubbleNode, isShort ? "tap" : "bubble") else {
      return nil
    }
    if let replyNode {
      let item = quickReply(replyNode, of: bubble)
      return item.flatMap { isPossible ? .action(.tapQuickReply(bubble: bubble, item: $0)) : nil }
    }
    if let buttonNode {
      let button = button(buttonNode, of: bubble)
      return button.flatMap { isPossible ? .action(.tapButton(bubble: bubble, button: $0)) : nil }
    }
    let links = state.bubbles[bubble].links
    let name = bubbleNode.string.quoted
    guard !links.isEmpty else {
      let buttons = state.bubbles[bubble].buttons.map(\.name).filter { !$0.isEmpty }
      report(
        "tap: \(name) has no URL", at: bubbleNode,
        hint: buttons.isEmpty ? nil : "specify a button: button: \(ScenarioParsing.list(buttons, " or "))")
      return nil
    }
    guard let urlNode else {
      guard links.count == 1 else {
        report(
          "tap: \(name) has \(links.count) URLs", at: bubbleNode,
          hint: "specify one: url: \(ScenarioParsing.list(links, " or "))")
        return nil
      }
      return isPossible ? .action(.tap(bubble: bubble, link: 0)) : nil
    }
    guard let url else { return nil }
    guard let link = links.firstIndex(of: url) else {
      report(
        "url: \(name) has no URL \(url.quoted)", at: urlNode,
        hint: ScenarioParsing.hint(for: url, among: links))
      return nil
    }
    return isPossible ? .action(.tap(bubble: bubble, link: link)) : nil
  }

  /// Resolves the label of a button, or its position.
  private mutating func button(_ node: Node, of bubble: Int) -> Int? {
    guard let text = nonEmptyString(node, "button") else { return nil }
    let buttons = state.bubbles[bubble].buttons
    if let index = buttons.firstIndex(where: { $0.name == text }) { return index }
    if let position = Int(text), buttons.indices.contains(position - 1) { return position - 1 }
    let names = buttons.map(\.name).filter { !$0.isEmpty }
    report(
      buttons.isEmpty
        ? "button: the bubble has no buttons that send a text or a postback"
        : "button: the bubble has no button \(text.quoted)",
      at: node, hint: ScenarioParsing.hint(for: text, among: names, "buttons"))
    return nil
  }

  private mutating func quickReply(_ node: Node, of bubble: Int) -> Int? {
    guard let label = nonEmptyString(node, "quickReply") else { return nil }
    let labels = state.bubbles[bubble].message.quickReplies.map(\.label)
    if let item = labels.firstIndex(of: label) { return item }
    report(
      labels.isEmpty
        ? "quickReply: the bubble has no quick replies"
        : "quickReply: the bubble has no quick reply \(label.quoted)",
      at: node, hint: labels.isEmpty ? nil : ScenarioParsing.hint(for: label, among: labels, "quick replies"))
    return nil
  }
}
