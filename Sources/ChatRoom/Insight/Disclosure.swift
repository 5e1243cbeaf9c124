/// What an account may know of a person, and why (R21).
public struct Disclosure: Hashable, Sendable {
  /// The contact that discloses a person, the one that discloses most first.
  public enum Contact: String, CaseIterable, Hashable, Sendable {
    /// The user added the account as a friend, and it uses the Messaging API.
    case friend
    /// The user sent it a message, and it uses the Messaging API.
    case message
    /// The user interacted with it in another way, and it uses the Messaging API.
    case interaction
    /// They are in a group with it, and it is verified.
    case verifiedGroup = "group-verified"
    /// They sent a message to a group with it.
    case groupMember = "group-member"
    /// The user chats with it in OA Manager, without the Messaging API.
    case chat
    /// There was no contact.
    case nothing = "none"

    /// Why, in one sentence.
    public var sentence: String {
      switch self {
      case .friend: "The user added the account as a friend."
      case .message: "The user sent the account a message."
      case .interaction: "The user interacted with the account."
      case .verifiedGroup: "The user was in a group with the account, which is verified."
      case .groupMember: "The user sent a message to a group with the account."
      case .chat: "The user chats with the account, which does not use the Messaging API."
      case .nothing: "The user has had no contact with the account."
      }
    }
  }

  /// The contact that discloses most.
  public let contact: Contact
  /// Whether the user blocks the account now: what is known stays, but the profile can't be read anew.
  public let isBlocking: Bool

  /// Whether the profile is known: display name, photo and status message.
  public var includesProfile: Bool { contact != .nothing }
  /// Whether the user ID is known.
  public var includesUserID: Bool { contact != .nothing && contact != .chat }
  /// Whether the profile can be read through the Messaging API now.
  public var isProfileReadable: Bool { includesUserID && !isBlocking }
}

extension World {
  /// What the account may know of a user. O(1).
  public func disclosure(ofUser user: Int) -> Disclosure {
    let contacts = users[user].contacts
    let contact = Disclosure.Contact.allCases.first { contacts.contains(Contacts($0)) }
    return Disclosure(contact: contact ?? .nothing, isBlocking: users[user].isBlocking)
  }
}

extension Disclosure {
  /// What is disclosed and why, in one or two sentences.
  public var sentence: String {
    guard isBlocking, includesProfile else { return contact.sentence }
    return contact.sentence + " They block it now, so the profile can't be read again."
  }
}
