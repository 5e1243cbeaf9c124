import ChatRoom
import TerminalText

extension ExpectationDefinition {
  static let richMenu = ExpectationDefinition(
    schemaKey: .word("richMenu"), schemaName: "expectedRichMenu",
    schema: { menuSchema("The figures of all rich menus on the Insight page.") },
    rows: [GuideRow("the rich menus on the Insight page, `richMenu:`", menuKeys)],
    matches: { $0 == "richMenu" }, yieldsToMessages: true,
    parse: { parsing, key, value in
      guard parsing.hasRichMenu(key) else { return }
      parsing.expectFigures(.richMenu, of: nil, key, value)
    })

  static let oneRichMenu = ExpectationDefinition(
    schemaKey: .pattern(#"^richMenu [^/\s]+$"#), schemaName: "expectedOneRichMenu",
    schema: { menuSchema("The figures of the rich menu with this alias.") },
    rows: [GuideRow("one of several rich menus by its alias, `richMenu main:`", menuKeys)],
    matches: { $0.hasPrefix("richMenu ") },
    parse: { parsing, key, value in
      let alias = String(key.string.dropFirst("richMenu ".count))
      guard let menu = parsing.menu(withAlias: alias, at: key) else { return }
      parsing.expectFigures(.richMenu, of: menu, key, value)
    })

  private static let menuKeys =
    "`impression`, `uniqueUsers`, `clicks: {Shop: 1}` (by the area's label, or else its position from 1), `clickUsers`, `on`"

  private static func menuSchema(_ description: String) -> String {
    figures(
      .richMenu, description,
      ##"""
      "clicks": {
        "description": "The taps on areas, by label, or else by position from 1.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"$ref": "#/$defs/count"}
      },
      """##)
  }
}

extension ScenarioParsing {
  fileprivate mutating func hasRichMenu(_ key: Node) -> Bool {
    guard state.areMenusKnown, state.richMenus.isEmpty else { return true }
    report(
      "expect: the account has no rich menu", at: key, hint: "add one: account: {richMenu: …}")
    return false
  }

  fileprivate mutating func menu(withAlias alias: String, at key: Node) -> Int? {
    if let menu = state.richMenus.firstIndex(where: { $0.alias == alias }) { return menu }
    guard state.areMenusKnown else { return nil }
    report(
      "expect: no rich menu has the alias \(alias.quoted)", at: key,
      hint: state.richMenus.contains { $0.alias != nil }
        ? hint(for: alias, among: state.richMenus.compactMap(\.alias)) : "write richMenu: {…}")
    return nil
  }
}
