import ImpressionRules
import MessagingAPI

/// A LINE Official Account.
public struct Account: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Whether it is verified (R21).
  public var isVerified: Bool
  /// Its rich menu, if any.
  public var richMenu: RichMenu?
  /// The labels of its service menu bar, nil when it has none.
  public var serviceMenuBar: [String]?

  /// Creates an account.
  public init(
    name: String = "Account", isVerified: Bool = false, richMenu: RichMenu? = nil,
    serviceMenuBar: [String]? = nil
  ) {
    self.name = name
    self.isVerified = isVerified
    self.richMenu = richMenu
    self.serviceMenuBar = serviceMenuBar
  }
}
