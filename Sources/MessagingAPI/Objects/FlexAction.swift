/// The action of a tap, as far as the room simulates it.
public struct FlexAction: Hashable, Sendable {
  /// The action's `type`.
  public var type: String
  /// Its label; empty where there is none.
  public var label: String
  /// The URI it opens, for `uri` actions.
  public var uri: String?

  /// Creates an action.
  public init(type: String, label: String, uri: String? = nil) {
    self.type = type
    self.label = label
    self.uri = uri
  }
}
