import ArgumentParser
import TerminalUI

/// Keys to press, such as `nnw` or `<Tab>x`.
struct KeySequence: ExpressibleByArgument {
  /// The keys in order.
  let keys: [Key]

  init?(argument: String) {
    guard let keys = Key.keys(named: argument) else { return nil }
    self.keys = keys
  }

  /// The names of the keys that are not characters, for help texts.
  static let names = Key.names.map { "<\($0.name)>" }.joined(separator: " ")
}
