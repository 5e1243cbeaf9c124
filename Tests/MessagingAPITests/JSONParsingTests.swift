import MessagingAPI
import Testing

@Suite("JSON of programs")
struct JSONParsingTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

  @Test("Values of every kind are read")
  func readsValues() throws {
    let value = try parse(
      #" {"a": [1, -2.5e3, 0], "b": {"c": null, "d": true, "e": false}, "f": "\u3042\n\"\/"} "#)
    #expect(value["a"] == .array([.number(1), .number(-2500), .number(0)]))
    #expect(value["b"]?["c"] == .null)
    #expect(value["f"] == .string("あ\n\"/"))
    #expect(try parse("\u{FEFF}[]") == .array([]))
    #expect(try parse("{}") == .object([]))
  }

  @Test("Surrogate pairs are one character, and half of one is U+FFFD")
  func readsSurrogates() throws {
    #expect(try parse(#""\ud83d\ude00""#) == .string("😀"))
    #expect(try parse(#""\ud83d""#) == .string("\u{FFFD}"))
    #expect(try parse(#""\ud83dx""#) == .string("\u{FFFD}x"))
    #expect(try parse(#""\ud83d\n""#) == .string("\u{FFFD}\n"))
    #expect(try parse(#""\ud83d\u0041""#) == .string("\u{FFFD}A"))
  }

  @Test("What it writes it reads")
  func readsWhatItWrites() throws {
    let value = JSONValue.object([.init("a\u{2028}", .array([.string("\u{0}\u{7F}é😀"), .number(1.5)]))])
    #expect(try parse(value.text()) == value)
    #expect(try parse(value.text(.indented)) == value)
  }

  @Test(
    "Errors have a line and a column",
    arguments: [
      ("", 1, 1), ("{", 1, 2), ("{\n  \"a\" 1}", 2, 7), ("[1,]", 1, 4), ("[1 2]", 1, 4), ("{\"a\":1,}", 1, 8),
      ("\"abc", 1, 1), ("\"a\nb\"", 1, 3), ("01", 1, 1), ("1.", 1, 3), ("-", 1, 1), ("1e", 1, 3),
      ("tru", 1, 1),
      ("{} x", 1, 4), ("\"\\x\"", 1, 2), ("\"\\u12\"", 1, 2), ("'a'", 1, 1), ("NaN", 1, 1), ("// a", 1, 1),
      ("\"\\", 1, 1),
    ])
  func locatesErrors(text: String, line: Int, column: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error?.line == line && error?.column == column, "\(text): \(String(describing: error))")
  }

  @Test("Deep nesting is an error, not a crash")
  func limitsDepth() {
    #expect(throws: JSONSyntaxError.self) { try parse(String(repeating: "[", count: 100_000)) }
  }
}
