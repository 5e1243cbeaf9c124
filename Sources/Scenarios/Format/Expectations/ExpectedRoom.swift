extension ExpectationDefinition {
  static let room = ExpectationDefinition(
    schemaKey: .word("room"), schemaName: "expectedRoom",
    schema: {
      ##"""
      {
        "description": "The expected state of the current user's room.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {
          "offset": {
            "description": "The scroll offset: points of content above the top of the chat window. Negative when the content starts lower.",
            "type": "integer"
          },
          "richMenu": {"description": "The rich menu.", "type": "string", "enum": ["open", "closed"]},
          "keyboard": {"description": "The keyboard.", "type": "string", "enum": ["open", "closed"]},
          "serviceMenuBar": {
            "description": "The service menu bar.",
            "type": "string",
            "enum": ["shown", "hidden"]
          },
          "inRoom": {"description": "Whether the user is in the room.", "type": "boolean"},
          "unread": {"$ref": "#/$defs/count", "description": "Bubbles the user has not read."}
        }
      }
      """##
    },
    rows: [
      GuideRow(
        "the current user's room, `room:`",
        "`offset` (points), `richMenu: open` or `closed`, `keyboard: open` or `closed`, `serviceMenuBar: shown` or `hidden`, `inRoom`, `unread` (bubbles)"
      )
    ],
    matches: { $0 == "room" },
    parse: { parsing, _, value in parsing.expectRoom(value) })
}

extension ScenarioParsing {
  private enum OpenState: String, CaseIterable {
    case open, closed
  }

  private enum ServiceMenuBarState: String, CaseIterable {
    case shown, hidden
  }

  fileprivate mutating func expectRoom(_ node: Node) {
    let keys: [StaticString] = ["offset", "richMenu", "keyboard", "serviceMenuBar", "inRoom", "unread"]
    guard isMapping(node, "room", keys: keys) else { return }
    if node.count == 0 { report("room: no expectations", at: node) }
    for (key, value) in node.pairs where key.kind == .scalar {
      switch key.string {
      case "offset":
        let range = -ExpectationDefinition.maximumCount...ExpectationDefinition.maximumCount
        if let offset = integer(value, "offset", in: range, "pt") { expect(.offset(offset), at: key) }
      case "richMenu":
        guard let menu: OpenState = choice(value, "richMenu") else { continue }
        expect(.richMenu(isOpen: menu == .open), at: key)
      case "keyboard":
        guard let keyboard: OpenState = choice(value, "keyboard") else { continue }
        expect(.keyboard(isOpen: keyboard == .open), at: key)
      case "serviceMenuBar":
        guard let bar: ServiceMenuBarState = choice(value, "serviceMenuBar") else { continue }
        expect(.serviceMenuBar(isShown: bar == .shown), at: key)
      case "inRoom":
        if let isInside = bool(value, "inRoom") { expect(.inRoom(isInside), at: key) }
      case "unread":
        if let unread = expectedCount(value, "unread") { expect(.unread(unread), at: key) }
      default: continue
      }
    }
  }
}
