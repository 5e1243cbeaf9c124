/// Why a bubble has not been counted for a user: one main reason, and a detail for every missing edge.
public struct Explanation: Hashable, Sendable {
  /// The main reasons, in the order in which they are decided.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// The message was not sent to this user.
    case notDelivered = "not-delivered"
    /// The app's views are not measured (R1).
    case platformNotMeasured = "platform-not-measured"
    /// Marked as read from the chat list, no visit since it was sent (R2).
    case readWithoutEntering = "read-without-entering"
    /// No visit since it was sent.
    case neverEntered = "never-entered"
    /// The visit that would have counted lies outside the measurement period (R9).
    case outsideMeasurementPeriod = "outside-measurement-period"
    /// An edge is missing and the bubble is taller than the chat window, menus away.
    case tooTall = "too-tall"
    /// An edge is missing and, at its closest, only the rich menu hid it.
    case underRichMenu = "under-rich-menu"
    /// An edge is missing and, at its closest, only the service menu bar hid it.
    case underServiceMenuBar = "under-service-menu-bar"
    /// Only a carousel's left or right edge is missing.
    case notSwiped = "not-swiped"
    /// An edge is missing and never came into the chat window.
    case notScrolled = "not-scrolled"
  }

  /// The smallest change that would have shown an edge, from where it came closest.
  public struct Remedy: Hashable, Sendable {
    /// What is changed.
    public enum Change: Hashable, Sendable {
      /// Close the rich menu.
      case closeRichMenu
      /// Hide the service menu bar.
      case hideServiceMenuBar
      /// Scroll so many points further; positive towards newer messages.
      case scroll(Int)
      /// Swipe the carousel so many points further; positive towards later cards.
      case swipe(Int)
      /// Make the bubble so many points shorter than it is now.
      case shorten(Int)
    }

    /// What is changed.
    public var change: Change
    /// How many points a carousel that was never in view is to be swiped then; 0 for none.
    public var thenSwipe: Int

    /// Creates a remedy.
    public init(_ change: Change, thenSwipe: Int = 0) {
      self.change = change
      self.thenSwipe = thenSwipe
    }

    /// Close the rich menu.
    public static let closeRichMenu = Remedy(.closeRichMenu)
    /// Hide the service menu bar.
    public static let hideServiceMenuBar = Remedy(.hideServiceMenuBar)
    /// Scroll so many points further; positive towards newer messages.
    public static func scroll(_ points: Int) -> Remedy { Remedy(.scroll(points)) }
    /// Swipe the carousel so many points further; positive towards later cards.
    public static func swipe(_ points: Int) -> Remedy { Remedy(.swipe(points)) }
    /// Make the bubble so many points shorter than it is now.
    public static func shorten(_ points: Int) -> Remedy { Remedy(.shorten(points)) }
  }

  /// A required edge that has not been visible.
  public struct MissingEdge: Hashable, Sendable {
    /// The edge: one of top, bottom, left, right.
    public var edge: Edges
    /// How close it came, in points.
    public var closest: Int
    /// What hid it at its closest.
    public var hiddenBy: Visit.Cover
    /// What would have shown it, the smallest change first.
    public var remedies: [Remedy]
  }

  /// The main reason.
  public var reason: Reason
  /// The missing edges; empty when the reason lies elsewhere.
  public var missing: [MissingEdge]

  /// Creates an explanation.
  public init(_ reason: Reason, missing: [MissingEdge] = []) {
    self.reason = reason
    self.missing = missing
  }
}

extension Visit {
  /// Which moments a missing edge is looked at.
  public enum Span: Hashable, Sendable {
    /// All of the visit: where the edge came closest.
    case visit
    /// This moment.
    case present
    /// This moment, as if a carousel out of view were in view.
    case onceInView
  }

  /// The edges that the bubble must show and has not shown in this visit, each with how close it came, or
  /// is now, and what would have shown it, or would now. Empty before the first visit.
  public func missingEdges(
    of bubble: Int, in column: BubbleColumn, over span: Span
  ) -> [Explanation.MissingEdge] {
    guard number > 0, bubble < bubbleCount else { return [] }
    let absent = edgesAbsent(of: bubble, in: column)
    return [Edges.top, .bottom, .left, .right].filter { absent.contains($0) }
      .map { missingEdge($0, of: bubble, in: column, over: span) }
  }

  private func edgesAbsent(of bubble: Int, in column: BubbleColumn) -> Edges {
    edgesRequired(of: bubble, in: column).subtracting(edgesSeen(of: bubble, in: column))
  }

  /// R3 `simultaneous`: what would show top and bottom at one moment, from this moment on. None does alone
  /// for a bubble taller than the visible region whose top lies above it.
  public func remediesTogether(of bubble: Int, in column: BubbleColumn) -> [Explanation.Remedy] {
    let top = column.tops[bubble] - offset
    let bottom = column.bottoms[bubble] - offset
    let region = window.visibleHeight(menus)
    if bottom - top <= region {
      let below = bottom - window.visibleBottom(menus)
      let above = window.visibleTop(menus) - top
      return below > 0 ? [.scroll(below)] : above > 0 ? [.scroll(-above)] : []
    }
    var remedies: [Explanation.Remedy] = []
    for (menu, remedy) in [
      (Menus.richMenu, Explanation.Remedy.closeRichMenu), (.serviceMenuBar, .hideServiceMenuBar),
    ]
    where menus.contains(menu) {
      let left = menus.subtracting(menu)
      if top >= window.visibleTop(left), bottom <= window.visibleBottom(left) { remedies.append(remedy) }
    }
    let excess = bottom - window.visibleBottom(menus)
    if region > 0, top >= window.visibleTop(menus), excess < bottom - top {
      remedies.append(.shorten(excess))
    }
    return remedies
  }

  /// Why this visit has not displayed the bubble, nil when it has, or when the bubble arrived later.
  public func obstacle(to bubble: Int, in column: BubbleColumn) -> Explanation? {
    guard number > 0, bubble < bubbleCount, !isDisplayed(bubble, in: column) else { return nil }
    let absent = edgesAbsent(of: bubble, in: column)
    let missing = missingEdges(of: bubble, in: column, over: .visit)
    let height = column.height(of: bubble)
    if height > window.height { return Explanation(.tooTall, missing: missing) }
    if missing.contains(where: { $0.hiddenBy == .richMenu }) {
      return Explanation(.underRichMenu, missing: missing)
    }
    if missing.contains(where: { $0.hiddenBy == .serviceMenuBar }) {
      return Explanation(.underServiceMenuBar, missing: missing)
    }
    if !missing.isEmpty, absent.isDisjoint(with: .vertical) {
      return Explanation(.notSwiped, missing: missing)
    }
    // R3 `simultaneous`: every edge has been visible, never all of them at once.
    if missing.isEmpty, hasShownBothEnds(bubble, in: column) {
      return Explanation(.notSwiped)
    }
    if missing.isEmpty, height > window.visibleHeight(menus) {
      let withoutRichMenu = window.visibleHeight(menus.subtracting(.richMenu))
      let isRichMenu = menus.contains(.richMenu) && height <= withoutRichMenu
      return Explanation(isRichMenu ? .underRichMenu : .underServiceMenuBar)
    }
    return Explanation(.notScrolled, missing: missing)
  }

  /// R3 `simultaneous`: whether its top and bottom have been visible at one moment. Any bubble but a carousel
  /// is displayed then.
  private func hasShownBothEnds(_ bubble: Int, in column: BubbleColumn) -> Bool {
    column.carouselIndex(of: bubble).map { state(of: $0).hasShownBothEnds } ?? false
  }

  private func missingEdge(
    _ edge: Edges, of bubble: Int, in column: BubbleColumn, over span: Span
  ) -> Explanation.MissingEdge {
    let isSide = !edge.isDisjoint(with: [.left, .right])
    if isSide, let miss = sideMiss(of: edge, of: bubble, in: column, over: span) {
      return Explanation.MissingEdge(
        edge: edge, closest: miss.approach.distance, hiddenBy: .carousel, remedies: [.swipe(miss.swipe)])
    }
    // While none of its height was visible, neither was its side: its nearer end tells what hid it. One that
    // was swiped out of view is told as it stands now: it stood elsewhere when its ends came closest.
    let ends: [Edges] = isSide ? [.top, .bottom] : [edge]
    let isSwiped = isSide && swipeOffset(of: bubble, in: column) != 0
    let moments = isSwiped ? .present : span
    let misses = ends.compactMap { endMiss(of: $0, of: bubble, in: column, over: moments) }
    guard let miss = misses.min(by: { $0.approach.distance < $1.approach.distance }) else {
      return Explanation.MissingEdge(edge: edge, closest: 0, hiddenBy: .window, remedies: [])
    }
    let approach = miss.approach
    var remedies = remedies(from: approach)
    if isSide, let swipe = sideMiss(of: edge, of: bubble, in: column, over: .onceInView)?.swipe, swipe != 0 {
      for index in remedies.indices { remedies[index].thenSwipe = swipe }
    }
    let isBelow = approach.place > window.visibleBottom(approach.menus)
    if edge == .bottom, isBelow, window.visibleHeight(approach.menus) >= 0 {
      // It had to be so much shorter than it was then, which may be taller or shorter than it is now.
      let height = column.height(of: bubble)
      let excess = height - (miss.height - approach.distance)
      if excess > 0, excess < height { remedies.append(.shorten(excess)) }
    }
    return Explanation.MissingEdge(
      edge: edge, closest: approach.distance, hiddenBy: approach.cover ?? .window, remedies: remedies)
  }

  /// What would have shown an edge from where it came closest. Nothing does alone where both menus cover it,
  /// or where they cover the whole window and it lies outside.
  private func remedies(from approach: Approach) -> [Explanation.Remedy] {
    let menus = approach.menus
    let place = approach.place
    var remedies: [Explanation.Remedy] = []
    func shows(without menu: Menus) -> Bool {
      let left = menus.subtracting(menu)
      return menus.contains(menu) && place >= window.visibleTop(left) && place <= window.visibleBottom(left)
    }
    if shows(without: .richMenu) { remedies.append(.closeRichMenu) }
    if shows(without: .serviceMenuBar) { remedies.append(.hideServiceMenuBar) }
    if window.visibleHeight(menus) >= 0, approach.distance > 0 {
      let isAbove = place < window.visibleTop(menus)
      remedies.append(.scroll(isAbove ? -approach.distance : approach.distance))
    }
    return remedies
  }
}
