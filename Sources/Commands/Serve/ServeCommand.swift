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
  var port = ServeCommand.standardPort

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

  @Flag(exclusivity: .exclusive)
  var promptness = Promptness.live

  @Flag(help: "Show the values that LINE masks, those below 20 (R14).")
  var unmasked = false

  @Option(
    help: ArgumentHelp(
      "Sign webhooks with this channel secret, and issue tokens only to those who know it (default: to anyone).",
      valueName: "secret"))
  var channelSecret: String?

  @Option(help: ArgumentHelp("Accept only this channel access token (default: any).", valueName: "token"))
  var accessToken: String?

  @Option(
    help: """
      scenario: the room's clock stands still; wall: it starts at the scenario's and runs as the clock here.
      """)
  var clock = ServeClock.scenario

  @Flag(help: "Exit with 1 if an expectation was not met that was posted to /_bubblescope/steps.")
  var check = false

  @OptionGroup var reading: ReadingOptions

  /// The port to listen on by default.
  static let standardPort = 7171

  func run() throws {
    try checkOptions()
    let (title, prose, setup, named, _) = try RoomCommand.contents(of: file, reading.isLenient)
    let simulation: Simulation
    let mailbox: Mailbox<ServeLoop.Mail>
    do {
      simulation = Simulation(of: try World(setup), observing: Control.observation)
      mailbox = try Mailbox()
    } catch {
      throw Failure(text: "bubblescope: error: \((error as? ActionError)?.description ?? "\(error)")")
    }
    let server = try listen(mailbox)
    defer { server.close() }
    let service = MessagingAPIService(of: simulation.world, settings: settings)
    let folder = file.flatMap { $0.isStandardStream ? nil : $0.folder }
    let control = Control(
      title: title, description: prose, files: ServedFiles(folder: folder, own: named.byName),
      isLenient: reading.isLenient)
    let loop = ServeLoop(
      simulation: simulation, service: service, control: control, mailbox: mailbox, server: server,
      followsWall: clock == .wall)
    let expectations = try loop.run {
      announce(server)
      listUsers(setup.users, service.userIDs)
      try tellPort(of: server)
    }
    if check, expectations.failed > 0 {
      StandardError.write(
        "bubblescope: \(expectations.failed) of \(expectations.checked) expectations not met\n")
      throw ExitCode(1)
    }
  }

  private var settings: ServiceSettings {
    var settings = ServiceSettings()
    settings.isAsLINE = promptness == .asLine
    settings.isUnmasked = unmasked
    settings.accessToken = accessToken
    settings.channelSecret = channelSecret
    return settings
  }

  private func checkOptions() throws(Failure) {
    guard (0...65_535).contains(port) else {
      throw Failure(text: "bubblescope: error: --port \(port): a port is a number from 0 to 65535")
    }
    if let readyDescriptor, readyDescriptor < 0 || fcntl(readyDescriptor, F_GETFD) < 0 {
      throw Failure(text: "bubblescope: error: --ready-fd \(readyDescriptor): no such open file descriptor")
    }
  }

  private func listen(_ mailbox: Mailbox<ServeLoop.Mail>) throws(Failure) -> HTTPServer {
    let host = address ?? "127.0.0.1"
    do throws(HTTPServerError) {
      return try HTTPServer(
        host: host, port: port, policy: HostPolicy(allowsAnyHost: address != nil),
        deliver: { mailbox.append(.request($0)) })
    } catch {
      throw Failure(text: "bubblescope: error: " + problem(error, host))
    }
  }

  private func problem(_ error: HTTPServerError, _ host: String) -> String {
    switch error {
    case .portInUse:
      let holder = PortHolder(port: port).map { " by \($0.name.sanitized) (process \($0.process))" } ?? ""
      return "port \(port) is in use\(holder)\nhint: select another with --port, or --port 0 for any free one"
    case .noSuchAddress: return "--listen \(host.sanitized): not an address of this machine"
    case .system(let code): return "can't listen on port \(port): \(Errno(rawValue: code).words)"
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
