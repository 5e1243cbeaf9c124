/// The optional value of `room --serve [PORT]`.
enum ServePort {
  /// The port to listen on by default.
  static let standard = 7171

  /// The words of a command line, with the standard port behind a `--serve` that is followed by none.
  static func completed(in words: [String]) -> [String] {
    var completed: [String] = []
    for (index, word) in words.enumerated() {
      if word == "--" { return completed + words[index...] }
      completed.append(word)
      guard word == "--serve" else { continue }
      let next = index + 1 < words.count ? words[index + 1] : ""
      let isPort = !next.isEmpty && next.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      if !isPort { completed.append(String(standard)) }
    }
    return completed
  }

  /// Checks that a number given to an option is one of a port.
  static func check(_ port: Int, option: String) throws(Failure) {
    guard (0...65_535).contains(port) else {
      throw Failure(text: "bubblescope: error: \(option) \(port): a port is a number from 0 to 65535")
    }
  }
}
