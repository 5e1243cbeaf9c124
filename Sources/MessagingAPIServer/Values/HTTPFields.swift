/// The header fields of an HTTP message, in order. Names are compared without regard to case (RFC 9110, 5.1).
public struct HTTPFields: Hashable, Sendable {
  /// One field.
  public struct Field: Hashable, Sendable {
    /// The name as it was written.
    public var name: String
    /// The value.
    public var value: String
  }

  /// The fields, in order.
  public private(set) var all: [Field] = []

  /// Creates fields of names and values.
  public init(_ pairs: [(name: String, value: String)] = []) {
    all = pairs.map { Field(name: $0.name, value: $0.value) }
  }

  /// The value of the first field with a name, nil if there is none. Setting it replaces all fields with this name.
  public subscript(name: String) -> String? {
    get { all.first { $0.name.isSameField(as: name) }?.value }
    set {
      all.removeAll { $0.name.isSameField(as: name) }
      if let newValue { all.append(Field(name: name, value: newValue)) }
    }
  }
}

extension String {
  /// Whether two names of fields are the same, apart from the case of ASCII letters.
  fileprivate func isSameField(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 | 0x20 && 0x61...0x7A ~= $0 | 0x20 }
  }
}
