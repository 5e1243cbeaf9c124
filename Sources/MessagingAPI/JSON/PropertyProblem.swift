/// A problem with a message object, and its place.
public struct PropertyProblem: Error, Hashable, Sendable {
  /// The property at fault.
  public var path: PropertyPath
  /// Whether `path` names a member whose *name* is the fault, not its value.
  public var isAboutName: Bool
  /// The problem, with the limit and the value found.
  public var message: String
  /// The likely intention, or the allowed values.
  public var hint: String?
  /// The place in the notation of the service's own answer (400): `/body/contents/0/text`,
  /// `template/columns/5/title`. nil where it is the same as ``path``, or not known.
  public var servicePath: String?
  /// The wording of the service's own answer, if known: `unknown field`.
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
