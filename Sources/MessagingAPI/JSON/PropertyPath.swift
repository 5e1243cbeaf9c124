/// A path in a message object: `contents.body.contents[2].text`.
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
