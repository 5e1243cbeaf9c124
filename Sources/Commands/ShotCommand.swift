import ArgumentParser
import ChatRoom
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope shot FILE`: makes a picture of the screen after some steps.
struct ShotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shot",
    abstract: "Make a picture of the room after some steps of a scenario.",
    discussion: "The output file's extension selects the format: .svg, .ansi (text with colours), or .txt.")

  @Argument(help: ArgumentHelp("The scenario or message file.", valueName: "file"))
  var file: FilePath

  @Option(help: ArgumentHelp("The number of steps to run (default: all).", valueName: "n"))
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "The screen's columns and rows, \(TerminalSize.rangeDescription).", valueName: "COLUMNSxROWS"))
  var size: TerminalSize = .picture

  @Option(help: "Use colours for a dark or light background.")
  var theme: Background = .dark

  @Option(
    help: ArgumentHelp(
      "Draw messages in their own colours, or in those of their state.", valueName: "design|state"))
  var colors: Coloring = .state

  @Option(help: "The id of the user whose room to show (default: the current user after the steps).")
  var user: String?

  @Option(
    help: ArgumentHelp(
      "The preset of the user's device, such as pixel-8; the steps also run on it.", valueName: "preset"))
  var device: Device?

  @Option(
    help: ArgumentHelp(
      "Keys to press after the steps, one character each, such as nnw; others as \(KeySequence.names).",
      valueName: "keys"))
  var press: KeySequence?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: text to standard output).", valueName: "file"))
  var output: FilePath?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let kind = try PictureKind(of: output)
    try OutputName(output)?.check(against: [file])
    guard case .scenario(var scenario) = try ScenarioFile.open(file, isLenient: reading.isLenient) else {
      return try write(pressingKeys(in: try messageSession()), kind)
    }
    try OutputName(output)?.check(against: ScenarioFile.paths(namedBy: scenario, at: file))
    let count = steps ?? scenario.steps.count
    guard (0...scenario.steps.count).contains(count) else {
      throw Failure(
        text: "bubblescope: error: --steps \(count): the scenario has \(scenario.steps.count) steps")
    }
    let userIndex = try user.map { name throws(Failure) in
      try RoomCommand.userIndex(of: name, in: scenario.setup)
    }
    if let device { scenario.setup.users[userIndex ?? 0].device = device }
    do {
      // Report impossible steps with their location before making a picture.
      _ = try ScenarioFile.outcome(of: scenario)
      let actions = scenario.steps.prefix(count).compactMap { step in
        if case .action(let action) = step.kind { action } else { nil }
      }
      let session = try ShotCommand.session(
        in: scenario.setup, title: scenario.title, prose: scenario.description, after: actions,
        user: userIndex, size: size)
      try write(pressingKeys(in: session), kind)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(text: "\(file.shown): error: \(error)")
    }
  }

  /// The session after some actions in a room, on a screen of a size; of the current user, or another.
  static func session(
    in setup: Setup, title: String, prose: String?, after actions: some Sequence<Action>, user: Int?,
    size: TerminalSize
  ) throws(ActionError) -> Session {
    var session = Session(world: try World(setup), title: title, prose: prose)
    _ = session.handle(.resized(size))
    for action in actions { session.receive(action) }
    if let user { session.receive(.actAs(user: user)) }
    return session
  }

  private func pressingKeys(in session: Session) -> Session {
    var session = session
    session.showsDesign = colors == .design
    for key in press?.keys ?? [] { _ = session.handle(.key(key)) }
    session.endFlash()
    return session
  }

  /// A session in the room of a message file, after entering.
  private func messageSession() throws(Failure) -> Session {
    guard steps == nil else { throw Failure(text: "bubblescope: error: --steps: only scenarios have steps") }
    var session = try RoomCommand.session(
      file: file, isLenient: reading.isLenient, user: user, device: device
    ).0
    _ = session.handle(.resized(size))
    session.enterRoom()
    session.endFlash()
    return session
  }

  /// The background of the picture.
  enum Background: String, CaseIterable, ExpressibleByArgument {
    case dark, light
  }

  private func write(_ session: Session, _ kind: PictureKind) throws(Failure) {
    let theme = Theme(colors: kind.colors, isUTF8: true, isLight: self.theme == .light)
    let frame = session.frame(size: size, theme: theme)
    let sink = try ReportSink(output)
    try sink.write(kind.picture(of: frame, title: session.title, isLight: theme.isLight))
    try sink.close()
  }
}
