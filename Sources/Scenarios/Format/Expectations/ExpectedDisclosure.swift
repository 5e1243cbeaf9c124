import ChatRoom
import TerminalText

extension ExpectationDefinition {
  static let disclosed = ExpectationDefinition(
    schemaKey: .pattern(#"^disclosed [^/\s]+$"#), schemaName: "expectedDisclosure",
    schema: {
      let contacts = Disclosure.Contact.allCases
      return #"""
        {
          "description": "What the account may know of a user (R21).",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": false,
          "properties": {
            "profile": {"description": "Whether the profile is known.", "type": "boolean"},
            "userId": {"description": "Whether the user ID is known.", "type": "boolean"},
            "because": {
              "description": "The contact that discloses most.",
              "type": "string",
              "enum": [\#(contacts.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))],
              "enumDescriptions": [\#(contacts.map { "\"\($0.sentence)\"" }.joined(separator: ", "))]
            }
          }
        }
        """#
    },
    rows: [
      GuideRow(
        "what the account may know of a user, `disclosed alice:`",
        "`profile`, `userId`, `because`: "
          + Disclosure.Contact.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") + " (R21)")
    ],
    matches: { $0.hasPrefix("disclosed ") },
    parse: { parsing, key, value in parsing.expectDisclosure(key, value) })
}

extension ScenarioParsing {
  fileprivate mutating func expectDisclosure(_ key: Node, _ node: Node) {
    let id = String(key.string.dropFirst("disclosed ".count))
    let user = try? state.names.user(id)
    if user == nil, areUsersKnown {
      report("expect: unknown user \(id.quoted)", at: key, hint: hint(for: id, among: state.userIds))
    }
    guard isNonEmptyMapping(node, key.string) else { return }
    for (key, value) in node.pairs where key.kind == .scalar {
      let check: Expectation.DisclosureValue?
      switch key.string {
      case "profile": check = bool(value, "profile").map { .profile($0) }
      case "userId": check = bool(value, "userId").map { .userID($0) }
      case "because":
        let contact: Disclosure.Contact? = choice(value, "because")
        check = contact.map { .contact($0) }
      default:
        reportUnknownValue(key, among: ["profile", "userId", "because"])
        continue
      }
      if let user, let check { expect(.disclosed(user, check), at: key) }
    }
  }
}
