/// A coupon of the account.
public struct Coupon: Hashable, Sendable {
  /// The name scenario files use.
  public var id: String
  /// Its title.
  public var title: String
  /// The last day at UTC+9 on which it can be acquired and used, in days since 1970-01-01; nil for no end.
  public var lastDay: Int?

  /// Creates a coupon; without a title it goes by its id.
  public init(id: String, title: String? = nil, lastDay: Int? = nil) {
    self.id = id
    self.title = title ?? id
    self.lastDay = lastDay
  }
}
