/// A message object together with the JSON it was decoded from, so that writing it again loses nothing:
/// unknown properties, the order of the members and all that ``MessageObject`` does not keep.
///
/// Two are equal when they mean the same and were written the same. A text message that has nothing but its
/// text keeps no JSON: there can be a great many of them.
public struct WrittenMessage: Hashable, Sendable {
  /// The decoded message object.
  public let object: MessageObject
  /// The members it was written with, nil where `object` says it all, or where it was never written.
  private let members: [JSONValue.Member]?

  /// A message object that was never written as JSON.
  public init(_ object: MessageObject) {
    self.object = object
    members = nil
  }

  /// `value` is what `object` was decoded from.
  init(_ object: MessageObject, from value: JSONValue) {
    self.object = object
    if case .text(let text) = object, value == WrittenMessage.json(ofText: text) {
      members = nil
    } else if case .object(let members) = value {
      self.members = members
    } else {
      members = nil
    }
  }

  /// The message object as JSON, equal to what it was decoded from.
  ///
  /// nil for one that was made in a program, unless it is a text: a ``MessageObject`` is an outline, which
  /// not every property can be told from. O(1).
  public var json: JSONValue? {
    if let members { return .object(members) }
    guard case .text(let text) = object else { return nil }
    return WrittenMessage.json(ofText: text)
  }

  /// The URLs that can be opened from it (R16), each once, in order. O(size of the JSON).
  public var links: [String] { json.map { MessageObject.links(in: $0) } ?? [] }

  private static func json(ofText text: String) -> JSONValue {
    .object([.init("type", .string("text")), .init("text", .string(text))])
  }
}
