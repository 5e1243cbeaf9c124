import ChatRoom
import TerminalText

/// Parsing of days, times of the day and durations.
extension ScenarioParsing {
  /// Parses a day of the statistics, `2026-11-01` or `20261101`, as days since 1970-01-01 at UTC+9.
  mutating func day(_ node: Node, _ name: String) -> Int? {
    guard node.kind == .scalar, let day = Day(node.string) else {
      report("\(name): expected a day, found \(node.kindFound)", at: node, hint: "write it like 2026-11-01")
      return nil
    }
    if day.number == nil { report("\(name): \(node.string.quoted) does not exist", at: node) }
    return day.number
  }

  /// Parses a duration, largest unit first: `90s`, `5m`, `2h`, `3d`, `1d2h`. Returns seconds.
  mutating func duration(_ node: Node, _ name: String) -> Int? {
    guard node.kind == .scalar, let duration = Duration(node.utf8) else {
      let text = node.string.shortened
      let hint: String
      if !node.utf8.isEmpty, node.utf8.allSatisfy(\.isDigit) {
        hint = "add a unit: \(text)s, \(text)m, …"
      } else if (try? Timestamp(iso8601: node.string)) != nil {
        hint = "to wait until a time, write at: \(text)"
      } else {
        hint = "write it like 90s, 5m, 2h, 3d or 1d2h"
      }
      report("\(name): expected a duration, found \(node.kindFound)", at: node, hint: hint)
      return nil
    }
    guard let seconds = duration.seconds else {
      report("\(name): \(node.string.shortened) goes beyond the year 9999", at: node)
      return nil
    }
    return seconds
  }

  /// Parses a time of the day at UTC+9, `09:00` or `09:00:30`, as seconds since midnight.
  mutating func timeOfDay(_ node: Node, _ name: String) -> Int? {
    let parts =
      node.kind == .scalar ? node.string.split(separator: ":", omittingEmptySubsequences: false) : []
    let numbers = parts.compactMap { part in
      part.utf8.count == 2 && part.utf8.allSatisfy(\.isDigit) ? Int(part) : nil
    }
    guard numbers.count == parts.count, (2...3).contains(parts.count), numbers[0] < 24,
      numbers[1...].allSatisfy({ $0 < 60 })
    else {
      report(
        "\(name): expected a time of the day, found \(node.kindFound)", at: node,
        hint: "write it like \"09:00\", at UTC+9")
      return nil
    }
    return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
  }
}
