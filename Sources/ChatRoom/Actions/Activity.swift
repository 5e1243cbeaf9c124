/// What a user does that is no part of a visit's movements: friendship, coupons, reward cards, VOOM, groups, and taps
/// on a rich menu. The Insight page counts it.
public enum Activity: Hashable, Sendable {
  /// A user adds the account as a friend (R20).
  case addFriend(user: Int)
  /// A user blocks the account (R20).
  case block(user: Int)
  /// A user unblocks the account (R20).
  case unblock(user: Int)
  /// The current user does something with a coupon, by its index in ``World/coupons``.
  case coupon(Int, CouponAct)
  /// The current user gets, fills or redeems a reward card.
  case rewardCard(RewardCardAct)
  /// The current user views a post on VOOM, by its index in ``World/posts``, and plays it for 0…86,400,000
  /// milliseconds (R19).
  case view(post: Int, milliseconds: Int)
  /// Something happens in a group, by its index in ``World/groups`` (R21).
  case group(Int, GroupAct)
  /// The current user taps an area of the open rich menu.
  case tapMenu(AreaReference)
}
