extension JSONValue {
  /// Parses JSON text in UTF-8 (RFC 8259). Members that an object has twice are both kept. O(bytes).
  ///
  /// Half of a surrogate pair (`\ud83d`) and bytes that are no UTF-8 become U+FFFD.
  ///
  /// - Throws: The first error. Values nested more than 256 levels deep are one.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }
}
