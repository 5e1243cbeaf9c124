/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
///
/// Everything is shown and counted by day in UTC+9, the time of the statistics (R13, R20).
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int

  /// Creates a moment.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// The earliest and latest moments a scenario may name: the years 1 to 9999.
  public static let range = Timestamp(seconds: -62_135_596_800)...Timestamp(seconds: 253_402_300_799)

  /// Whether `lhs` is earlier.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.seconds < rhs.seconds }

  /// This moment and `seconds` later; nil past the end of year 9999 or before year 1.
  public func advanced(bySeconds delta: Int) -> Timestamp? {
    let (sum, overflow) = seconds.addingReportingOverflow(delta)
    let moment = Timestamp(seconds: sum)
    return overflow || !Timestamp.range.contains(moment) ? nil : moment
  }
}

extension Timestamp {
  /// Date and time of day at UTC+9.
  public struct Components: Hashable, Sendable {
    /// The year, proleptic Gregorian.
    public var year: Int
    /// 1…12.
    public var month: Int
    /// 1…31.
    public var day: Int
    /// 0…23.
    public var hour: Int
    /// 0…59.
    public var minute: Int
    /// 0…59.
    public var second: Int
  }

  private static let offsetFromUTC = 9 * 3600

  /// The day at UTC+9 on which statistics count it (R13), in days since 1970-01-01.
  public var day: Int {
    let local = seconds + Timestamp.offsetFromUTC
    return (local >= 0 ? local : local - 86_399) / 86_400
  }

  /// Midnight at UTC+9 of a day, in days since 1970-01-01.
  public init(startOfDay day: Int) {
    self.init(seconds: day * 86_400 - Timestamp.offsetFromUTC)
  }

  /// Date and time of day at UTC+9.
  public var components: Components {
    let day = self.day
    let time = seconds + Timestamp.offsetFromUTC - day * 86_400
    // Days to civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return Components(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, hour: time / 3600, minute: time / 60 % 60,
      second: time % 60)
  }

  /// The moment of a date and time of day at an offset from UTC in seconds; nil when there is no such date
  /// or time (the 30th of February, 25 o'clock) or it lies outside ``range``.
  public init?(_ parts: Components, offsetFromUTC: Int) {
    guard (1...9999).contains(parts.year), (1...12).contains(parts.month), (0...23).contains(parts.hour),
      (0...59).contains(parts.minute), (0...59).contains(parts.second), abs(offsetFromUTC) <= 86_400
    else { return nil }
    let isLeap = parts.year % 4 == 0 && (parts.year % 100 != 0 || parts.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[parts.month - 1]).contains(parts.day) else { return nil }
    let year = parts.month <= 2 ? parts.year - 1 : parts.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let monthFromMarch = parts.month > 2 ? parts.month - 3 : parts.month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + parts.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    self.init(
      seconds: days * 86_400 + parts.hour * 3600 + parts.minute * 60 + parts.second - offsetFromUTC)
    guard Timestamp.range.contains(self) else { return nil }
  }

  /// The date at UTC+9: `2026-11-01`.
  public var dateText: String {
    let parts = components
    return
      "\(Timestamp.padded(parts.year, 4))-\(Timestamp.padded(parts.month))-\(Timestamp.padded(parts.day))"
  }

  /// The day of the week at UTC+9: `Sun`.
  public var weekdayText: String {
    // 1970-01-01 was a Thursday.
    ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(day % 7 + 7) % 7]
  }

  /// The time of day at UTC+9: `12:00:03`.
  public var timeText: String {
    let parts = components
    return
      "\(Timestamp.padded(parts.hour)):\(Timestamp.padded(parts.minute)):\(Timestamp.padded(parts.second))"
  }

  /// Date and time with their offset, as scenario files write them: `2026-11-01T12:00:03+09:00`.
  public var iso8601: String { "\(dateText)T\(timeText)+09:00" }

  private static func padded(_ number: Int, _ digits: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
