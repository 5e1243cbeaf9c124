import ImpressionRules
import MessagingAPI

/// The way a bubble of a message is counted on a user's device under one combination of the account's
/// menus, its message being the only one in the room and unread.
public struct FitPreview: Hashable, Sendable {
  /// The menus over the window.
  public var menus: Menus
  /// The height of the visible region in points.
  public var region: Int
  /// The bubble's height in points.
  public var height: Int
  /// The way it is counted, apart from swiping.
  public var verdict: Fit.Verdict
  /// The distance to swipe a carousel, in points; 0 for other bubbles.
  public var swipe: Int
  /// The maximum height that counts at a glance at its position, in points; less than 1
  /// when none is.
  public var maximumHeightAtAGlance: Int
}

extension World {
  /// Previews how a bubble would be counted on a user's device, for each combination of menus the account has
  /// there, fewest menus first. Heights changed by ``Action/resize(bubble:height:)`` are as they are now.
  /// Empty when the bubble has no size there.
  ///
  /// - Parameter device: the device to preview it on; by default, the user's.
  /// - Complexity: O(bubbles of its message).
  public func fitPreviews(ofBubble bubble: Int, user: Int, on device: Device? = nil) -> [FitPreview] {
    let device = device ?? users[user].user.device
    let record = messages[Int(bubbles[bubble].message)]
    let message = Message(
      id: record.header.id, sent: clock, bubbles: record.bubbles.map { bubbles[$0].bubble })
    let hasMenu = !account.richMenus.isEmpty && device.app.hasRichMenus
    let bars: [[String]?] = account.serviceMenuBar.map { [nil, $0] } ?? [nil]
    var previews: [FitPreview] = []
    for bar in bars {
      for isOpen in hasMenu ? [false, true] : [false] {
        var menu = hasMenu ? richMenu(of: user) : nil
        menu?.selected = isOpen
        let setup = Setup(
          account: Account(richMenu: menu, serviceMenuBar: bar), users: [User(id: "user", device: device)],
          messages: [message], metrics: metrics, rules: rules, clock: clock)
        if let preview = FitPreview(of: bubble - record.bubbles.lowerBound, setup) {
          previews.append(preview)
        }
      }
    }
    return previews
  }
}

extension FitPreview {
  fileprivate init?(of bubble: Int, _ setup: Setup) {
    do throws(ActionError) {
      var world = try World(setup)
      try world.apply(.enter(at: .unread))
      let way = try world.wayToCount(bubble: bubble)
      let visit = world.current.room.visit
      menus = visit.menus
      region = visit.window.visibleHeight(visit.menus)
      verdict = way.verdict
      swipe = way.swipe
      height = world.current.room.column.height(of: bubble)
      let top = world.current.room.column.tops[bubble] - visit.offset
      maximumHeightAtAGlance = visit.window.visibleBottom(visit.menus) - top
    } catch {
      return nil
    }
  }
}
