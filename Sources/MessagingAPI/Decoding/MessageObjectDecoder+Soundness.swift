extension MessageObjectDecoder {
  /// The most levels a value can be nested, the message object being the first.
  static let maximumLevels = 256

  /// Decodes a value with `body`, after a look at what no JSON text can say or no service takes.
  ///
  /// - Parameter isLenient: Whether what `body` reports is a warning when there is a result all the same.
  /// - Throws: Everything that is wrong, and the warnings.
  static func decode<Result>(
    _ value: JSONValue, isLenient: Bool = false, _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) throws(InvalidMessageObject) -> (Result, [PropertyProblem]) {
    var decoder = MessageObjectDecoder(isLenient: isLenient)
    guard decoder.isShallow(value, level: 1) else {
      throw InvalidMessageObject(problems: decoder.problems)
    }
    let result = body(&decoder, value)
    let refused = decoder.problems.count
    let known = Set(decoder.problems.map(\.path))
    decoder.checkSoundness(of: value, unless: known)
    if isLenient, let result, !decoder.isUnreadable, decoder.problems.count == refused {
      return (result, decoder.problems + decoder.warnings)
    }
    guard let result, decoder.problems.isEmpty else {
      throw InvalidMessageObject(problems: decoder.problems, warnings: decoder.warnings)
    }
    return (result, decoder.warnings)
  }

  /// Whether a value is nested no deeper than allowed, so that going through it can't exhaust the stack.
  private mutating func isShallow(_ value: JSONValue, level: Int) -> Bool {
    guard level <= MessageObjectDecoder.maximumLevels else {
      report("nested more than \(MessageObjectDecoder.maximumLevels) levels deep")
      return false
    }
    switch value {
    case .array(let elements): return elements.allSatisfy { isShallow($0, level: level + 1) }
    case .object(let members): return members.allSatisfy { isShallow($0.value, level: level + 1) }
    case .null, .bool, .number, .string: return true
    }
  }

  /// Reports numbers that JSON can't express and names that an object has twice, in unknown properties too.
  /// Problems at the paths in `known` have been reported.
  private mutating func checkSoundness(of value: JSONValue, unless known: Set<PropertyPath>) {
    switch value {
    case .number(let number) where !number.isFinite:
      if !isAt(known) { report("\(number.written) is not a number that JSON can express") }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        inside(.index(index)) { $0.checkSoundness(of: element, unless: known) }
      }
    case .object(let members):
      // A set only where there are many: an object has a few members almost always.
      var names: Set<String> = []
      let isLarge = members.count > 12
      for (index, member) in members.enumerated() {
        let isNew =
          isLarge
          ? names.insert(member.name).inserted
          : !members[..<index].contains { $0.name == member.name }
        inside(.name(member.name)) { decoder in
          if !isNew { decoder.report("given a second time", isAboutName: true) }
          decoder.checkSoundness(of: member.value, unless: known)
        }
      }
    case .null, .bool, .number, .string: break
    }
  }
}
