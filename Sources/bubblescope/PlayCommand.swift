import ArgumentParser
import ChatRoom
import NcursesScreen
import Scenarios
import TerminalUI

/// `bubblescope play FILE`: the steps of a scenario as an animation.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Plays the steps of a scenario in the room, to be stopped, stepped through and taken over.",
    discussion: """
      Space pauses, . and , step forward and back, { and } go to expectations, ] and [ change the speed, a click on \
      the bar goes there. Enter hands the keys over: the session goes on live from there, and R records it. ? shows \
      all keys.
      """)

  @Argument(help: ArgumentHelp("The scenario to play.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("How much faster than at human speed: 0.25 to 64.", valueName: "times"))
  var speed: Double = 1

  @Option(
    help: ArgumentHelp(
      "Write a recording for asciinema (asciicast v2) instead of playing; - is standard output.",
      valueName: "file.cast"))
  var cast: String?

  @Option(help: ArgumentHelp("The columns and rows of that recording.", valueName: "100x40"))
  var size: String = "100x40"

  func run() throws {
    guard speed >= 0.25, speed <= 64 else {
      throw Failure(text: "bubblescope: error: --speed \(speed): from 0.25 to 64")
    }
    let size = try TerminalSize(option: self.size)
    let (scenario, player) = try player()
    if let cast { return try write(player, to: cast == "-" ? nil : cast, size) }
    try RoomCommand.checkSize()
    let screen: NcursesScreen
    do {
      screen = try NcursesScreen(mouse: false)
    } catch {
      throw Failure(text: "bubblescope: error: \(error)")
    }
    let files = scenario.files.mapValues { ScenarioFile.path(of: $0, namedIn: file) }
    try PlayLoop(screen: screen, player: player).run(files: files)
  }

  private func player() throws(Failure) -> (Scenario, Player) {
    guard case .scenario(let scenario) = try ScenarioFile.open(file), !scenario.steps.isEmpty else {
      throw Failure(
        text:
          "\(file.harmless): error: there are no steps to play; bubblescope room \(file.harmless) opens it")
    }
    do {
      let outcome = try Replay.run(scenario)
      let session = Session(
        world: try World(scenario.setup), title: scenario.title, prose: scenario.description)
      var player = Player(Script(of: outcome), from: session)
      player.setSpeed(speed)
      return (scenario, player)
    } catch let error as InvalidScenario {
      throw Failure(text: error.diagnostics.map(\.rendered).joined(separator: "\n"))
    } catch {
      throw Failure(text: "\(file.harmless): error: \(error)")
    }
  }

  private func write(_ player: Player, to path: String?, _ size: TerminalSize) throws(Failure) {
    let sink = try ReportSink(path)
    var player = player
    let theme = Theme(colors: .colors256, isUTF8: true)
    do {
      try player.record(size: size, theme: theme) { try sink.write($0) }
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(text: "\((path ?? "standard output").harmless): error: \(error)")
    }
    try sink.close()
  }
}

/// The loop of a player: frames while something moves, nothing while nothing does.
struct PlayLoop {
  private static let frameMilliseconds = 1000.0 / 60
  private static let flashMilliseconds = 400.0
  /// After a stop of the program or of its terminal it goes on where it was.
  private static let longestPause = 250.0

  private let screen: NcursesScreen
  private var player: Player
  private let theme: Theme

  init(screen: NcursesScreen, player: Player) {
    self.screen = screen
    self.player = player
    theme = ThemeChoice.auto.theme(on: screen)
  }

  /// Plays until the person quits or a signal ends the program; the terminal is as it was before. `files` are the
  /// paths of the files that bubbles come from, for a session that is taken over and recorded.
  consuming func run(files: [Int: String]) throws(Failure) {
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
      let passed = min((now - last) / .milliseconds(1), PlayLoop.longestPause)
      last = now
      hasChanged = player.pass(milliseconds: passed)
      if wait == nil, flash != nil, events.isEmpty {
        player.endFlash()
        hasChanged = true
      }
      for event in events {
        hasChanged = true
        if case .terminate(let signal) = event {
          screen.close()
          return RoomLoop.finish(signal.map(RoomLoop.Ending.signal) ?? .hangUp, trouble: nil)
        }
        switch player.handle(event) {
        case .goOn: break
        case .picture: takePicture()
        case .quit:
          screen.close()
          return
        case .handOver:
          let loop = RoomLoop(
            screen: screen, session: player.handOver(), recording: RoomRecording(files: files))
          let (_, trouble, ending) = loop.run(entersRoom: false)
          return RoomLoop.finish(ending, trouble: trouble)
        }
      }
    }
  }

  private mutating func takePicture() {
    player.tell(
      PictureFile.notice(
        player.frame(size: screen.size, theme: theme), title: player.session.title, isLight: theme.isLight))
  }
}
