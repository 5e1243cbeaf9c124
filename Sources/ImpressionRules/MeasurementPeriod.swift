/// The time in which counters change (R9).
public enum MeasurementPeriod {
  /// 14 days in seconds.
  public static let seconds = 1_209_600

  /// Whether an event at `time` counts for a message sent at `sent`, both in seconds since any epoch:
  /// sent ≤ time < sent + 14 days (R9).
  public static func contains(_ time: Int, sent: Int) -> Bool {
    time >= sent && time - sent < seconds
  }
}
