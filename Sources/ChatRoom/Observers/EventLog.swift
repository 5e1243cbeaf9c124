/// The latest happenings of a simulation, for those who look on.
///
/// Each has a number, from 1. A reader remembers the number of the last one it has read:
///
/// ```swift
/// var read = 0
/// for happening in simulation.eventLog.entries(after: read) { print(happening) }
/// read = simulation.eventLog.count
/// ```
public struct EventLog: Sendable {
  /// The number of happenings so far.
  public private(set) var count = 0
  private var entries: [Happening] = []
  private let maximum: Int

  /// An empty log that keeps the latest `maximum` happenings, and up to as many more.
  init(maximum: Int = 20_000) {
    self.maximum = maximum
  }

  /// Adds what an action did. O(happenings) on average.
  mutating func record(_ happenings: [Happening]) {
    entries += happenings
    count += happenings.count
    if entries.count > 2 * maximum { entries.removeFirst(entries.count - maximum) }
  }

  /// The happenings after the one with a number, oldest first; those that are no longer kept are left out.
  public func entries(after number: Int) -> ArraySlice<Happening> {
    entries.suffix(max(0, count - number))
  }
}
