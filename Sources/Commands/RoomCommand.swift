import ArgumentParser
import ChatRoom
import Glibc
import MessagingAPI
import NcursesScreen
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope room [FILE]`: the terminal UI.
struct RoomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room",
    abstract: "Opens a chat room in the terminal: the built-in scenario, or FILE.",
    discussion: """
      FILE is a scenario, whose steps are not run, or what a bot sends: a message object, an array of them, the \
      body of a request, or the container of a Flex Message.
      """)

  @Argument(help: ArgumentHelp("The scenario to open.", valueName: "file"))
  var file: FilePath?

  @Option(help: "Whose room to open, by the user's id; without it the first user's.")
  var user: String?

  @Option(help: "The device to open it on, by its preset's name, such as pixel-8.")
  var device: String?

  @Option(help: "Colours for a dark or a light background; auto asks the terminal.")
  var theme: ThemeChoice = .auto

  @Flag(help: "Draw with ASCII signs, for fonts that lack others.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "On leaving write what was counted, and why the rest was not, to a file as JSON.", valueName: "file"))
  var report: FilePath?

  @Option(
    help: ArgumentHelp(
      "Record the session in a scenario file as it goes on. In the room R starts and stops it, too.",
      valueName: "file"))
  var record: FilePath?

  @Flag(help: "Let the recording overwrite a file.")
  var force = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try RoomCommand.open(
      file: file, isLenient: reading.isLenient, user: user, device: device,
      display: DisplayOptions(theme: theme, isASCII: ascii), report: report, record: record,
      mayOverwrite: force)
  }

  /// Opens the room: of a file, or the built-in one.
  static func open(
    file: FilePath? = nil, isLenient: Bool = false, user: String? = nil, device: String? = nil,
    display: DisplayOptions = DisplayOptions(), report: FilePath? = nil, record: FilePath? = nil,
    mayOverwrite: Bool = false
  ) throws(Failure) {
    let outputs = [OutputName(report), OutputName(record)].compactMap(\.self)
    if let record, report == record || outputs.count == 2 && outputs[0].isSame(as: outputs[1]) {
      throw Failure(text: "\(record.shown): error: the report and the recording can't be one file")
    }
    for output in outputs { try output.check(against: file.map { [$0] } ?? []) }
    try OutputName(report)?.check(endsWith: [".json"], option: "--report", orNothing: true)
    try OutputName(record)?.check(endsWith: [".yaml", ".yml"], option: "--record", orNothing: true)
    // A report that can't be written is told before the session, not after it.
    let pipe = try pipe(report)
    let (session, files, doubt) = try session(
      file: file, isLenient: isLenient, user: user, device: device)
    for output in outputs { try output.check(against: Set(files.values)) }
    releaseMemory()
    try checkSize()
    var recording = RoomRecording(files: files)
    if let record { try recording.start(record, mayOverwrite: mayOverwrite) }
    let screen: NcursesScreen
    do {
      screen = try self.screen(display.theme)
    } catch {
      recording.discard()
      throw error
    }
    let loop = RoomLoop(screen: screen, session: session, recording: recording, display: display)
    let (end, outcome, signal) = loop.run(doubt: doubt)
    if let report {
      let sink: ReportSink
      if let pipe { sink = pipe } else { sink = try ReportSink(report) }
      let name = file?.string ?? "first-look.yaml"
      try sink.write(Report.json(of: end.simulation, file: name, name: end.title))
      try sink.close()
    }
    RoomLoop.finish(signal, outcome)
  }

  /// A report's pipe, which whoever reads it has to see open until the end; nil for a file, of which it is only made
  /// sure that it can be written.
  private static func pipe(_ report: FilePath?) throws(Failure) -> ReportSink? {
    guard let report else { return nil }
    let sink = try ReportSink(report)
    guard sink.isFile else { return sink }
    sink.discard()
    return nil
  }

  /// Takes the terminal.
  static func screen(_ theme: ThemeChoice) throws(Failure) -> NcursesScreen {
    do {
      return try NcursesScreen(mouse: true, asksBackground: theme.isLight == nil)
    } catch {
      throw Failure(
        text: """
          bubblescope: error: \(error)
          without a terminal, "bubblescope replay" runs a scenario and "bubblescope shot" draws it
          """)
    }
  }

  /// A terminal too small is refused before anything is written to it. One that says no size is let pass.
  static func checkSize() throws(Failure) {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return
    }
    let least = Session.minimumSize
    guard window.ws_col >= least.columns, window.ws_row >= least.rows else {
      throw Failure(
        text: """
          bubblescope: error: this terminal has \(window.ws_col)x\(window.ws_row) characters, \
          the room needs \(least.columns)x\(least.rows)
          """)
    }
  }

  /// What reading a large file took, and the room does not need, goes back to the system: 100,000 bubbles
  /// leave 10 MB. glibc has a function for it, which its Swift module does not name.
  private static func releaseMemory() {
    typealias Trim = @convention(c) (Int) -> Int32
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }

  /// Reads the scenario and builds its world. Nothing of the file is kept but what the world keeps, and the
  /// paths of the files that bubbles come from, by the bubbles' indices; and what the person is told first of a
  /// doubtful file.
  static func session(
    file: FilePath?, isLenient: Bool, user: String?, device: String?
  ) throws(Failure) -> (Session, files: [Int: FilePath], doubt: String?) {
    let (title, prose, opened, files, doubt) = try contents(of: file, isLenient)
    var setup = opened
    let index = try userIndex(of: user, in: setup)
    if let device {
      setup.users[index].device = try preset(named: device)
    }
    do {
      let world = try World(setup)
      return (Session(world: world, title: title, prose: prose, user: index), files, doubt)
    } catch {
      throw Failure(text: "bubblescope: error: \(error.description)")
    }
  }

  /// What is to be opened: a file's scenario, a room of its own for a file's messages, or what is built in.
  private static func contents(
    of file: FilePath?, _ isLenient: Bool
  ) throws(Failure) -> (String, String?, Setup, files: [Int: FilePath], doubt: String?) {
    guard let file else {
      let scenario = try ScenarioFile.builtIn()
      return (scenario.title, scenario.description, scenario.setup, [:], nil)
    }
    switch try ScenarioFile.open(file, isLenient: isLenient) {
    case .scenario(let scenario):
      let files = scenario.files.mapValues { ScenarioFile.path(of: $0, namedIn: file) }
      let doubt = ScenarioFile.notice(of: scenario.warnings, in: file)
      return (scenario.title, scenario.description, scenario.setup, files, doubt)
    case .message(let message):
      let doubt = ScenarioFile.notice(of: message.warnings, in: file)
      return (RoomRecording.name(of: file), nil, message.setup, [:], doubt)
    }
  }

  /// The device that an option names.
  static func preset(named name: String) throws(Failure) -> Device {
    guard let preset = Device.preset(named: name) else {
      let names = Device.presets.map(\.id).joined(separator: ", ")
      throw Failure(text: "bubblescope: error: no device \"\(name.sanitized)\"; there are \(names)")
    }
    return preset
  }

  static func userIndex(of user: String?, in setup: Setup) throws(Failure) -> Int {
    guard let user else { return 0 }
    guard let index = setup.users.firstIndex(where: { $0.id == user }) else {
      let names = setup.users.prefix(20).map(\.id).joined(separator: ", ")
      throw Failure(text: "bubblescope: error: no user \"\(user.sanitized)\"; there are \(names)")
    }
    return index
  }
}
