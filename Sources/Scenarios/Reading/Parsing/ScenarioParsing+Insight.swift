import ChatRoom
import MessagingAPI
import TerminalText

/// Parsing of what the Insight page needs: coupons, posts, groups, the history and the times of updates.
extension ScenarioParsing {
  mutating func insight(of root: Node, clock: Timestamp, users: [User]) -> InsightSetup {
    var insight = InsightSetup()
    if let node = root["insight"] { insight.updates = updates(node) }
    if let node = root["history"] { insight.history = history(node, clock: clock) }
    insight.coupons = list(root["coupons"], "coupons", \.id) { $0.coupon($1) }
    insight.posts = list(root["posts"], "posts", \.id) { $0.post($1, clock: clock) }
    insight.groups = list(root["groups"], "groups", \.id) { $0.group($1, of: users) }
    return insight
  }

  /// Parses a list of things with distinct ids.
  private mutating func list<Element>(
    _ node: Node?, _ name: String, _ id: KeyPath<Element, String>,
    _ parse: (inout ScenarioParsing, Node) -> Element?
  ) -> [Element] {
    guard let node, isSequence(node, name) else { return [] }
    var elements: [Element] = []
    var ids: Set<String> = []
    for child in node.elements {
      guard let element = parse(&self, child) else { continue }
      if ids.insert(element[keyPath: id]).inserted {
        elements.append(element)
      } else {
        report("\(name): duplicate id \(element[keyPath: id].quoted)", at: child["id"] ?? child)
      }
    }
    return elements
  }

  private mutating func coupon(_ node: Node) -> Coupon? {
    guard isMapping(node, "a coupon", keys: ["id", "title", "valid"]) else { return nil }
    let id = identifier(required("id", of: node, "a coupon"), "id")
    let title = nonEmptyString(node["title"], "title")
    let lastDay = node["valid"].flatMap { day($0, "valid") }
    return id.map { Coupon(id: $0, title: title, lastDay: lastDay) }
  }

  private mutating func post(_ node: Node, clock: Timestamp) -> Post? {
    guard isMapping(node, "a post", keys: ["id", "text", "media", "duration", "posted"]) else { return nil }
    let id = identifier(required("id", of: node, "a post"), "id")
    let text = string(node["text"], "text") ?? ""
    let media: Post.Media = choice(node["media"], "media") ?? .video
    let posted = timestamp(node["posted"], "posted") ?? clock
    var milliseconds: Int?
    if let durationNode = node["duration"], let seconds = duration(durationNode, "duration") {
      if !media.isPlayable {
        report("duration: an image has none", at: durationNode)
      } else if seconds > Post.maximumPlayback / 1000 {
        report("duration: \(durationNode.string.shortened) exceeds the maximum of 24h", at: durationNode)
      } else {
        milliseconds = seconds * 1000
      }
    }
    return id.map { Post(id: $0, text: text, media: media, duration: milliseconds, posted: posted) }
  }

  private mutating func group(_ node: Node, of users: [User]) -> Group? {
    guard isMapping(node, "a group", keys: ["id", "members", "account"]) else { return nil }
    let id = identifier(required("id", of: node, "a group"), "id")
    let members = required("members", of: node, "a group").flatMap {
      userList($0, "members", of: users, hint: "list the ids of its users")
    }
    let hasAccount = bool(node["account"], "account") ?? true
    return id.map { Group(id: $0, members: members ?? [], hasAccount: hasAccount) }
  }

  private mutating func updates(_ node: Node) -> [InsightCategory: Int] {
    guard isMapping(node, "insight", keys: ["updates"]), let updates = node["updates"],
      isCategories(updates, "updates", InsightCategory.ofDashboard)
    else { return [:] }
    var times: [InsightCategory: Int] = [:]
    for (key, value) in updates.pairs {
      guard let category = InsightCategory(rawValue: key.string) else { continue }
      times[category] = timeOfDay(value, key.string)
    }
    return times
  }

  /// Returns whether a node is a mapping whose keys are some of these categories, and reports what is not.
  private mutating func isCategories(_ node: Node, _ name: String, _ categories: [InsightCategory]) -> Bool {
    let names = categories.map(\.rawValue)
    guard node.kind == .mapping else {
      report(
        "\(name): expected a mapping, found \(node.kindFound)", at: node,
        hint: "allowed keys: \(names.joined(separator: ", "))")
      return false
    }
    for (key, _) in node.pairs where key.kind == .scalar && !names.contains(key.string) {
      reportUnknownValue(key, among: names)
    }
    return true
  }

  private mutating func history(
    _ node: Node, clock: Timestamp
  ) -> [InsightCategory: [InsightSetup.PastDay]] {
    let categories = InsightCategory.allCases.filter(\.hasHistory)
    guard isCategories(node, "history", categories) else { return [:] }
    var history: [InsightCategory: [InsightSetup.PastDay]] = [:]
    for (key, value) in node.pairs {
      guard let category = InsightCategory(rawValue: key.string), category.hasHistory,
        isSequence(value, key.string)
      else { continue }
      var days: [Int: InsightSetup.PastDay] = [:]
      for element in value.elements {
        guard let day = pastDay(element, category, clock: clock) else { continue }
        if days.updateValue(day, forKey: day.day) != nil {
          report("date: duplicate day \(element["date"]?.string ?? "")", at: element["date"] ?? element)
        }
      }
      history[category] = days.values.sorted { $0.day < $1.day }
    }
    return history
  }

  private mutating func pastDay(
    _ node: Node, _ category: InsightCategory, clock: Timestamp
  ) -> InsightSetup.PastDay? {
    guard node.kind == .mapping else {
      report(
        "\(category.rawValue): expected a mapping, found \(node.kindFound)", at: node,
        hint: "write it like {date: 2026-10-30, \(category.historyKeys[0]): 12}")
      return nil
    }
    var figures: [String: Int] = [:]
    for (key, value) in node.pairs where key.kind == .scalar && !key.isScalar("date") {
      guard category.historyKeys.contains(key.string) else {
        reportUnknownValue(key, among: ["date"] + category.historyKeys)
        continue
      }
      figures[key.string] = integer(value, key.string, in: 0...ExpectationDefinition.maximumCount, "")
    }
    guard let date = required("date", of: node, "a day of the history"), let day = day(date, "date") else {
      return nil
    }
    guard day <= clock.day else {
      report(
        "date: \(date.string) is after the clock, \(clock.dateText)", at: date,
        hint: "history is what happened before the run")
      return nil
    }
    return InsightSetup.PastDay(day: day, figures: figures)
  }
}

extension InsightCategory {
  /// The keys of its figures in a day of the history.
  var historyKeys: [String] { metrics.filter(\.isInHistory).map(\.key) }
}
