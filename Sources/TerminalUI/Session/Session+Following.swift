import ChatRoom

/// Following a script.
extension Session {
  /// Does a step; what it counted flashes.
  mutating func follow(_ step: Script.Step) {
    switch step {
    case .action(let action):
      endFlash()
      perform(action)
    case .check: break
    }
    notice = nil
  }

  /// Does a part of a step; what it counts flashes.
  mutating func show(_ action: Action, _ pinned: Int?) {
    perform(action)
    selectForShow(pinned)
  }

  /// Selects the bubble a person chose, or one worth looking at.
  mutating func selectForShow(_ pinned: Int?) {
    if let pinned, world.bubbles.indices.contains(pinned) { selection = pinned } else { selectSomething() }
  }
}
