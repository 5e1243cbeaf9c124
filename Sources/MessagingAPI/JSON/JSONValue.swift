/// A JSON value as it was written: what message objects are decoded from, whatever file they stood in.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number. Integers up to 2^53 are exact.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; its members keep their order.
  case object([Member])

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// The member's name.
    public var name: String
    /// Its value.
    public var value: JSONValue

    /// Creates a member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The object's member with that name, nil when there is none or this is no object. O(members).
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// What kind of value this is, in the words of an error message: "a string", "an object".
  public var kindDescription: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Where in a message object something is: `contents.body.contents[2].text`.
public struct PropertyPath: Hashable, Sendable, CustomStringConvertible {
  /// One step of a path.
  public enum Component: Hashable, Sendable {
    /// A member of an object.
    case name(String)
    /// An element of an array, counted from 0.
    case index(Int)
  }

  /// The steps from the message object downwards.
  public var components: [Component]

  /// Creates a path; an empty one is the message object itself.
  public init(_ components: [Component] = []) {
    self.components = components
  }

  /// This path and one step further, into a member.
  public func appending(_ name: String) -> PropertyPath { PropertyPath(components + [.name(name)]) }

  /// This path and one step further, into an element.
  public func appending(_ index: Int) -> PropertyPath { PropertyPath(components + [.index(index)]) }

  /// The path as the Messaging API writes it in its error details.
  public var description: String {
    var text = ""
    for component in components {
      switch component {
      case .name(let name): text += (text.isEmpty ? "" : ".") + name
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

/// What is wrong with a message object, and where.
public struct PropertyProblem: Error, Hashable, Sendable {
  /// The property at fault.
  public var path: PropertyPath
  /// Whether `path` names a member whose *name* is the fault, not its value.
  public var isAboutName: Bool
  /// What is wrong, with the limit and the value found.
  public var message: String
  /// What the writer may have meant, or the values allowed.
  public var hint: String?
  /// Where the service's own answer (400) says the fault is, in its notation: `/body/contents/0/text`,
  /// `template/columns/5/title`. nil where it is the same as ``path``, or not known.
  public var servicePath: String?
  /// What the service's own answer says is wrong, where that is known: `unknown field`.
  public var serviceMessage: String?

  /// Creates a problem.
  public init(
    path: PropertyPath, isAboutName: Bool = false, message: String, hint: String? = nil,
    servicePath: String? = nil, serviceMessage: String? = nil
  ) {
    self.path = path
    self.isAboutName = isAboutName
    self.message = message
    self.hint = hint
    self.servicePath = servicePath
    self.serviceMessage = serviceMessage
  }
}
