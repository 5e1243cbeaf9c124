import ArgumentParser
import ChatRoom
import Glibc
import MessagingAPI
import MessagingAPIServer
import NcursesScreen
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope room [FILE]`: opens the terminal UI.
struct RoomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room",
    abstract: "Open a chat room in the terminal, from FILE or the built-in scenario.",
    discussion: """
      FILE is a scenario, whose steps are not run, or messages that a bot sends: a message object, an array of \
      message objects, a request body, or a Flex Message container.
      """)

  @Argument(help: ArgumentHelp("The scenario or message file to open.", valueName: "file"))
  var file: FilePath?

  @Option(help: "The id of the user whose room to open (default: the first user).")
  var user: String?

  @Option(help: ArgumentHelp("The preset of the device to open it on, such as pixel-8.", valueName: "preset"))
  var device: Device?

  @Option(help: "Use colours for a dark or light background; auto asks the terminal.")
  var theme: ThemeChoice = .auto

  @Flag(help: "Use only ASCII characters, for fonts that lack others.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "When you leave, write a JSON report of what was counted, and why the rest was not.",
      valueName: "file"))
  var report: FilePath?

  @Option(
    help: ArgumentHelp(
      "Record the session in a scenario file. In the room, R also starts and stops recording.",
      valueName: "file"))
  var record: FilePath?

  @Flag(help: "Show changes of the file, and of the files it names, as soon as they are saved.")
  var watch = false

  @Flag(help: "Let --record overwrite an existing file.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Answer LINE's Messaging API on this port of 127.0.0.1 (default: \(ServePort.standard); 0: a free one).",
      valueName: "port"))
  var serve: Int?

  @OptionGroup var service: ServiceOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    guard serve != nil || service.isStandard else {
      throw Failure(text: "bubblescope: error: options of the server, such as --webhook, require --serve")
    }
    if let serve { try ServePort.check(serve, option: "--serve") }
    try RoomCommand.open(
      file: file, isLenient: reading.isLenient, user: user, device: device,
      display: DisplayOptions(theme: theme, isASCII: ascii), report: report, record: record,
      mayOverwrite: force, watches: watch, serve: try serve.map { ($0, try service.settings()) })
  }

  /// Opens the room of a file, or of the built-in scenario.
  static func open(
    file: FilePath? = nil, isLenient: Bool = false, user: String? = nil, device: Device? = nil,
    display: DisplayOptions = DisplayOptions(), report: FilePath? = nil, record: FilePath? = nil,
    mayOverwrite: Bool = false, watches: Bool = false, serve: (port: Int, settings: ServiceSettings)? = nil
  ) throws(Failure) {
    if watches {
      guard let file, !file.isStandardStream else {
        throw Failure(text: "bubblescope: error: --watch needs a file to watch")
      }
      guard record == nil else {
        throw Failure(text: "bubblescope: error: --watch and --record can't be combined")
      }
    }
    let outputs = [OutputName(report), OutputName(record)].compactMap(\.self)
    if let record, report == record || outputs.count == 2 && outputs[0].isSame(as: outputs[1]) {
      throw Failure(text: "\(record.shown): error: --report and --record can't write to the same file")
    }
    for output in outputs { try output.check(against: file.map { [$0] } ?? []) }
    try OutputName(report)?.check(endsWith: [".json"], option: "--report", orNothing: true)
    try OutputName(record)?.check(endsWith: [".yaml", ".yml"], option: "--record", orNothing: true)
    // Find out before the session whether the report can be written.
    let pipe = try pipe(report)
    var (session, files, warning) = try session(
      file: file, isLenient: isLenient, user: user, device: device)
    for output in outputs { try output.check(against: files.paths) }
    releaseMemory()
    try checkSize()
    var recording = RoomRecording(files: files)
    if let record { try recording.start(record, of: session, mayOverwrite: mayOverwrite) }
    var host: APIHost?
    defer { host?.server.close() }
    let screen: NcursesScreen
    do {
      host = try serve.map { serve throws(Failure) in
        let control = Control(
          title: session.title, description: session.prose, files: ServedFiles(of: file, naming: files),
          isLenient: isLenient)
        return try APIHost(
          of: session.world, settings: serve.settings, control: control, port: serve.port, option: "--serve")
      }
      screen = try self.screen(display.theme)
    } catch {
      recording.discard()
      throw error
    }
    let watched =
      watches
      ? file.map {
        WatchedRoom($0, naming: files.paths, isLenient: isLenient, user: user, device: device)
      } : nil
    if let host { session.serve(host.traffic) }
    let loop = RoomLoop(
      screen: screen, session: session, recording: recording, display: display, watched: watched, host: host)
    let (end, outcome, signal) = loop.run(warning: warning)
    if let report {
      let sink: ReportSink
      if let pipe { sink = pipe } else { sink = try ReportSink(report) }
      let name = file?.string ?? "first-look.yaml"
      try sink.write(Report.json(of: end.simulation, file: name, name: end.title))
      try sink.close()
    }
    RoomLoop.finish(signal, outcome)
  }

  /// Opens the report's pipe, which has to stay open for its reader until the end. For a file, checks only that it
  /// can be written, and returns `nil`.
  private static func pipe(_ report: FilePath?) throws(Failure) -> ReportSink? {
    guard let report else { return nil }
    let sink = try ReportSink(report)
    guard sink.isFile else { return sink }
    sink.discard()
    return nil
  }

  /// Opens the terminal for the program's screen.
  static func screen(_ theme: ThemeChoice) throws(Failure) -> NcursesScreen {
    do {
      return try NcursesScreen(mouse: true, asksBackground: theme.isLight == nil)
    } catch {
      throw Failure(
        text: """
          bubblescope: error: \(error)
          hint: without a terminal, "bubblescope replay" runs a scenario and "bubblescope shot" draws it
          """)
    }
  }

  /// Checks that the terminal is large enough, before anything is written to it. One of unknown size passes.
  static func checkSize() throws(Failure) {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return
    }
    let least = Session.minimumSize
    guard window.ws_col >= least.columns, window.ws_row >= least.rows else {
      throw Failure(
        text: """
          bubblescope: error: the terminal is \(window.ws_col)x\(window.ws_row); \
          the room needs at least \(least.columns)x\(least.rows)
          """)
    }
  }

  /// Returns unused memory to the system after a large file is read: 10 MB for 100,000 bubbles. Swift's Glibc module
  /// does not declare `malloc_trim`.
  private static func releaseMemory() {
    typealias Trim = @convention(c) (Int) -> Int32
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }

  /// Reads a file and builds its world. Also returns the files that it refers to, and its warning to show first, if
  /// any.
  static func session(
    file: FilePath?, isLenient: Bool, user: String?, device: Device?
  ) throws(Failure) -> (Session, files: NamedFiles, warning: String?) {
    let (title, prose, opened, files, warning) = try contents(of: file, isLenient)
    var setup = opened
    let index = try userIndex(of: user, in: setup)
    if let device { setup.users[index].device = device }
    do {
      let world = try World(setup)
      return (Session(world: world, title: title, prose: prose, user: index), files, warning)
    } catch {
      throw Failure(text: "bubblescope: error: \(error.description)")
    }
  }

  /// The title, description, and setup of a scenario, of a room for a file's messages, or of the built-in scenario.
  static func contents(
    of file: FilePath?, _ isLenient: Bool
  ) throws(Failure) -> (String, String?, Setup, files: NamedFiles, warning: String?) {
    guard let file else {
      let scenario = try ScenarioFile.builtIn()
      return (scenario.title, scenario.description, scenario.setup, NamedFiles(), nil)
    }
    switch try ScenarioFile.open(file, isLenient: isLenient) {
    case .scenario(let scenario):
      let files = NamedFiles(of: scenario, at: file)
      let warning = ScenarioFile.notice(of: scenario.warnings, in: file)
      return (scenario.title, scenario.description, scenario.setup, files, warning)
    case .message(let message):
      let warning = ScenarioFile.notice(of: message.warnings, in: file)
      return (RoomRecording.name(of: file), nil, message.setup, NamedFiles(), warning)
    }
  }

  /// The index of the user with the id given to an option; the first user without one.
  static func userIndex(of user: String?, in setup: Setup) throws(Failure) -> Int {
    guard let user else { return 0 }
    do {
      return try Names(of: setup).user(user)
    } catch {
      let names = setup.users.prefix(20).map(\.id).joined(separator: ", ")
      throw Failure(text: "bubblescope: error: \(error.description.sanitized); the users are \(names)")
    }
  }
}
