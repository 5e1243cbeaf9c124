import MessagingAPI
import Testing

@Suite("JSON text")
struct JSONTextTests {
  @Test func isWrittenWithoutLoss() {
    let value = JSONValue.object([
      .init("a\"\\\n\u{1}", .array([.null, .bool(true), .number(1), .number(-0.5), .string("あ\u{7F}")])),
      .init("e", .array([])), .init("o", .object([])), .init("n", .number(.infinity)),
    ])
    #expect(
      value.text()
        == #"{"a\"\\\n\u0001":[null,true,1,-0.5,"あ\u007f"],"e":[],"o":{},"n":null}"#)
  }

  @Test func smallValuesStandInOneLine() {
    let long = String(repeating: "x", count: 60)
    let value = JSONValue.object([
      .init("a", .array([.number(1), .number(2)])), .init("b", .array([.string(long), .string(long)])),
    ])
    #expect(
      value.text(.indented) == """
        {
          "a": [1, 2],
          "b": [
            "\(long)",
            "\(long)"
          ]
        }
        """)
  }
}
