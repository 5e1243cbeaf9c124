import Testing

@testable import BubbleLayout

@Suite("Blocks with marks")
struct MarkBlockTests {
  @Test("Every mark, format and control character below U+3400 is in one of them")
  func complete() {
    let codes = Set(MarkBlocks.codes.joined())
    for code in UInt32(0)..<0x3400 {
      guard let scalar = Unicode.Scalar(code), scalar.occupiesNoSpace || LineBreakClass.isMark(scalar) else {
        continue
      }
      #expect(codes.contains(Int(code)), "U+\(String(code, radix: 16))")
    }
    #expect(codes.count < 5500)
  }
}
