import Synchronization

/// Counts the open connections of a server.
final class ConnectionCounter: Sendable {
  private let maximum: Int
  private let count = Mutex(0)

  init(maximum: Int) {
    self.maximum = maximum
  }

  /// Takes a place. Returns false if there is none left.
  func enter() -> Bool {
    count.withLock { count in
      guard count < maximum else { return false }
      count += 1
      return true
    }
  }

  /// Gives a place back.
  func leave() {
    count.withLock { $0 -= 1 }
  }
}
