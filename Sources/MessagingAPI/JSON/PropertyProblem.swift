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
