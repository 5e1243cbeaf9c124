import ImpressionRules
import MessagingAPI
import Pictures

/// A LINE Official Account.
public struct Account: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Whether it is verified (R21).
  public var isVerified: Bool
  /// Whether a bot answers for it through the Messaging API; otherwise people do, in OA Manager (R21).
  public var usesMessagingAPI: Bool
  /// Its rich menus, the default one first.
  public var richMenus: [RichMenu]
  /// The pictures of rich menus, by their indices in ``richMenus``.
  public var richMenuPictures: [Int: Picture] = [:]
  /// The labels of its service menu bar, nil when it has none.
  public var serviceMenuBar: [String]?

  /// Creates an account; one with several rich menus gets its ``richMenus`` afterwards.
  public init(
    name: String = "Account", isVerified: Bool = false, usesMessagingAPI: Bool = true,
    richMenu: RichMenu? = nil, serviceMenuBar: [String]? = nil
  ) {
    self.name = name
    self.isVerified = isVerified
    self.usesMessagingAPI = usesMessagingAPI
    richMenus = richMenu.map { [$0] } ?? []
    self.serviceMenuBar = serviceMenuBar
  }

  /// The rich menu users see first, if there is any.
  public var richMenu: RichMenu? { richMenus.first }

  /// The index of the rich menu with an alias, nil if there is none. O(menus).
  public func richMenu(withAlias alias: String) -> Int? { richMenus.firstIndex { $0.alias == alias } }
}
