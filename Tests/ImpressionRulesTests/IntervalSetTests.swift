import ImpressionRules
import Testing
import TestSupport

@Suite("Sets of ranges")
struct IntervalSetTests {
  @Test("Ranges that touch become one")
  func touching() {
    var set = IntervalSet()
    set.insert(0..<3)
    set.insert(5..<7)
    set.insert(3..<5)
    #expect(set.ranges == [0..<7])
  }

  @Test("Inserting names what was not yet there, ascending")
  func gaps() {
    var set = IntervalSet()
    set.insert(2..<4)
    set.insert(6..<8)
    var gaps: [Range<Int>] = []
    set.insert(0..<10, gaps: &gaps)
    #expect(gaps == [0..<2, 4..<6, 8..<10])
  }

  @Test("A value is new once")
  func value() {
    var set = IntervalSet()
    let answers = [set.insert(4), set.insert(4)]
    #expect(answers == [true, false])
  }

  @Test("An empty range changes nothing")
  func empty() {
    var set = IntervalSet()
    set.insert(3..<3)
    #expect(set.isEmpty)
  }

  @Test("Removing a value parts its range")
  func removing() {
    var set = IntervalSet()
    set.insert(0..<5)
    for value in [2, 4, 4, 7] { set.remove(value) }
    #expect(set.ranges == [0..<2, 3..<4])
  }

  @Test("It behaves as a set of integers does", arguments: 0..<40)
  func random(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var set = IntervalSet()
    var plain: Set<Int> = []
    for _ in 0..<30 {
      let lower = random.within(0...60)
      let range = lower..<lower + random.within(0...8)
      var gaps: [Range<Int>] = []
      set.insert(range, gaps: &gaps)
      #expect(gaps.flatMap { Array($0) } == range.filter { !plain.contains($0) })
      plain.formUnion(range)
      let value = random.within(0...68)
      set.remove(value)
      plain.remove(value)
      #expect((-1...70).filter { set.contains($0) } == plain.sorted())
      #expect(zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }
  }
}
