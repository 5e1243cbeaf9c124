import ChatRoom
import Glibc
import NcursesScreen
import TerminalText
import TerminalUI

/// The event loop of the room. It handles all pending input, then draws the screen once.
struct RoomLoop {
  /// The longest time for which requests are answered before keys are looked at again.
  private static let patience = Duration.milliseconds(8)

  let screen: NcursesScreen
  var session: Session
  var recording: RoomRecording
  /// A source of actions in addition to the keys.
  private let source: Mailbox<Action>?
  /// The file to read again when it changes.
  private var watched: WatchedRoom?
  /// The server of the room, if it is served.
  private var host: APIHost?
  /// Why its last version can't be shown.
  private var problem: String?
  /// The number of requests and webhooks shown so far.
  private var shownCount = 0
  private var theme: Theme
  private let display: DisplayOptions

  init(
    screen: NcursesScreen, session: Session, recording: RoomRecording, display: DisplayOptions,
    source: Mailbox<Action>? = nil, watched: WatchedRoom? = nil, host: APIHost? = nil
  ) {
    self.screen = screen
    self.session = session
    self.recording = recording
    self.display = display
    self.source = source
    self.watched = watched
    self.host = host
    theme = display.theme(on: screen)
  }

  /// The reason why the loop ended.
  enum Ending {
    /// The person quit.
    case none
    /// The terminal was closed.
    case hangUp
    /// A signal ended it.
    case signal(Int32)
  }

  /// Prints where the recordings are and what could not be recorded. Exits if there were problems or the loop was
  /// ended by a signal.
  static func finish(_ ending: Ending, _ outcome: RoomRecording.Outcome = RoomRecording.Outcome()) {
    for path in outcome.paths { StandardError.write("bubblescope: recording saved in \(path.shown)\n") }
    for trouble in outcome.troubles { StandardError.write("bubblescope: error: \(trouble.sanitized)\n") }
    switch ending {
    case .none: if !outcome.troubles.isEmpty { exit(2) }
    case .hangUp: exit(128 + SIGHUP)
    case .signal(let signal): NcursesScreen.die(ofSignal: signal)
    }
  }

  /// Opens the room and runs until the person quits or a signal ends the program, then restores the terminal.
  /// Returns the final session and the outcome of its recordings. `warning` is shown first.
  consuming func run(entersRoom: Bool = true, warning: String? = nil) -> (
    Session, RoomRecording.Outcome, Ending
  ) {
    _ = session.handle(.resized(screen.size))
    if entersRoom { session.enterRoom() }
    recording.record(session)
    show(recording.news(for: session))
    if let warning, session.recording != .failing { session.showNotice(warning) }
    var drawing = RoomDrawing()
    while true {
      show(recording.news(for: session))
      if let problem, session.notice == nil { session.showNotice(problem) }
      if drawing.begins(at: .now) { screen.draw(session.frame(size: screen.size, theme: theme)) }
      let events = screen.events(
        timeout: drawing.wait(flash: session.flashMilliseconds, interval: watched?.interval, at: .now),
        wake: [source?.descriptor, watched?.descriptor, host?.mailbox.descriptor].compactMap(\.self))
      if drawing.endsFlash(after: events, at: .now) { session.endFlash() }
      if events.isEmpty || events.contains(.wake) { readChangedFile() }
      if events.contains(.wake) { serve() }
      for event in events {
        if case .background(let isLight) = event { theme = display.theme(on: screen, isLight: isLight) }
        if case .moreColors = event { theme = display.theme(on: screen, isLight: theme.isLight) }
        if case .wake = event { performQueuedActions() }
        if case .terminate(let signal) = event { return end(signal.map(Ending.signal) ?? .hangUp) }
        switch session.handle(event) {
        case .quit: return end(.none)
        case .toggleRecording: show(recording.toggle(session))
        case .picture: savePicture()
        case .goOn: recording.record(session)
        }
      }
      tellBot()
    }
  }

  /// Performs the actions queued by other parts of the program, in order.
  private mutating func performQueuedActions() {
    for action in source?.removeAll() ?? [] {
      session.receive(action)
      recording.record(session)
    }
  }

  /// Answers requests for a while, and shows them.
  private mutating func serve() {
    guard var host else { return }
    // Held once, so that nothing of it is copied.
    self.host = nil
    session.change { host.handleMail(in: &$0, for: RoomLoop.patience) }
    showLog(of: host)
    self.host = host
    recording.record(session)
  }

  /// Sends the bot, and those who look on elsewhere, what keys have done.
  private mutating func tellBot() {
    guard var host else { return }
    self.host = nil
    session.change { host.tell(of: &$0) }
    self.host = host
  }

  /// Shows the requests and webhooks that were logged since the last time.
  private mutating func showLog(of host: APIHost) {
    let log = host.service.log
    let new = log.entries.suffix(log.count - shownCount).map(Exchange.init)
    shownCount = log.count
    session.show(
      new, keepingFrom: log.entries.first?.number ?? 0, webhook: host.service.webhook?.text)
  }

  /// Goes on in the file as it is now, if it has changed; what can't be shown leaves the room as it was.
  private mutating func readChangedFile() {
    switch watched?.change() {
    case nil: return
    case .problem(let text):
      problem = text
      session.showNotice(text)
    case .room(let world, let title, let prose):
      problem = nil
      // A recording is of one file as it was.
      if session.recording != .off { show(recording.toggle(session)) }
      session = session.reloaded(in: world, title: title, prose: prose)
      host?.service.adopt(session.world)
    }
  }

  private mutating func show(_ news: RoomRecording.News?) {
    if let news { session.show(news.recording, notice: news.notice) }
  }

  private consuming func end(_ ending: Ending) -> (Session, RoomRecording.Outcome, Ending) {
    _ = recording.end(session)
    screen.close()
    return (session, recording.outcome, ending)
  }

  /// Saves a picture of the screen as it was before the key was pressed.
  private mutating func savePicture() {
    let frame = session.frame(size: screen.size, theme: theme)
    session.showNotice(PictureFile.notice(frame, title: session.title, isLight: theme.isLight))
  }
}
