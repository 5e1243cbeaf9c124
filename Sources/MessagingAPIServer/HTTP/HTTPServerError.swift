/// Why a server can't listen.
public enum HTTPServerError: Error, Hashable, Sendable {
  /// Another program listens on the port.
  case portInUse
  /// The address is none of this machine, or no address at all.
  case noSuchAddress
  /// The system refuses, with this `errno`.
  case system(Int32)
}
