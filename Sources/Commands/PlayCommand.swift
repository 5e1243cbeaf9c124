import ArgumentParser
import ChatRoom
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope play FILE`: the steps of a scenario as an animation.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Plays the steps of a scenario in the room, to be stopped, stepped through and taken over.",
    discussion: """
      Space pauses, . and , step forward and back, { and } go to expectations, x to those not met, ] and [ change \
      the speed, a click on the bar goes there. Enter hands the keys over: the session goes on live from there, and R \
      records it. ? shows all keys.
      """)

  @Argument(help: ArgumentHelp("The scenario to play.", valueName: "file"))
  var file: FilePath

  @Option(help: ArgumentHelp("How much faster than at human speed: 0.25 to 64.", valueName: "times"))
  var speed: Double = 1

  @Option(help: "Colours for a dark or a light background; auto asks the terminal.")
  var theme: ThemeChoice = .auto

  @Flag(help: "Draw with ASCII signs, for fonts that lack others.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "Write a recording for asciinema (asciicast v2) instead of playing; - is standard output.",
      valueName: "file.cast"))
  var cast: FilePath?

  @Option(
    help: ArgumentHelp("The columns and rows of that recording; without it 100x40.", valueName: "100x40"))
  var size: String?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    guard speed >= 0.25, speed <= 64 else {
      throw Failure(text: "bubblescope: error: --speed \(speed): from 0.25 to 64")
    }
    let size = try TerminalSize(option: self.size ?? "100x40")
    guard self.size == nil || cast != nil else {
      throw Failure(text: "bubblescope: error: --size is the size of a recording: add --cast FILE")
    }
    let output = OutputName(cast)
    try output?.check(against: [file])
    try output?.check(endsWith: [".cast"], option: "--cast")
    var (scenario, player) = try player()
    try output?.check(against: ScenarioFile.paths(namedBy: scenario, at: file))
    if cast != nil { return try write(player, to: output?.path, size) }
    try RoomCommand.checkSize()
    if let doubt = ScenarioFile.notice(of: scenario.warnings, in: file) { player.showNotice(doubt) }
    let files = scenario.files.mapValues { ScenarioFile.path(of: $0, namedIn: file) }
    let display = DisplayOptions(theme: theme, isASCII: ascii)
    PlayLoop(screen: try RoomCommand.screen(theme), player: player, display: display).run(files: files)
  }

  private func player() throws(Failure) -> (Scenario, Player) {
    guard case .scenario(let scenario) = try ScenarioFile.open(file, isLenient: reading.isLenient),
      !scenario.steps.isEmpty
    else {
      throw Failure(
        text:
          "\(file.shown): error: there are no steps to play; bubblescope room \(file.shown) opens it")
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
      throw Failure(text: "\(file.shown): error: \(error)")
    }
  }

  private func write(_ player: Player, to path: FilePath?, _ size: TerminalSize) throws(Failure) {
    let sink = try ReportSink(path)
    var player = player
    let theme = Theme(colors: .colors256, isUTF8: !ascii, isLight: theme == .light)
    do {
      try player.record(size: size, theme: theme) { try sink.write($0) }
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(text: "\(path?.shown ?? "standard output"): error: \(error)")
    }
    try sink.close()
  }
}
