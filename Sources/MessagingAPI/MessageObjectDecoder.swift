/// Decodes one message object and notes everything that is wrong with it.
///
/// The path to the value at hand is one array that grows and shrinks, so that nothing is built for messages
/// without problems.
struct MessageObjectDecoder {
  /// What is wrong, in the order it was met.
  private(set) var problems: [PropertyProblem] = []
  /// What is doubtful, in the order it was met.
  private(set) var warnings: [PropertyProblem] = []
  private var path: [PropertyPath.Component] = []

  static let longestURL = 2000
  static let longestActionURI = 1000

  /// Notes a problem of the value at hand.
  mutating func report(_ message: String, hint: String? = nil, isAboutName: Bool = false) {
    problems.append(
      PropertyProblem(path: PropertyPath(path), isAboutName: isAboutName, message: message, hint: hint))
  }

  /// Notes something doubtful about the value at hand.
  mutating func warn(_ message: String, hint: String? = nil, isAboutName: Bool = false) {
    warnings.append(
      PropertyProblem(path: PropertyPath(path), isAboutName: isAboutName, message: message, hint: hint))
  }

  /// Whether the value at hand is at one of some paths.
  func isAt(_ paths: Set<PropertyPath>) -> Bool { !paths.isEmpty && paths.contains(PropertyPath(path)) }

  /// Where the value at hand is.
  var currentPath: PropertyPath { PropertyPath(path) }

  /// Decodes what was wrapped in a message of our own making: `contents.body` is the file's `body`.
  mutating func wrapping<Result>(_ body: (inout MessageObjectDecoder) -> Result) -> Result {
    let (problemCount, warningCount) = (problems.count, warnings.count)
    let result = body(&self)
    for index in problems.indices.dropFirst(problemCount) { problems[index].unwrap(path.count) }
    for index in warnings.indices.dropFirst(warningCount) { warnings[index].unwrap(path.count) }
    return result
  }

  /// Does something with the value at hand being one further in.
  mutating func inside<Result>(
    _ component: PropertyPath.Component, _ body: (inout MessageObjectDecoder) -> Result
  ) -> Result {
    path.append(component)
    defer { path.removeLast() }
    return body(&self)
  }

  /// The members of an object. Unknown ones are noted as doubtful.
  mutating func object(_ value: JSONValue, known: [String]) -> Members? {
    guard case .object(let members) = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    for member in members where !known.contains(member.name) {
      warnings.append(
        PropertyProblem(
          path: PropertyPath(path).appending(member.name), isAboutName: true,
          message: "unknown property \"\(member.name.cut)\"",
          hint: NearMiss.hint(for: member.name, among: known)))
    }
    return Members(value: value)
  }

  /// The members of the object at hand.
  struct Members {
    let value: JSONValue

    subscript(name: String) -> JSONValue? { value[name] }
  }

  /// Does something with a member, notes its absence where it is required.
  mutating func member<Result>(
    _ name: String, of members: Members, isRequired: Bool,
    _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    inside(.name(name)) { decoder in
      guard let value = members[name] else {
        if isRequired { decoder.report("missing") }
        return nil
      }
      return body(&decoder, value)
    }
  }

  /// A member of any kind.
  @discardableResult
  mutating func required<Result>(
    _ name: String, of members: Members, _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    member(name, of: members, isRequired: true, body)
  }

  /// A member that can be left out.
  @discardableResult
  mutating func optional<Result>(
    _ name: String, of members: Members, _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    member(name, of: members, isRequired: false, body)
  }
}

extension PropertyProblem {
  /// Takes `contents` out of the path.
  fileprivate mutating func unwrap(_ depth: Int) {
    guard path.components.count > depth, path.components[depth] == .name("contents") else { return }
    path.components.remove(at: depth)
  }
}

extension JSONValue {
  /// What was found, in the words of an error message.
  var found: String {
    switch self {
    case .bool(let value): "\(value)"
    case .number(let value): value.written
    case .string(let value): "\"\(value.cut)\""
    default: kindDescription
    }
  }
}

extension String {
  /// The beginning of the string, as much as a message can bear.
  var cut: String {
    unicodeScalars.count <= 60 ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(60))) + "…"
  }
}

extension Double {
  /// The number without a fraction it does not have.
  var written: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
