import ChatRoom

/// Keys and mouse of a player.
extension Player {
  /// Reacts to one event of the terminal.
  public mutating func handle(_ event: InputEvent) -> Outcome {
    fitSession()
    defer { fitSession() }
    switch event {
    case .resized(let size): self.size = size
    case .key(let key):
      notice = nil
      guard session.pages.isEmpty else { return pass(on: event) }
      return press(key)
    case .mouse(let mouse):
      guard session.pages.isEmpty else { return pass(on: event) }
      if mouse.action == .press || mouse.action == .drag { return click(mouse) }
    case .terminate: return .quit
    default: return pass(on: event)
    }
    return .goOn
  }

  /// The session's part of the screen: all of it for a page, else the player's bar takes a row.
  private mutating func fitSession() {
    session.size = session.pages.isEmpty ? roomSize : size
  }

  /// The size of the phone and the panel, with the row of a footer.
  var roomSize: TerminalSize { TerminalSize(columns: size.columns, rows: size.rows - 1) }

  /// Lets the session react, to what does not touch what is played.
  private mutating func pass(on event: InputEvent) -> Outcome {
    let selected = session.selection
    let outcome = session.handle(event)
    if session.selection != selected { pinned = session.selection }
    return outcome == .picture ? .picture : .goOn
  }

  private mutating func press(_ key: Key) -> Outcome {
    guard let binding = KeyTable.binding(for: key, in: .play) else {
      let elsewhere = KeyTable.contexts(of: key)
      let isLive = elsewhere.contains(.room) || elsewhere.contains(.list)
      notice = isLive ? "that key works in a live room: press Enter to take over" : "press ? for all keys"
      return .goOn
    }
    return run(binding.command)
  }

  private mutating func run(_ command: Command) -> Outcome {
    switch command {
    case .playOrPause: playOrPause()
    case .step(let steps):
      isPlaying = false
      step(by: steps)
    case .changeSpeed(let direction): changeSpeed(direction)
    case .goToExpectation(let direction): go(direction, toFailures: false)
    case .goToFailure(let direction): go(direction, toFailures: true)
    case .goToStart:
      isPlaying = false
      go(to: 0)
    case .goToEnd:
      isPlaying = false
      go(to: script.count)
    case .handOver:
      guard !isPlaying else {
        notice = "pause with Space first, then press Enter to take over"
        return .goOn
      }
      return .handOver
    case .quit: return .quit
    case .picture: return .picture
    default:
      let selected = session.selection
      session.notice = nil
      _ = session.invoke(command)
      notice = session.notice
      if session.selection != selected { pinned = session.selection }
    }
    return .goOn
  }

  private mutating func playOrPause() {
    if isAtEnd {
      go(to: 0)
      isPlaying = true
    } else {
      isPlaying.toggle()
    }
  }

  /// A step forward completes the one that is being shown; a step back begins it anew, or undoes the last.
  private mutating func step(by steps: Int) {
    let isUnderway = elapsed > 0
    if steps < 0, isUnderway { return go(to: position) }
    if steps < 0, position == 0 { return notice = "this is the start" }
    if steps > 0, isAtEnd { return notice = "this is the end" }
    go(to: position + steps)
  }

  private mutating func changeSpeed(_ direction: Int) {
    let next =
      direction > 0 ? Pace.speeds.first { $0 > speed } : Pace.speeds.last { $0 < speed }
    guard let next else {
      return notice = direction > 0 ? "this is the highest speed" : "this is the lowest speed"
    }
    speed = next
  }

  private mutating func go(_ direction: Int, toFailures: Bool) {
    let shown = shownStep ?? -1
    let checks = marks.lazy.filter { toFailures ? $0.mark == .failed : $0.mark != .impression }.map(\.step)
    let found = direction > 0 ? checks.first { $0 > shown } : checks.last { $0 < shown }
    guard let found else {
      if expectations == 0 { return notice = "the scenario has no expectations" }
      if toFailures, failures == 0 { return notice = "all \(expectations) expectations are met" }
      return notice = direction > 0 ? "there is no later one" : "there is no earlier one"
    }
    isPlaying = false
    go(to: found + 1)
  }

  /// The step the person looks at: the one going on, or the last one done; nil at the start.
  var shownStep: Int? {
    let index = elapsed > 0 ? position : position - 1
    return index >= 0 ? index : nil
  }

  private mutating func click(_ mouse: MouseEvent) -> Outcome {
    let bar = PlayerView.bar(size)
    if mouse.row == bar.row {
      guard bar.columns > 1, script.count > 0 else { return .goOn }
      let cell = min(max(0, mouse.column - bar.column), bar.columns - 1)
      isPlaying = false
      go(to: (cell * script.count + (bar.columns - 1) / 2) / (bar.columns - 1))
      return .goOn
    }
    guard mouse.action == .press, Session.fits(size) else { return .goOn }
    // The keys shown do not depend on the theme.
    let view = PlayerView(player: self, theme: Theme(colors: .monochrome, isUTF8: true), size: size)
    if let hint = view.hints().first(where: { $0.area.contains(column: mouse.column, row: mouse.row) }) {
      notice = nil
      return run(hint.command)
    }
    switch session.target(column: mouse.column, row: mouse.row) {
    case .bubble(let bubble, _)?, .row(let bubble)?:
      pinned = bubble
      session.selection = bubble
    case .explanation?: _ = session.invoke(.explanation)
    case .log?: _ = session.invoke(.events)
    default: break
    }
    return .goOn
  }
}
