import ArgumentParser
import ChatRoom
import Glibc
import MessagingAPIServer
import Scenarios
import SystemPackage
import TerminalText

/// `bubblescope serve [FILE]`: a local Messaging API, answered from a simulated room.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Answer LINE's Messaging API on a local port, from FILE or the built-in scenario.",
    discussion: """
      A bot that sends its requests here instead of to api.line.me and api-data.line.me works as it does with LINE: \
      an official SDK needs only another host. The users, messages, and clock are those of FILE, whose steps are not \
      run. Each request is printed with its answer's status. /_bubblescope/ lists what a test can call beside LINE's API, \
      to move the people, check counters, and see why. Ctrl-C and SIGTERM end the server with exit code 0.
      """)

  @Argument(help: ArgumentHelp("The scenario or message file to open.", valueName: "file"))
  var file: FilePath?

  @Option(help: ArgumentHelp("The port to listen on; 0 selects a free one.", valueName: "port"))
  var port = ServePort.standard

  @Option(
    name: .customLong("ready-fd"),
    help: ArgumentHelp(
      "Write the port and a newline to this file descriptor once the server answers, and close it.",
      valueName: "number"))
  var readyDescriptor: Int32?

  @Option(
    name: .customLong("listen"),
    help: ArgumentHelp(
      "Listen on this address instead of 127.0.0.1. Everybody who can reach it can use the server.",
      valueName: "address"))
  var address: String?

  @Option(help: ArgumentHelp("Record the session in a scenario file.", valueName: "file"))
  var record: FilePath?

  @Flag(help: "Let --record overwrite an existing file.")
  var force = false

  @Option(
    help: """
      scenario: the room's clock stands still; wall: it starts at the scenario's and runs as the clock here.
      """)
  var clock = ServeClock.scenario

  @Flag(help: "Exit with 1 if an expectation was not met that was posted to /_bubblescope/steps.")
  var check = false

  @OptionGroup var service: ServiceOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try checkOptions()
    let settings = try service.settings()
    try OutputName(record)?.check(against: file.map { [$0] } ?? [])
    try OutputName(record)?.check(endsWith: [".yaml", ".yml"], option: "--record", orNothing: true)
    let (title, prose, setup, files, _) = try RoomCommand.contents(of: file, reading.isLenient)
    try OutputName(record)?.check(against: files.paths)
    let simulation: Simulation
    do {
      simulation = Simulation(of: try World(setup), observing: APIHost.observation)
    } catch {
      throw Failure(text: "bubblescope: error: \(error.description)")
    }
    let control = Control(
      title: title, description: prose, files: ServedFiles(of: file, naming: files),
      isLenient: reading.isLenient)
    let host = try APIHost(
      of: simulation.world, settings: settings, control: control, address: address, port: port,
      option: "--port")
    defer { host.server.close() }
    let recorder = try record.map {
      try Recorder($0, mayOverwrite: force, files: files, title: title, prose: prose)
    }
    let loop = ServeLoop(
      simulation: simulation, host: host, followsWall: clock == .wall, recorder: recorder)
    let (recorded, expectations) = try loop.run {
      announce(host.server)
      listUsers(setup.users, host.service.userIDs)
      try tellPort(of: host.server)
    }
    if let trouble = recorded?.trouble, let record {
      throw Failure(text: "\(record.shown): error: the recording is not complete: \(trouble)")
    }
    if check, expectations.failed > 0 {
      StandardError.write(
        "bubblescope: \(expectations.failed) of \(expectations.checked) expectations not met\n")
      throw ExitCode(1)
    }
  }

  private func checkOptions() throws(Failure) {
    try ServePort.check(port, option: "--port")
    if let readyDescriptor, readyDescriptor < 0 || fcntl(readyDescriptor, F_GETFD) < 0 {
      throw Failure(text: "bubblescope: error: --ready-fd \(readyDescriptor): no such open file descriptor")
    }
  }

  private func announce(_ server: HTTPServer) {
    let host = address.map { $0.contains(":") ? "[\($0)]" : $0 } ?? "127.0.0.1"
    ServeLoop.print("Messaging API at http://\(host.sanitized):\(server.port), press Ctrl-C to quit\n")
    if address != nil {
      StandardError.write(
        "bubblescope: warning: everybody who can reach \(host.sanitized) can use this server, without encryption\n"
      )
    }
  }

  /// Lists the first users with the IDs that requests name them by.
  private func listUsers(_ users: [User], _ ids: [String]) {
    let maximum = 10
    let names = users.prefix(maximum).map(\.id.shortened)
    let width = names.map(\.cells).max() ?? 0
    for (name, id) in zip(names, ids) {
      ServeLoop.print("  \(name)\(String(repeating: " ", count: width - name.cells))  \(id)\n")
    }
    if users.count > maximum { ServeLoop.print("  and \(users.count - maximum) more users\n") }
  }

  private func tellPort(of server: HTTPServer) throws(Failure) {
    guard let readyDescriptor else { return }
    let descriptor = FileDescriptor(rawValue: readyDescriptor)
    do {
      try descriptor.writeAll("\(server.port)\n")
      if readyDescriptor > 2 { try descriptor.close() }
    } catch {
      throw Failure(
        text: "bubblescope: error: --ready-fd \(readyDescriptor): \((error as? Errno)?.words ?? "\(error)")")
    }
  }
}
