import ArgumentParser
import ChatRoom
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope shot FILE`: a picture of the screen after some steps.
struct ShotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shot",
    abstract: "Makes a picture of the room as it stands after some steps of a scenario.",
    discussion: "What the output's name ends with decides the format: .svg, .ansi (with colours), .txt.")

  @Argument(help: ArgumentHelp("The scenario, or the file of messages.", valueName: "file"))
  var file: FilePath

  @Option(help: ArgumentHelp("How many steps are run; without it all are.", valueName: "n"))
  var steps: Int?

  @Option(help: ArgumentHelp("The screen's columns and rows.", valueName: "100x40"))
  var size: String = "100x40"

  @Option(help: "Colours for a dark or a light background.")
  var theme: Background = .dark

  @Option(help: "Whose room, by the user's id; without it that of the user the steps end with.")
  var user: String?

  @Option(
    help: "The device of that user, by its preset's name, such as pixel-8; the steps are run on it, too.")
  var device: String?

  @Option(
    help: ArgumentHelp(
      "Keys pressed then, such as nnw: a character each, others as <Tab> <Enter> <Esc> <Down> <PgDn>.",
      valueName: "keys"))
  var press: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; without it text to standard output.", valueName: "file"))
  var output: FilePath?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let size = try TerminalSize(option: self.size)
    let kind = try PictureKind(of: output)
    let keys = try self.keys()
    try OutputName(output)?.check(against: [file])
    guard case .scenario(var scenario) = try ScenarioFile.open(file, isLenient: reading.isLenient) else {
      return try write(pressing(keys, in: try messageSession(size)), size, kind)
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
    if let device {
      scenario.setup.users[userIndex ?? 0].device = try RoomCommand.preset(named: device)
    }
    var session: Session
    do {
      // A step that makes no sense is told with its place, before there is a picture.
      _ = try Replay.run(scenario)
      session = Session(
        world: try World(scenario.setup), title: scenario.title, prose: scenario.description)
    } catch let error as InvalidScenario {
      throw Failure(text: error.diagnostics.map(\.rendered).joined(separator: "\n"))
    } catch {
      throw Failure(text: "\(file.shown): error: \(error)")
    }
    _ = session.handle(.resized(size))
    for step in scenario.steps.prefix(count) {
      switch step.kind {
      case .action(let action): session.receive(action)
      case .expect: continue
      }
    }
    if let userIndex { session.receive(.actAs(user: userIndex)) }
    try write(pressing(keys, in: session), size, kind)
  }

  private func pressing(_ keys: [Key], in session: Session) -> Session {
    var session = session
    for key in keys { _ = session.handle(.key(key)) }
    session.endFlash()
    return session
  }

  private func keys() throws(Failure) -> [Key] {
    guard let press else { return [] }
    guard let keys = Key.keys(named: press) else {
      throw Failure(
        text: "bubblescope: error: --press \(press.sanitized): a key in <> has to be one of "
          + Key.names.map { "<\($0.name)>" }.joined(separator: " "))
    }
    return keys
  }

  /// A room of its own for a file of messages, just entered.
  private func messageSession(_ size: TerminalSize) throws(Failure) -> Session {
    guard steps == nil else { throw Failure(text: "bubblescope: error: --steps: only scenarios have steps") }
    var session = try RoomCommand.session(
      file: file, isLenient: reading.isLenient, user: user, device: device
    ).0
    _ = session.handle(.resized(size))
    session.enterRoom()
    session.endFlash()
    return session
  }

  /// What the picture is drawn on.
  enum Background: String, CaseIterable, ExpressibleByArgument {
    case dark, light
  }

  private func write(_ session: Session, _ size: TerminalSize, _ kind: PictureKind) throws(Failure) {
    let theme = Theme(colors: kind.colors, isUTF8: true, isLight: self.theme == .light)
    let frame = session.frame(size: size, theme: theme)
    let sink = try ReportSink(output)
    try sink.write(kind.picture(of: frame, title: session.title, isLight: theme.isLight))
    try sink.close()
  }
}

extension TerminalSize {
  /// The size an option names, such as `100x40`.
  init(option text: String) throws(Failure) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let least = Session.minimumSize
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], columns <= 1000, rows <= 1000,
      columns >= least.columns, rows >= least.rows
    else {
      throw Failure(
        text: "bubblescope: error: --size \(text.sanitized): write it like 100x40, at least "
          + "\(least.columns)x\(least.rows) and at most 1000x1000")
    }
    self.init(columns: columns, rows: rows)
  }
}
