import ChatRoom
import Testing

@Suite("Moments and their dates at UTC+9")
struct TimestampTests {
  @Test(
    "A moment is written at UTC+9",
    arguments: [
      (0, "1970-01-01T09:00:00+09:00"), (-32_401, "1969-12-31T23:59:59+09:00"),
      (951_750_000, "2000-02-29T00:00:00+09:00"), (1_793_502_000, "2026-11-01T12:00:00+09:00"),
      (-62_135_596_800, "0001-01-01T09:00:00+09:00"), (4_107_510_000, "2100-03-01T00:00:00+09:00"),
    ])
  func text(seconds: Int, text: String) {
    #expect(Timestamp(seconds: seconds).iso8601 == text)
  }

  @Test(
    "A day of the week is that at UTC+9",
    arguments: [(0, "Thu"), (53_999, "Thu"), (54_000, "Fri"), (-32_401, "Wed"), (1_793_502_000, "Sun")])
  func weekday(seconds: Int, text: String) {
    #expect(Timestamp(seconds: seconds).weekdayText == text)
  }

  @Test("A date becomes the moment it was written for, and back")
  func roundTrip() {
    for seconds in stride(from: -62_135_500_000, through: 253_402_200_000, by: 86_399 * 997) {
      let moment = Timestamp(seconds: seconds)
      #expect(Timestamp(moment.components, offsetFromUTC: 9 * 3600) == moment)
    }
  }

  @Test(
    "There is no such date or time",
    arguments: [
      (2026, 2, 30, 0), (2100, 2, 29, 0), (2026, 13, 1, 0), (2026, 0, 1, 0), (2026, 1, 1, 24), (0, 1, 1, 0),
      (10_000, 1, 1, 0),
    ])
  func impossible(year: Int, month: Int, day: Int, hour: Int) {
    var parts = Timestamp(seconds: 0).components
    (parts.year, parts.month, parts.day, parts.hour) = (year, month, day, hour)
    #expect(Timestamp(parts, offsetFromUTC: 0) == nil)
  }

  @Test("There is a 29th of February in leap years", arguments: [2024, 2000])
  func leap(year: Int) {
    var parts = Timestamp(seconds: 0).components
    (parts.year, parts.month, parts.day) = (year, 2, 29)
    #expect(Timestamp(parts, offsetFromUTC: 0) != nil)
  }

  @Test("Time can't pass the end of year 9999 nor overflow")
  func advancing() {
    let last = Timestamp.range.upperBound
    #expect(last.advanced(bySeconds: 1) == nil)
    #expect(last.advanced(bySeconds: .max) == nil)
    #expect(Timestamp(seconds: 5).advanced(bySeconds: 7) == Timestamp(seconds: 12))
  }
}
