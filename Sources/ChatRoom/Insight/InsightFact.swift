/// One thing that happened, as the Insight page counts it. It holds no reference, so that a million of them are added
/// up in a few milliseconds.
struct InsightFact: Sendable {
  enum Kind: UInt8, CaseIterable, Sendable {
    // Messages. All that a day has of one kind is one fact, at the day's beginning; the amount is their number.
    case delivered, impression, open, play, firstPlay
    // Friends. Amount: the change of the target reach.
    case added, blocked, unblocked
    // Chats. Amount of a reply: the users it reached.
    case wrote, replied
    // Coupons. Subject: the coupon.
    case opened, acquired, used
    // Reward cards. Amount: the points.
    case issued, pointed, exchanged
    // VOOM. Subject: the post. Amount: the playback in milliseconds.
    case viewed
    // Rich menus. Subject: the menu. Amount: the area tapped.
    case displayed, tapped
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  var time: Int
  /// The index of the user, -1 for none.
  var user: Int32
  /// What it is about, -1 for nothing in particular.
  var subject: Int32 = -1
  var amount = 0
  var kind: Kind
}
