/// Whom a narrowcast request goes to.
///
/// Source: Messaging API reference, "Send narrowcast message", "Recipient objects", "Demographic filter
/// objects", "Limit object".
extension MessageObjectDecoder {
  /// The maximum nesting of operators. The API names no limit.
  private static let deepestOperator = 100

  private static let areas =
    numbered("jp", 47) + numbered("tw", 22) + numbered("th", 8) + numbered("id", 12)
  private static let ages = stride(from: 15, through: 70, by: 5).map { "age_\($0)" }
  private static let periods = [7, 30, 90, 180, 365].map { "day_\($0)" }

  private static func numbered(_ prefix: String, _ count: Int) -> [String] {
    (1...count).map { "\(prefix)_\($0 < 10 ? "0" : "")\($0)" }
  }

  mutating func narrowcastRecipient(_ value: JSONValue, depth: Int) -> Void? {
    guard let type = typed(value, among: ["audience", "redelivery", "operator"]) else { return nil }
    switch type {
    case "operator": operators(value, depth: depth) { $0.narrowcastRecipient($1, depth: depth + 1) }
    case "audience":
      guard let audience = object(value, known: ["type", "audienceGroupId"]) else { return nil }
      integer("audienceGroupId", of: audience, in: 0...(1 << 53))
    default:
      guard let redelivery = object(value, known: ["type", "requestId"]) else { return nil }
      string("requestId", of: redelivery)
    }
    return ()
  }

  mutating func narrowcastFilter(_ value: JSONValue) -> Void? {
    guard let filter = object(value, known: ["demographic"]) else { return nil }
    optional("demographic", of: filter) { $0.demographic($1, depth: 1) }
    return ()
  }

  mutating func narrowcastLimit(_ value: JSONValue) -> Void? {
    guard let limit = object(value, known: ["max", "upToRemainingQuota", "forbidPartialDelivery"]) else {
      return nil
    }
    integer("max", of: limit, isRequired: false, in: 1...Int(Int32.max))
    bool("upToRemainingQuota", of: limit, isRequired: false)
    bool("forbidPartialDelivery", of: limit, isRequired: false)
    return ()
  }

  private mutating func demographic(_ value: JSONValue, depth: Int) -> Void? {
    let types = ["gender", "age", "appType", "area", "subscriptionPeriod", "operator"]
    guard let type = typed(value, among: types) else { return nil }
    switch type {
    case "operator": operators(value, depth: depth) { $0.demographic($1, depth: depth + 1) }
    case "gender": oneOf(value, among: ["male", "female"])
    case "appType": oneOf(value, among: ["ios", "android"])
    case "area": oneOf(value, among: Self.areas)
    case "age": range(value, of: Self.ages)
    default: range(value, of: Self.periods)
    }
    return ()
  }

  /// The `type` of an object.
  private mutating func typed(_ value: JSONValue, among types: [String]) -> String? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    return choice("type", of: Members(value: value), among: types)
  }

  /// `and`, `or` or `not`: one of them.
  private mutating func operators(
    _ value: JSONValue, depth: Int, _ operand: (inout MessageObjectDecoder, JSONValue) -> Void?
  ) {
    guard depth <= Self.deepestOperator else { return report("nested deeper than the maximum of 100 levels") }
    guard let members = object(value, known: ["type", "and", "or", "not"]) else { return }
    let used = ["and", "or", "not"].filter { members[$0] != nil }
    if used.count != 1 {
      report(
        "an operator has one of and, or and not; found \(used.isEmpty ? "none" : used.joined(separator: ", "))"
      )
    }
    for name in ["and", "or"] {
      array(name, of: members, isRequired: false, counts: 1...1_000) { operand(&$0, $1) }
    }
    optional("not", of: members) { operand(&$0, $1) }
  }

  private mutating func oneOf(_ value: JSONValue, among words: [String]) {
    guard let members = object(value, known: ["type", "oneOf"]) else { return }
    array("oneOf", of: members, counts: 1...1_000) { $0.choice($1, among: words) }
  }

  /// From `gte` on, below `lt`; one of them at least.
  private mutating func range(_ value: JSONValue, of words: [String]) {
    guard let members = object(value, known: ["type", "gte", "lt"]) else { return }
    let least = choice("gte", of: members, isRequired: false, among: words)
    let end = choice("lt", of: members, isRequired: false, among: words)
    if members["gte"] == nil, members["lt"] == nil { report("needs gte, lt or both") }
    if let least, let end, let from = words.firstIndex(of: least), let to = words.firstIndex(of: end),
      from >= to
    {
      inside(.name("lt")) { $0.report("\(end) is not above gte, \(least)") }
    }
  }
}
