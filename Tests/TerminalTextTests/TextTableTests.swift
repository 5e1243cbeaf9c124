import Testing

@testable import TerminalText

@Suite("Tables of text")
struct TextTableTests {
  @Test("Columns line up by cells, whatever is styled, empty or missing")
  func linesUp() {
    var table = TextTable([.init(.left, gap: 0), .init(.right), .init(.left, gap: 4)])
    table.add([.init("name"), .init("pt"), .init("what")])
    table.add([.init("明日"), .bold("1000"), .init("👨‍👩‍👧 family")])
    table.add([.init("a"), .init(""), .init("last")])
    table.add([.init("b")])
    #expect(
      table.lines == [
        "name    pt    what", "明日  \(.bold("1000"))    👨‍👩‍👧 family", "a             last", "b",
      ])
    #expect(table.lines[1].plain == "明日  1000    👨‍👩‍👧 family")
    #expect(table.widths == [4, 4, 9])
  }
}
