import ChatRoom
import MessagingAPIServer
import SystemPackage
import TerminalText
import TerminalUI

extension APIHost {
  /// Begins to listen for requests to a world.
  ///
  /// - Parameters:
  ///   - address: The address to listen on for everybody; nil for 127.0.0.1 and this machine only.
  ///   - option: The option that selects the port.
  init(
    of world: World, settings: ServiceSettings, control: Control, address: String? = nil, port: Int,
    option: String
  ) throws(Failure) {
    let mailbox: Mailbox<Mail>
    do {
      mailbox = try Mailbox()
    } catch {
      throw Failure(text: "bubblescope: error: \((error as? Errno)?.words ?? "\(error)")")
    }
    let host = address ?? "127.0.0.1"
    do throws(HTTPServerError) {
      server = try HTTPServer(
        host: host, port: port, policy: HostPolicy(allowsAnyHost: address != nil),
        deliver: { mailbox.append(.request($0)) })
    } catch {
      throw Failure(text: "bubblescope: error: " + APIHost.problem(error, host, port, option))
    }
    self.mailbox = mailbox
    self.control = control
    service = MessagingAPIService(of: world, settings: settings)
  }

  /// What a person sees of it before any request has come.
  var traffic: BotTraffic {
    BotTraffic(address: "127.0.0.1:\(server.port)", webhook: service.webhook?.text)
  }

  private static func problem(_ error: HTTPServerError, _ host: String, _ port: Int, _ option: String)
    -> String
  {
    switch error {
    case .portInUse:
      let holder = PortHolder(port: port).map { " by \($0.name.sanitized) (process \($0.process))" } ?? ""
      return
        "port \(port) is in use\(holder)\nhint: select another with \(option), or \(option) 0 for any free one"
    case .noSuchAddress: return "--listen \(host.sanitized): not an address of this machine"
    case .system(let code): return "can't listen on port \(port): \(Errno(rawValue: code).words)"
    }
  }
}
