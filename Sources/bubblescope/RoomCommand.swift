import ArgumentParser
import ChatRoom
import NcursesScreen
import Scenarios
import TerminalUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `bubblescope room [FILE]`: the terminal UI.
struct RoomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room",
    abstract: "Opens a chat room in the terminal: the built-in scenario, or FILE.",
    discussion: "The steps of FILE are not run.")

  @Argument(help: ArgumentHelp("The scenario to open.", valueName: "file"))
  var file: String?

  @Option(help: "Whose room to open, by the user's id; without it the first user's.")
  var user: String?

  @Option(help: "The device to open it on, by its preset's name, such as pixel-8.")
  var device: String?

  func run() throws {
    try RoomCommand.open(file: file, user: user, device: device)
  }

  /// Opens the room: of a file, or the built-in one.
  static func open(file: String? = nil, user: String? = nil, device: String? = nil) throws(Failure) {
    let session = try session(file: file, user: user, device: device)
    giveBackMemory()
    try checkSize()
    let screen: NcursesScreen
    do {
      screen = try NcursesScreen(mouse: false)
    } catch {
      throw Failure(text: "bubblescope: error: \(error)")
    }
    RoomLoop(screen: screen, session: session).run()
  }

  /// A terminal too small is refused before anything is written to it. One that says no size is let pass.
  private static func checkSize() throws(Failure) {
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
    #if canImport(Glibc)
      typealias Trim = @convention(c) (Int) -> Int32
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      _ = unsafeBitCast(symbol, to: Trim.self)(0)
    #endif
  }

  /// Reads the scenario and builds its world. Nothing of the file is kept but what the world keeps.
  private static func session(
    file: String?, user: String?, device: String?
  ) throws(Failure) -> Session {
    let scenario = if let file { try ScenarioFile.read(file) } else { try ScenarioFile.builtIn() }
    var setup = scenario.setup
    let index = try userIndex(of: user, in: setup)
    if let device {
      guard let preset = Device.preset(named: device) else {
        let names = Device.presets.map(\.id).joined(separator: ", ")
        throw Failure(text: "bubblescope: error: no device \"\(device.harmless)\"; there are \(names)")
      }
      setup.users[index].device = preset
    }
    do {
      let world = try World(setup)
      return Session(world: world, title: scenario.title, prose: scenario.description, user: index)
    } catch {
      throw Failure(text: "bubblescope: error: \(error.description)")
    }
  }

  static func userIndex(of user: String?, in setup: Setup) throws(Failure) -> Int {
    guard let user else { return 0 }
    guard let index = setup.users.firstIndex(where: { $0.id == user }) else {
      let names = setup.users.prefix(20).map(\.id).joined(separator: ", ")
      throw Failure(text: "bubblescope: error: no user \"\(user.harmless)\"; there are \(names)")
    }
    return index
  }
}

/// The one loop: everything that waits in the input is handled, then the screen is drawn once.
struct RoomLoop {
  private static let flashMilliseconds = 400

  let screen: NcursesScreen
  var session: Session
  private let theme: Theme

  init(screen: NcursesScreen, session: Session) {
    self.screen = screen
    self.session = session
    theme = Theme(colors: screen.colorDepth, isUTF8: screen.isUTF8)
  }

  /// Opens the room and runs until the person quits or a signal ends the program.
  consuming func run() {
    _ = session.handle(.resized(screen.size))
    session.enterRoom()
    while true {
      screen.draw(session.frame(size: screen.size, theme: theme))
      let events = screen.events(timeout: session.flashing.isEmpty ? nil : RoomLoop.flashMilliseconds)
      if events.isEmpty { session.endFlash() }
      for event in events {
        if case .terminate(let signal) = event {
          screen.close()
          if let signal { NcursesScreen.die(ofSignal: signal) }
          exit(128 + SIGHUP)
        }
        if session.handle(event) == .quit {
          screen.close()
          return
        }
      }
    }
  }
}
