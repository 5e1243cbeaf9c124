import ChatRoom

/// The events that a bot has not been sent yet. One is sent after another, so that they arrive in their order.
struct WebhookQueue: Sendable {
  private var waiting: [BotEvent] = []
  /// The number of those at the beginning that have been taken.
  private var taken = 0
  /// Whether one is on its way.
  var isBusy = false

  /// Adds events. O(events).
  mutating func append(_ events: [BotEvent]) {
    waiting += events
  }

  /// Takes the next event, nil if there is none. O(1) on average.
  mutating func next() -> BotEvent? {
    guard taken < waiting.count else { return nil }
    defer {
      taken += 1
      if taken * 2 > waiting.count {
        waiting.removeFirst(taken)
        taken = 0
      }
    }
    return waiting[taken]
  }

  /// Drops all events.
  mutating func removeAll() {
    waiting.removeAll()
    taken = 0
  }
}
