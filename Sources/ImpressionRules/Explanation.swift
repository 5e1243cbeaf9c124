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
    /// An edge is missing and, at its closest, only quick replies hid it.
    case underQuickReplies = "under-quick-replies"
    /// An edge is missing and, at its closest, only the keyboard hid it.
    case underKeyboard = "under-keyboard"
    /// Only a carousel's left or right edge is missing.
    case notSwiped = "not-swiped"
    /// An edge is missing and never came into the chat window.
    case notScrolled = "not-scrolled"
  }

  /// A required edge that has not been visible.
  public struct MissingEdge: Hashable, Sendable {
    /// The edge: one of top, bottom, left, right.
    public var edge: Edges
    /// The points by which it was missed.
    public var closest: Int
    /// The cover that hid it at its closest.
    public var hiddenBy: Visit.Cover
    /// The remedies, the nearest first: each is enough, and none does what another does and more.
    public var remedies: [Remedy]
  }

  /// Why a message did not reach a user.
  public enum Undelivered: String, CaseIterable, Hashable, Sendable {
    /// It waits for its time.
    case notSentYet = "not-sent-yet"
    /// It went to other users.
    case notRecipient = "not-a-recipient"
    /// The user was no friend of the account when it was sent.
    case notFriend = "not-a-friend"
    /// The user had blocked the account when it was sent.
    case blocked
  }

  /// The main reason.
  public var reason: Reason
  /// With ``Reason/notDelivered`` the cause, else nil.
  public var undelivered: Undelivered?
  /// The missing edges; empty when the reason lies elsewhere.
  public var missing: [MissingEdge]

  /// Creates an explanation.
  public init(_ reason: Reason, missing: [MissingEdge] = [], undelivered: Undelivered? = nil) {
    self.reason = reason
    self.undelivered = undelivered
    self.missing = missing
  }
}

extension Visit {
  /// The moments at which a missing edge is examined.
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

  /// Why this visit has not displayed the bubble, nil when it has, or when the bubble arrived later.
  public func obstacle(to bubble: Int, in column: BubbleColumn) -> Explanation? {
    guard number > 0, bubble < bubbleCount, !isDisplayed(bubble, in: column) else { return nil }
    let absent = edgesAbsent(of: bubble, in: column)
    let missing = missingEdges(of: bubble, in: column, over: .visit)
    let height = column.height(of: bubble)
    if height > window.height { return Explanation(.tooTall, missing: missing) }
    for (cover, reason) in Visit.reasonsOfCovers where missing.contains(where: { $0.hiddenBy == cover }) {
      return Explanation(reason, missing: missing)
    }
    if !missing.isEmpty, absent.isDisjoint(with: .vertical) {
      return Explanation(.notSwiped, missing: missing)
    }
    // R3 `simultaneous`: every edge has been visible, never all of them at once.
    if missing.isEmpty, hasShownBothEnds(bubble, in: column) {
      return Explanation(.notSwiped)
    }
    if missing.isEmpty, height > window.visibleHeight(menus) {
      if height > window.visibleHeight([]) { return Explanation(.underQuickReplies) }
      let fitsWithout = { (menu: Menus) in height <= window.visibleHeight(menus.subtracting(menu)) }
      if menus.contains(.richMenu), fitsWithout(.richMenu) { return Explanation(.underRichMenu) }
      if menus.contains(.keyboard), fitsWithout(.keyboard) { return Explanation(.underKeyboard) }
      return Explanation(.underServiceMenuBar)
    }
    return Explanation(.notScrolled, missing: missing)
  }

  /// What can lie over an edge, and the reason it makes, in the order in which they are decided.
  private static let reasonsOfCovers: [(cover: Cover, reason: Explanation.Reason)] = [
    (.richMenu, .underRichMenu), (.serviceMenuBar, .underServiceMenuBar),
    (.quickReplies, .underQuickReplies), (.keyboard, .underKeyboard),
  ]

  /// R3 `simultaneous`: whether its top and bottom have been visible at one moment. Any bubble but a carousel
  /// is displayed then.
  private func hasShownBothEnds(_ bubble: Int, in column: BubbleColumn) -> Bool {
    column.carouselIndex(of: bubble).map { state(of: $0).hasShownBothEnds } ?? false
  }

  private func missingEdge(
    _ edge: Edges, of bubble: Int, in column: BubbleColumn, over span: Span
  ) -> Explanation.MissingEdge {
    if !edge.isDisjoint(with: [.left, .right]) {
      return missingSide(edge, of: bubble, in: column, over: span)
    }
    guard let miss = endMiss(of: edge, of: bubble, in: column, over: span) else {
      return Explanation.MissingEdge(edge: edge, closest: 0, hiddenBy: .window, remedies: [])
    }
    let y = miss.y
    var remedies = remedies(showing: y...y, from: miss.moment)
    if edge == .bottom {
      remedies += shortenings(
        showingBottom: y, height: miss.height, now: column.height(of: bubble), from: miss.moment)
    }
    return Explanation.MissingEdge(
      edge: edge, closest: miss.approach.distance, hiddenBy: miss.approach.cover ?? .window,
      remedies: remedies)
  }

  /// A side of a carousel: the carousel must be swiped while part of its height is in view; if none is
  /// the carousel must be scrolled into view first.
  private func missingSide(
    _ edge: Edges, of bubble: Int, in column: BubbleColumn, over span: Span
  ) -> Explanation.MissingEdge {
    let side = sideMiss(of: edge, of: bubble, in: column, over: span)
    if let side, span == .visit || isInView(bubble, from: offset, to: offset, in: column) {
      return Explanation.MissingEdge(
        edge: edge, closest: side.approach.distance, hiddenBy: .carousel, remedies: [.swipe(side.swipe)])
    }
    // Its nearer end says what hid it. One that was swiped out of view is described at its present position: it was
    // elsewhere when its ends came closest.
    let moments = swipeOffset(of: bubble, in: column) != 0 ? .present : span
    let misses = [Edges.top, .bottom].compactMap { end in
      endMiss(of: end, of: bubble, in: column, over: moments).map { (end: end, miss: $0) }
    }
    let nearest = misses.min { $0.miss.approach.distance < $1.miss.approach.distance }
    guard let (end, miss) = nearest else {
      return Explanation.MissingEdge(edge: edge, closest: 0, hiddenBy: .window, remedies: [])
    }
    let swipe = sideMiss(of: edge, of: bubble, in: column, over: .onceInView)?.swipe ?? 0
    let top = end == .top ? miss.y : miss.y - miss.height
    let isSwipeMissing = side != nil && swipe != 0
    return Explanation.MissingEdge(
      edge: edge, closest: isSwipeMissing ? abs(swipe) : miss.approach.distance,
      hiddenBy: isSwipeMissing ? .carousel : miss.approach.cover ?? .window,
      remedies: remedies(showing: top...top + miss.height, swipe: swipe, from: miss.moment))
  }
}
