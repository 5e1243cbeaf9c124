import ChatRoom

extension StepDefinition {
  static let tapMenu: StepDefinition = StepDefinition(
    key: "tapMenu", example: "{area: Shop}", keys: ["area"],
    forms: "`tapMenu: {area: Shop}`, `{area: 2}`",
    meaning:
      "taps an area of the open rich menu, by its label or its position from 1; a `richmenuswitch` action switches the menu",
    schema: #"""
      {
        "description": "The current user taps an area of the open rich menu. An area with a richmenuswitch action switches the menu.",
        "type": "object",
        "required": ["area"],
        "additionalProperties": false,
        "properties": {
          "area": {
            "description": "The label of the area, or its position in the menu from 1.",
            "type": ["string", "number"]
          }
        },
        "examples": [{"area": "Shop"}]
      }
      """#,
    parse: { parsing, value, key in parsing.tapMenu(value, key) },
    write: { action, context in
      guard case .activity(.tapMenu(let area)) = action else { return nil }
      switch area {
      case .label(let label): return context.line(.init("area", .text(label)))
      case .position(let position): return context.line(.init("area", .number(position)))
      }
    })
}

extension ScenarioParsing {
  fileprivate mutating func tapMenu(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "tapMenu", at: key)
    guard isMapping(node, "tapMenu", keys: StepDefinition.tapMenu.keys),
      let areaNode = required("area", of: node, "tapMenu")
    else { return nil }
    guard let area = area(areaNode, "area", in: state.richMenus), isPossible else { return nil }
    return .action(.activity(.tapMenu(area)))
  }
}
