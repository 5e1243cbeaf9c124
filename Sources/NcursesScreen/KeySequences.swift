import TerminalUI

/// The sequences one terminal sends for its keys.
struct KeySequences {
  private let keys: [[UInt8]: Key]
  /// The lengths that occur, longest first.
  private let lengths: [Int]

  /// A table of these sequences. Those that do not begin with an escape are left to the general rules:
  /// some descriptions name Ctrl-J as the down key.
  init(_ keys: [[UInt8]: Key] = [:]) {
    self.keys = keys.filter { $0.key.count > 1 && $0.key[0] == 0x1B }
    lengths = Set(self.keys.keys.map(\.count)).sorted(by: >)
  }

  /// The key whose sequence is the longest that `bytes` begins with, and the sequence's length.
  func key(at bytes: ArraySlice<UInt8>) -> (key: Key, length: Int)? {
    for length in lengths where length <= bytes.count {
      if let key = keys[Array(bytes.prefix(length))] { return (key, length) }
    }
    return nil
  }

  /// The sequences in the current terminal description.
  static func described() -> KeySequences {
    var keys: [[UInt8]: Key] = [:]
    for (name, sequence) in Terminfo.keys {
      guard let code = named[name] ?? functionKey(name) else { continue }
      // Where two share a sequence, the first function key counts.
      if case .function(let number) = code, case .function(let other)? = keys[sequence]?.code, other < number
      {
        continue
      }
      keys[sequence] = Key(code)
    }
    return KeySequences(keys)
  }

  /// `kf1` to `kf63`.
  private static func functionKey(_ name: String) -> Key.Code? {
    guard name.hasPrefix("kf"), let number = Int(name.dropFirst(2)), (1...63).contains(number) else {
      return nil
    }
    return .function(number)
  }

  private static let named: [String: Key.Code] = [
    "kcuu1": .up, "kcud1": .down, "kcub1": .left, "kcuf1": .right, "khome": .home, "kend": .end,
    "kpp": .pageUp, "knp": .pageDown, "kich1": .insert, "kdch1": .delete, "kcbt": .backTab,
    "kbs": .backspace, "kent": .enter,
  ]
}
