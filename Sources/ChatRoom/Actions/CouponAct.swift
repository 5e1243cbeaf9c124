/// What a user does with a coupon.
public enum CouponAct: String, CaseIterable, Hashable, Sendable {
  /// They open, acquire, or use it.
  case open, acquire, use
}
