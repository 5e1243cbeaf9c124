import BubbleLayout
import MessagingAPI
import Testing

@Suite("The parts of an imagemap")
struct ImagemapLayoutTests {
  private static func area(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> JSONValue {
    .object([
      .init("x", .number(x)), .init("y", .number(y)), .init("width", .number(width)),
      .init("height", .number(height)),
    ])
  }

  @Test func areasStandWhereTheyAreInUnitsOf1040() {
    let message = JSONValue.object([
      .init(
        "video",
        .object([
          .init("originalContentUrl", .string("https://example.com/v")),
          .init("area", Self.area(0, 0, 1040, 520)),
        ])),
      .init(
        "actions",
        .array([
          .object([
            .init("type", .string("uri")), .init("label", .string("Shop")),
            .init("linkUri", .string("https://example.com")), .init("area", Self.area(520, 520, 520, 520)),
          ]),
          .object([
            .init("type", .string("message")), .init("text", .string("Hi")),
            .init("area", Self.area(0, 900, 1040, 900)),
          ]),
        ])),
    ])
    let parts = ImagemapLayout.parts(of: message, width: 520, height: 520)
    #expect(parts.map(\.frame.x) == [0, 0, 260, 0])
    #expect(parts.map(\.frame.y) == [0, 0, 260, 450])
    #expect(parts.map(\.visible.height) == [520, 260, 260, 70])
    #expect(parts[2].action?.uri == "https://example.com")
    #expect(parts[2].kind == .row(label: "Shop"))
    #expect(parts[3].kind == .row(label: "Hi"))
  }
}
