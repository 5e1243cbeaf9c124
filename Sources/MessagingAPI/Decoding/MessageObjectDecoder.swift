/// Decodes one message object and notes everything that is wrong with it.
///
/// The path to the value at hand is one array that grows and shrinks, so that nothing is built for messages
/// without problems.
struct MessageObjectDecoder {
  /// Whether values that the API refuses are decoded as well as they can be. The problems are the same.
  let isLenient: Bool
  /// The errors, in the order they were found.
  private(set) var problems: [PropertyProblem] = []
  /// The warnings, in the order they were found.
  private(set) var warnings: [PropertyProblem] = []
  /// Whether something can't be decoded however lenient this is, such as a message of an unknown type.
  var isUnreadable = false
  private var path: [PropertyPath.Component] = []
  /// The number of components above the current value.
  private var depthOfMessage = 0

  init(isLenient: Bool = false) {
    self.isLenient = isLenient
  }

  static let maximumURLLength = 2000
  static let maximumActionURILength = 1000

  /// Records a problem of the value at hand. `serviceMessage` is what the API itself says of it, and `plainMessage`
  /// what it says outside Flex Messages and templates, whose errors it phrases in another way.
  mutating func report(
    _ message: String, hint: String? = nil, isAboutName: Bool = false, serviceMessage: String? = nil,
    plainMessage: String? = nil
  ) {
    let servicePath = PropertyPath(path).servicePath(inMessageAt: depthOfMessage)
    problems.append(
      PropertyProblem(
        path: PropertyPath(path), isAboutName: isAboutName, message: message, hint: hint,
        servicePath: servicePath, serviceMessage: serviceMessage ?? (servicePath == nil ? plainMessage : nil))
    )
  }

  /// Decodes a message object with `body`: paths in the API's own notation start at the value at hand.
  mutating func atMessage<Result>(_ body: (inout MessageObjectDecoder) -> Result) -> Result {
    let outer = depthOfMessage
    depthOfMessage = path.count
    defer { depthOfMessage = outer }
    return body(&self)
  }

  /// Text that can't be done without, empty where it is missing and this is lenient.
  func text(_ text: String?) -> String? { text ?? (isLenient ? "" : nil) }

  /// Records something doubtful about the value at hand.
  mutating func warn(_ message: String, hint: String? = nil, isAboutName: Bool = false) {
    warnings.append(
      PropertyProblem(path: PropertyPath(path), isAboutName: isAboutName, message: message, hint: hint))
  }

  /// Whether the value at hand is at one of some paths.
  func isAt(_ paths: Set<PropertyPath>) -> Bool { !paths.isEmpty && paths.contains(PropertyPath(path)) }

  /// The path of the current value.
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

  /// The members of an object. Unknown ones are doubtful, but an error in the containers and components of a
  /// Flex Message, where the API refuses them (`isStrict`).
  mutating func object(_ value: JSONValue, known: [String], isStrict: Bool = false) -> Members? {
    guard case .object(let members) = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    for member in members where !known.contains(member.name) {
      inside(.name(member.name)) { decoder in
        let message = "unknown property \"\(member.name.cut)\""
        let hint = NearMiss.hint(for: member.name, among: known)
        if isStrict {
          decoder.report(message, hint: hint, isAboutName: true, serviceMessage: "unknown field")
        } else {
          decoder.warn(message, hint: hint, isAboutName: true)
        }
      }
    }
    return Members(value: value)
  }

  /// The members of the object at hand. One that is `null` is absent.
  struct Members {
    let value: JSONValue

    subscript(name: String) -> JSONValue? { value.present(name) }

    /// All members but those with some names.
    func without(_ names: [String]) -> Members {
      guard case .object(let members) = value else { return self }
      return Members(value: .object(members.filter { !names.contains($0.name) }))
    }
  }

  /// Does something with a member, records its absence where it is required.
  mutating func member<Result>(
    _ name: String, of members: Members, isRequired: Bool,
    _ body: (inout MessageObjectDecoder, JSONValue) -> Result?
  ) -> Result? {
    inside(.name(name)) { decoder in
      guard let value = members[name] else {
        if isRequired { decoder.report("missing", plainMessage: "May not be empty") }
        return nil
      }
      let before = decoder.problems.count
      let result = body(&decoder, value)
      decoder.explainVariable(in: value, from: before)
      return result
    }
  }

  /// Says of the problems of the value at hand, those from `first` on, that a variable of a template was not
  /// replaced, if one is in it.
  private mutating func explainVariable(in value: JSONValue, from first: Int) {
    guard first < problems.count, case .string(let text) = value, let variable = text.templateVariable else {
      return
    }
    for index in problems.indices.dropFirst(first) where problems[index].path.components == path {
      problems[index].hint = "\(variable.cut) looks like a variable of a template that was not replaced"
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

extension PropertyPath {
  /// The path in the notation of the API's answers, within a Flex Message or a template:
  /// from the container on with slashes, and all of it with slashes. nil for everything else.
  fileprivate func servicePath(inMessageAt depth: Int) -> String? {
    let own = components.dropFirst(depth)
    guard own.count > 1, case .name(let first)? = own.first else { return nil }
    let words = own.map { component in
      switch component {
      case .name(let name): name
      case .index(let index): String(index)
      }
    }
    switch first {
    case "contents": return "/" + words.dropFirst().joined(separator: "/")
    case "template": return words.joined(separator: "/")
    default: return nil
    }
  }
}

extension JSONValue {
  /// The object's member with that name, nil when there is none, or it is `null`.
  func present(_ name: String) -> JSONValue? {
    guard let value = self[name], value != .null else { return nil }
    return value
  }

  /// The value found, as an error message names it.
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
