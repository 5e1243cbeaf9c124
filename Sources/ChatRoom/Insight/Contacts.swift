/// The contacts a user has had with the account.
struct Contacts: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ contact: Disclosure.Contact) {
    switch contact {
    case .friend: rawValue = 1
    case .message: rawValue = 2
    case .interaction: rawValue = 4
    case .verifiedGroup: rawValue = 8
    case .groupMember: rawValue = 16
    case .chat: rawValue = 32
    case .nothing: rawValue = 0x80
    }
  }
}
