import TerminalText
import ArgumentParser
import ChatRoom
import MessagingAPI
import NcursesScreen
import Scenarios
import TerminalUI
import Glibc

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
  var file: String?

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
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Record the session in a scenario file as it goes on. In the room R starts and stops it, too.",
      valueName: "file"))
  var record: String?

  @Flag(help: "Let the recording overwrite a file.")
  var force = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try RoomCommand.open(
      file: file, isLenient: reading.isLenient, user: user, device: device,
      look: Look(theme: theme, isASCII: ascii), report: report, record: record, mayOverwrite: force)
  }

  /// Opens the room: of a file, or the built-in one.
  static func open(
    file: String? = nil, isLenient: Bool = false, user: String? = nil, device: String? = nil,
    look: Look = Look(), report: String? = nil, record: String? = nil, mayOverwrite: Bool = false
  ) throws(Failure) {
    let outputs = [OutputName(report), OutputName(record)].compactMap(\.self)
    if let record, report == record || outputs.count == 2 && outputs[0].isSame(as: outputs[1]) {
      throw Failure(text: "\(record.sanitized): error: the report and the recording can't be one file")
    }
    try OutputName(report)?.checkIsNoScenario(option: "--report")
    for output in outputs { try output.check(against: file.map { [$0] } ?? []) }
    // A report that can't be written is told before the session, not after it.
    if let report { try ReportSink(report).discard() }
    let (session, files, doubt) = try session(
      file: file, isLenient: isLenient, user: user, device: device)
    for output in outputs { try output.check(against: Set(files.values)) }
    giveBackMemory()
    try checkSize()
    var recording = RoomRecording(files: files)
    if let record { try recording.start(record, mayOverwrite: mayOverwrite) }
    let screen: NcursesScreen
    do {
      screen = try self.screen(look.theme)
    } catch {
      recording.discard()
      throw error
    }
    let loop = RoomLoop(screen: screen, session: session, recording: recording, look: look)
    let (end, outcome, signal) = loop.run(doubt: doubt)
    if let report {
      let sink = try ReportSink(report)
      let name = file ?? "first-look.yaml"
      try sink.write(Report.json(of: end.simulation, file: name, name: end.title))
      try sink.close()
    }
    RoomLoop.finish(signal, outcome)
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
    let least = Session.leastSize
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
  private static func giveBackMemory() {
    typealias Trim = @convention(c) (Int) -> Int32
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }

  /// Reads the scenario and builds its world. Nothing of the file is kept but what the world keeps, and the
  /// paths of the files that bubbles come from, by the bubbles' indices; and what the person is told first of a
  /// doubtful file.
  static func session(
    file: String?, isLenient: Bool, user: String?, device: String?
  ) throws(Failure) -> (Session, files: [Int: String], doubt: String?) {
    let (title, prose, opened, files, doubt) = try contents(of: file, isLenient)
    var setup = opened
    let index = try userIndex(of: user, in: setup)
    if let device {
      guard let preset = Device.preset(named: device) else {
        let names = Device.presets.map(\.id).joined(separator: ", ")
        throw Failure(text: "bubblescope: error: no device \"\(device.sanitized)\"; there are \(names)")
      }
      setup.users[index].device = preset
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
    of file: String?, _ isLenient: Bool
  ) throws(Failure) -> (String, String?, Setup, files: [Int: String], doubt: String?) {
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
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let doubt = ScenarioFile.notice(of: message.warnings, in: file)
      return (name.sanitized, nil, message.setup, [:], doubt)
    }
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
