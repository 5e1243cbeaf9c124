import ImpressionRules
import MessagingAPI
import Pictures

/// Whether the bubbles of a message can be counted on a device, under each combination of menus.
///
/// Every number comes from a room of its own: the message in it, unread, entered as a user enters.
public struct Fit: Hashable, Sendable {
  /// The rich menus that are tried: none, the two sizes the API's documentation recommends, and the account's own where
  /// it has another.
  public enum Menu: String, CaseIterable, Hashable, Sendable {
    /// No rich menu, or one that is closed.
    case none
    /// 2500×843 pixels, open.
    case compact
    /// 2500×1686 pixels, open.
    case large
    /// The account's own, open.
    case own

    /// The size of its image in pixels; nil for none, and for the account's own, which has any.
    public var size: RichMenu.NamedSize? {
      switch self {
      case .none, .own: nil
      case .compact: .compact
      case .large: .large
      }
    }

    /// The menu whose image has the size of this one, of those that every message is tried under.
    public static func same(as menu: RichMenu) -> Menu? {
      allCases.first { $0.size.map { $0.width == menu.imageWidth && $0.height == menu.imageHeight } ?? false }
    }

    /// The rich menu, open on entry.
    fileprivate func richMenu(_ own: RichMenu?) -> RichMenu? {
      guard self != .own else {
        var menu = own
        menu?.selected = true
        return menu
      }
      return size.map { RichMenu(imageWidth: $0.width, imageHeight: $0.height, selected: true) }
    }
  }

  /// The way a bubble is counted.
  public enum Verdict: Hashable, Sendable {
    /// At a glance: on entry, without doing anything.
    case onEntry
    /// After scrolling this many points.
    case afterScrolling(Int)
    /// It is taller than the visible region: its top shows on entry or on the way, its bottom after scrolling
    /// this many points.
    case inTwoMoments(Int)
    /// It can't be (R3 `simultaneous`).
    case never
  }

  /// One bubble.
  public struct Bubble: Hashable, Sendable {
    /// Its place in the message, from 1.
    public var seq: Int
    /// Its width in points; a carousel's is that of its content.
    public var width: Int
    /// Its height in points.
    public var height: Int
    /// The way it is counted, apart from swiping.
    public var verdict: Verdict
    /// The distance to swipe a carousel, in points; 0 for other bubbles.
    public var swipe: Int
  }

  /// The device.
  public var device: Device
  /// The rich menu.
  public var menu: Menu
  /// Whether the account has a service menu bar.
  public var hasServiceMenuBar: Bool
  /// The height of the visible region in points.
  public var region: Int
  /// The greatest height of a first bubble that is counted at a glance, in points; less than 1 when none is.
  public var maximumHeightAtAGlance: Int
  /// The message's bubbles.
  public var bubbles: [Bubble]

  /// Whether what happens there is measured at all (R1).
  public var isMeasured: Bool { device.app.isMeasured }
}

extension Fit {
  /// Tries a message on devices under every combination of menus, the devices in their order. Devices without
  /// rich menus are tried without. The account's own menu is tried, too, where its size is none of the others'.
  ///
  /// - Throws: ``ActionError/noSize`` when a bubble has no size.
  public static func situations(
    of bubbles: [ChatRoom.Bubble], on devices: [Device], ownMenu: RichMenu? = nil,
    metrics: Metrics = Metrics(), rules: CountingRules = CountingRules(), pictures: [String: Picture] = [:]
  ) throws(ActionError) -> [Fit] {
    var fits: [Fit] = []
    let hasOwn = ownMenu.map { Menu.same(as: $0) == nil } ?? false
    for device in devices {
      for hasBar in [false, true] {
        for menu in Menu.allCases
        where menu == .none || device.app.hasRichMenus && (menu != .own || hasOwn) {
          fits.append(
            try Fit(bubbles, device, menu, menu.richMenu(ownMenu), hasBar, metrics, rules, pictures))
        }
      }
    }
    return fits
  }

  private init(
    _ bubbles: [ChatRoom.Bubble], _ device: Device, _ menu: Menu, _ richMenu: RichMenu?,
    _ hasServiceMenuBar: Bool,
    _ metrics: Metrics, _ rules: CountingRules, _ pictures: [String: Picture]
  ) throws(ActionError) {
    let moment = Timestamp(seconds: 0)
    var world = try World(
      Setup(
        account: Account(richMenu: richMenu, serviceMenuBar: hasServiceMenuBar ? [] : nil),
        users: [User(id: "user", device: device)],
        messages: [Message(id: "message", sent: moment, bubbles: bubbles)],
        metrics: metrics, rules: rules, clock: moment, pictures: pictures))
    try world.apply(.enter(at: .unread))
    self.device = device
    self.menu = menu
    self.hasServiceMenuBar = hasServiceMenuBar
    let visit = world.current.room.visit
    region = visit.window.visibleHeight(visit.menus)
    maximumHeightAtAGlance = region - metrics.paddingTop
    self.bubbles = []
    for place in 0..<world.current.room.count {
      self.bubbles.append(try Fit.bubble(at: place, in: world))
    }
  }

  private static func bubble(at place: Int, in entered: World) throws(ActionError) -> Bubble {
    let way = try entered.wayToCount(bubble: place)
    return Bubble(
      seq: place + 1, width: entered.current.room.width(at: place),
      height: entered.current.room.column.height(of: place), verdict: way.verdict, swipe: way.swipe)
  }
}

extension World {
  /// The verdict for a bubble in a room that was just entered, and the distance to swipe a carousel.
  func wayToCount(bubble: Int) throws(ActionError) -> (verdict: Fit.Verdict, swipe: Int) {
    let room = current.room
    guard let place = room.place(ofBubble: bubble) else { throw .noSuchBubble }
    if room.isDisplayed(at: place) { return (.onEntry, 0) }
    let region = room.visit.window.visibleHeight(room.visit.menus)
    let isTall = room.column.height(of: place) > region
    if isTall, rules.edges == .simultaneous || region < 0 { return (.never, 0) }
    let missing = room.missingEdges(at: place)
    let distance = missing.filter { !$0.edge.isDisjoint(with: .vertical) }.map(\.closest).max() ?? 0
    let verdict: Fit.Verdict =
      distance == 0 ? .onEntry : isTall ? .inTwoMoments(distance) : .afterScrolling(distance)
    var world = self
    if distance > 0 { try world.apply(.scroll(by: distance)) }
    if world.current.room.isDisplayed(at: place) { return (verdict, 0) }
    let sides = world.current.room.missingEdges(at: place).filter { $0.edge.isDisjoint(with: .vertical) }
    let swipe = sides.map(\.closest).max() ?? 0
    try world.apply(.swipe(bubble: bubble, .by(swipe)))
    return (world.current.room.isDisplayed(at: place) ? verdict : .never, swipe)
  }
}
