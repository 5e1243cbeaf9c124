import ChatRoom
import ImpressionRules
import MessagingAPI

/// JSON output: `replay --format json`.
struct JSONReport {
  let contents: Report.Contents

  func entry(for result: ReplayResult) -> String { value(for: result).text(.indented) }

  private func value(for result: ReplayResult) -> JSONValue {
    switch result.ending {
    case .ran(let outcome):
      return value(of: outcome, file: result.file, warnings: warnings(of: result))
    case .invalid(let error):
      let errors = error.errors.map { $0.json(in: result.file) }
      return .object([
        .init("file", .string(result.file)), .init("passed", .bool(false)),
        .init("error", errors.first ?? .null), .init("errors", .array(errors)),
        .init("warnings", warnings(of: result)),
      ])
    case .unreadable(let reason):
      let error = JSONValue.object([
        .init("line", .int(0)), .init("column", .int(0)), .init("message", .string(reason)),
      ])
      return .object([
        .init("file", .string(result.file)), .init("passed", .bool(false)), .init("error", error),
        .init("errors", .array([error])),
      ])
    }
  }

  private func warnings(of result: ReplayResult) -> JSONValue {
    .array(result.warnings.map { $0.json(in: result.file) })
  }

  private func value(of outcome: Replay.Outcome, file: String, warnings: JSONValue) -> JSONValue {
    let world = outcome.world
    var members: [JSONValue.Member] = [
      .init("file", .string(file)), .init("name", .string(outcome.scenario.title)),
      .init("passed", .bool(outcome.isPassed)),
      .init("failures", outcome.failuresJSON),
      .init("warnings", warnings), .init("brokenOff", .bool(outcome.scenario.isBrokenOff)),
      .init("steps", .int(outcome.scenario.steps.count)),
      .init("expectations", .int(outcome.scenario.expectations.count)),
    ]
    members += self.members(of: world)
    if contents.contains(.explanations) {
      let explanations = ExplanationReport(outcome).entries.map { $0.json(in: world) }
      members.append(.init("explanations", .array(explanations)))
    }
    if contents.contains(.trace) {
      members.append(.init("trace", outcome.traceJSON))
    }
    return .object(members)
  }

  /// The statistics and the current layout of the rooms.
  private func members(of world: World) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("messages", .array(world.messages.indices.map { statistics(ofMessage: $0, in: world) }))
    ]
    let units = self.units(in: world)
    if !units.isEmpty { members.append(.init("units", .array(units))) }
    let isMasked = contents.contains(.masked)
    let pages = InsightPage.allCases.map { page in
      JSONValue.Member(page.rawValue, InsightOutput(page, of: world, isMasked: isMasked).json)
    }
    members.append(.init("insight", .object(pages)))
    members.append(.init("layout", .array(world.users.indices.map { layout(of: $0, in: world) })))
    return members
  }

  /// Formats a session without steps, as a report of one passed scenario.
  func text(of world: World, _ impressionLog: ImpressionLog, file: String, name: String) -> String {
    let entries = ExplanationReport(of: world, impressionLog, lines: []).entries
    let scenario = JSONValue.object(
      [
        .init("file", .string(file)), .init("name", .string(name)), .init("passed", .bool(true)),
        .init("failures", .array([])),
      ] + members(of: world) + [.init("explanations", .array(entries.map { $0.json(in: world) }))])
    let report = Report(format: .json)
    return report.opening + scenario.text(.indented) + report.closing(Report.Summary())
  }

  private func statistics(ofMessage index: Int, in world: World) -> JSONValue {
    let message = world.messages[index].header
    let isMasked = contents.contains(.masked)
    var members: [JSONValue.Member] = [.init("id", .string(message.id))]
    if let sentence = message.reporting.sentence(for: message.kind) {
      members.append(.init("reported", .string(sentence)))
      // Values that LINE does not report to the account are omitted.
      if isMasked { return .object(members) }
    }
    let statistics = world.statistics(ofMessage: index)
      .json(isMasked: isMasked, hasUniqueImpressions: !isMasked)
    guard case .object(let own) = statistics else { return statistics }
    if message.reporting == .nowhere { return .object(members + [.init("counted", .object(own))]) }
    return .object(members + own)
  }

  private func units(in world: World) -> [JSONValue] {
    world.unitPeriods.compactMap { period in
      guard let statistics = try? world.statistics(unit: period.unit, from: period.from, to: period.to),
        case .object(let members) = statistics.json(isMasked: contents.contains(.masked))
      else { return nil }
      return .object(
        [
          .init("unit", .string(period.unit)),
          .init("from", .string(Timestamp(startOfDay: period.from).dateText)),
          .init("to", .string(Timestamp(startOfDay: period.to).dateText)),
        ] + members)
    }
  }

  /// The current layout of the user's room.
  private func layout(of user: Int, in world: World) -> JSONValue {
    let room = world.users[user].room
    let window = world.users[user].user.device.chatWindow
    let bubbles = (0..<room.count).map { place -> JSONValue in
      var members: [JSONValue.Member] = []
      switch room.item(at: place) {
      case .account(let bubble): members.append(.init("bubble", .string(world.name(ofBubble: bubble))))
      case .own(let text):
        members += [.init("bubble", .null), .init("own", .string(room.ownTexts[text]))]
      }
      let cards = room.column.carouselIndex(of: place).map { room.column.carousels[$0].cards } ?? []
      members += [
        .init("x", .int(room.left(at: place))), .init("y", .int(room.column.tops[place])),
        .init("width", .int(room.width(at: place))), .init("height", .int(room.column.height(of: place))),
        .init(
          "cards",
          .array(cards.map { .object([.init("x", .int($0.x)), .init("width", .int($0.width))]) })),
      ]
      return .object(members)
    }
    return .object([
      .init("user", .string(world.users[user].user.id)),
      .init(
        "window", .object([.init("width", .int(window.width)), .init("height", .int(window.height))])),
      .init("contentHeight", .int(room.column.contentHeight)), .init("bubbles", .array(bubbles)),
    ])
  }
}
