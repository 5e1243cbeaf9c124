import ArgumentParser
import ChatRoom
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope play FILE`: plays the steps of a scenario as an animation.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play the steps of a scenario in the room. You can pause, step, and take over.",
    discussion: """
      Space pauses, . and , step forward and back, { and } jump to expectations, x to failed ones, ] and [ change \
      the speed, and a click on the progress bar jumps there. Enter takes over: the session continues live from \
      there, and R records it. ? shows all keys.
      """)

  @Argument(help: ArgumentHelp("The scenario to play.", valueName: "file"))
  var file: FilePath

  @Option(help: ArgumentHelp("The speed, from 0.25 to 64; 1 is human speed.", valueName: "times"))
  var speed: PlaybackSpeed = .human

  @Option(help: "Use colours for a dark or light background; auto asks the terminal.")
  var theme: ThemeChoice = .auto

  @Flag(help: "Use only ASCII characters, for fonts that lack others.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "Write an asciinema recording (asciicast v2) instead of playing; - writes to standard output.",
      valueName: "file.cast"))
  var cast: FilePath?

  @Option(
    help: ArgumentHelp(
      "The columns and rows of the asciinema recording, \(TerminalSize.rangeDescription) (default: 100x40).",
      valueName: "COLUMNSxROWS"))
  var size: TerminalSize?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard size == nil || cast != nil else { throw ValidationError("--size requires --cast") }
  }

  func run() throws {
    let output = OutputName(cast)
    try output?.check(against: [file])
    try output?.check(endsWith: [".cast"], option: "--cast")
    var (scenario, player) = try player()
    try output?.check(against: ScenarioFile.paths(namedBy: scenario, at: file))
    if cast != nil { return try write(player, to: output?.path, size ?? .picture) }
    try RoomCommand.checkSize()
    if let warning = ScenarioFile.notice(of: scenario.warnings, in: file) { player.showNotice(warning) }
    let files = NamedFiles(of: scenario, at: file)
    let display = DisplayOptions(theme: theme, isASCII: ascii)
    PlayLoop(screen: try RoomCommand.screen(theme), player: player, display: display).run(files: files)
  }

  private func player() throws(Failure) -> (Scenario, Player) {
    guard case .scenario(let scenario) = try ScenarioFile.open(file, isLenient: reading.isLenient),
      !scenario.steps.isEmpty
    else {
      throw Failure(
        text:
          "\(file.shown): error: no steps to play; to open it: bubblescope room \(file.shown)")
    }
    do {
      let outcome = try ScenarioFile.outcome(of: scenario)
      let session = Session(
        world: try World(scenario.setup), title: scenario.title, prose: scenario.description)
      var player = Player(Script(of: outcome), from: session)
      player.setSpeed(speed.times)
      return (scenario, player)
    } catch let error as Failure {
      throw error
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
