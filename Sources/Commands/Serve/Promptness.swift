import ArgumentParser

/// How soon a server has statistics, and how strict it is.
enum Promptness: String, EnumerableFlag {
  /// `--live`
  case live
  /// `--as-line`
  case asLine

  static func help(for value: Promptness) -> ArgumentHelp? {
    switch value {
    case .live: "Answer statistics at once, and send to few people as to many."
    case .asLine:
      """
      Answer as LINE does: statistics of a day when it is over, and a message to an audience needs 50 recipients, \
      attributes a target reach of 100.
      """
    }
  }
}
