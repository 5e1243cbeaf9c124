/// The name of a custom aggregation unit: `^[a-zA-Z0-9_]{1,30}$` (R13).
package enum AggregationUnit {
  /// The maximum number of characters of a name.
  package static let maximumNameLength = 30

  /// The problem with the characters of a name, nil if it is valid.
  package static func problem(ofName name: String) -> String? {
    let isName = name.utf8.allSatisfy {
      0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "_")
    }
    return isName ? nil : "\"\(name.cut)\" has characters other than letters, digits and _"
  }

  /// LINE's own guide shows names with hyphens, which the API refuses.
  package static func hint(forName name: String) -> String? {
    name.contains("-") ? "write _ for -: the API refuses it, though LINE's guide shows it" : nil
  }
}
