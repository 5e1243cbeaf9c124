import NcursesScreen
import SystemPackage
import TerminalUI

/// The event loop of the player. It draws frames only while something moves.
struct PlayLoop {
  private static let frameMilliseconds = 1000.0 / 60
  private static let flashMilliseconds = 400.0
  /// The longest delay, in milliseconds, that counts as playing time. Longer ones mean that the program or its
  /// terminal was stopped.
  private static let maximumDelay = 250.0

  private let screen: NcursesScreen
  private var player: Player
  private var theme: Theme
  private let display: DisplayOptions

  init(screen: NcursesScreen, player: Player, display: DisplayOptions) {
    self.screen = screen
    self.player = player
    self.display = display
    theme = display.theme(on: screen)
  }

  /// Plays until the person quits or a signal ends the program, then restores the terminal. `files` are those
  /// that the scenario refers to, for recording a session after taking over.
  consuming func run(files: NamedFiles) {
    _ = player.handle(.resized(screen.size))
    let clock = ContinuousClock()
    var last = clock.now
    var hasChanged = true
    while true {
      if hasChanged { screen.draw(player.frame(size: screen.size, theme: theme)) }
      let flash = player.session.flashing.isEmpty ? nil : PlayLoop.flashMilliseconds
      let wait = player.untilChange(frame: PlayLoop.frameMilliseconds)
      let events = screen.events(timeout: (wait ?? flash).map { Int($0.rounded(.up)) })
      let now = clock.now
      let passed = min((now - last) / .milliseconds(1), (wait ?? 0) + PlayLoop.maximumDelay)
      last = now
      hasChanged = player.pass(milliseconds: passed)
      if wait == nil, flash != nil, events.isEmpty {
        player.endFlash()
        hasChanged = true
      }
      for event in events {
        hasChanged = true
        if case .background(let isLight) = event { theme = display.theme(on: screen, isLight: isLight) }
        if case .moreColors = event { theme = display.theme(on: screen, isLight: theme.isLight) }
        if case .terminate(let signal) = event {
          screen.close()
          return RoomLoop.finish(signal.map(RoomLoop.Ending.signal) ?? .hangUp)
        }
        switch player.handle(event) {
        case .goOn: break
        case .picture: savePicture()
        case .quit:
          screen.close()
          return
        case .handOver:
          let loop = RoomLoop(
            screen: screen, session: player.handOver(), recording: RoomRecording(files: files),
            display: DisplayOptions(theme: theme.isLight ? .light : .dark, isASCII: display.isASCII))
          let (_, outcome, ending) = loop.run(entersRoom: false)
          return RoomLoop.finish(ending, outcome)
        }
      }
    }
  }

  private mutating func savePicture() {
    player.showNotice(
      PictureFile.notice(
        player.frame(size: screen.size, theme: theme), title: player.session.title, isLight: theme.isLight))
  }
}
