import ImpressionRules
import MessagingAPI

/// Why the world did not do what an action asked. Nothing has changed.
public enum ActionError: Error, Hashable, Sendable {
  /// The action needs the user to be in the room.
  case notInRoom
  /// The action needs the user to be outside the room.
  case inRoom
  /// There is no such user.
  case noSuchUser
  /// There is no such bubble, or not in this user's room.
  case noSuchBubble
  /// The bubble can't be swiped.
  case notACarousel
  /// The carousel has no such card.
  case noSuchCard
  /// The account has no rich menu.
  case noRichMenu
  /// The account has no service menu bar.
  case noServiceMenuBar
  /// Time can't go back, nor past the year 9999.
  case impossibleTime
  /// The bubble has no such URL.
  case noSuchLink
  /// The bubble has no such button.
  case noSuchButton
  /// The bubble's quick replies do not show, or it has no such one.
  case noSuchQuickReply
  /// The bubble is neither a video nor an audio clip.
  case notPlayable
  /// The clip has no duration, so that seconds are no share of it.
  case noDuration
  /// A clip can't be played for less than no time, nor beyond its end.
  case impossiblePlayback
  /// A bubble is 1 to 100,000 points tall.
  case impossibleHeight
  /// A bubble of the message has no size of its own and none was given.
  case noSize
  /// The user is a friend of the account already.
  case alreadyFriend
  /// The user has blocked the account already.
  case alreadyBlocking
  /// The user has not blocked the account.
  case notBlocking
  /// There is no such coupon.
  case noSuchCoupon
  /// The coupon can't be acquired or used any more.
  case couponExpired
  /// There is no such post.
  case noSuchPost
  /// The post has not been posted yet.
  case notYetPosted
  /// The post is an image, which does not play.
  case postDoesNotPlay
  /// A view of a post plays for 0 to 24 hours.
  case impossibleView
  /// A visit gives at least one point.
  case impossiblePoints
  /// There is no such group.
  case noSuchGroup
  /// The user is a member of the group already.
  case alreadyMember
  /// The user is no member of the group.
  case notMember
  /// The rich menu is closed.
  case richMenuClosed
  /// The rich menu has no such area.
  case noSuchArea

  /// A sentence for the user.
  public var description: String {
    switch self {
    case .notInRoom: "not in the room"
    case .inRoom: "leave the room first"
    case .noSuchUser: "no such user"
    case .noSuchBubble: "no such bubble in this room"
    case .notACarousel: "not a carousel"
    case .noSuchCard: "the carousel has no such card"
    case .noRichMenu: "the account has no rich menu"
    case .noServiceMenuBar: "the account has no service menu bar"
    case .impossibleTime: "time can't go back or pass the year 9999"
    case .noSuchLink: "the bubble has no such URL"
    case .noSuchButton: "the bubble has no such button"
    case .noSuchQuickReply: "this quick reply does not show"
    case .notPlayable: "neither a video nor an audio clip"
    case .noDuration: "the clip has no duration"
    case .impossiblePlayback: "not a share of the clip from 0 to 100%"
    case .impossibleHeight: "a bubble's height must be 1 to \(Bubble.maximumExtent) pt tall"
    case .noSize: "a bubble has no size"
    case .alreadyFriend: "already a friend of the account"
    case .alreadyBlocking: "has already blocked the account"
    case .notBlocking: "has not blocked the account"
    case .noSuchCoupon: "no such coupon"
    case .couponExpired: "the coupon has expired"
    case .noSuchPost: "no such post"
    case .notYetPosted: "the post has not been posted yet"
    case .postDoesNotPlay: "an image does not play"
    case .impossibleView: "a view plays for 0 s to 24 h"
    case .impossiblePoints: "a visit gives 1 to \(RewardCardAct.maximumPoints) points"
    case .noSuchGroup: "no such group"
    case .alreadyMember: "already a member of the group"
    case .notMember: "not a member of the group"
    case .richMenuClosed: "the rich menu is closed"
    case .noSuchArea: "the rich menu has no such area"
    }
  }
}
