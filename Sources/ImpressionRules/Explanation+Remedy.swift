extension Explanation {
  /// A way to show an edge: menus to close, and what to do once they are closed, from where the edge
  /// came closest or from where it is now.
  public struct Remedy: Hashable, Sendable {
    /// The menus to close first.
    public var closing: Menus
    /// The number of points by which the bubble must shrink; 0 to keep its height.
    public var shorten: Int
    /// The points to scroll then; positive towards newer messages.
    public var scroll: Int
    /// The points to swipe the carousel then; positive towards later cards.
    public var swipe: Int

    /// Creates a remedy. All measures in points.
    public init(closing: Menus = [], shorten: Int = 0, scroll: Int = 0, swipe: Int = 0) {
      self.closing = closing
      self.shorten = shorten
      self.scroll = scroll
      self.swipe = swipe
    }

    /// Close the rich menu.
    public static let closeRichMenu = Remedy(closing: .richMenu)
    /// Close the keyboard.
    public static let closeKeyboard = Remedy(closing: .keyboard)
    /// Hide the service menu bar.
    public static let hideServiceMenuBar = Remedy(closing: .serviceMenuBar)
    /// Scroll this many points further; positive means towards newer messages.
    public static func scroll(_ points: Int) -> Remedy { Remedy(scroll: points) }
    /// Swipe the carousel this many points further; positive means towards later cards.
    public static func swipe(_ points: Int) -> Remedy { Remedy(swipe: points) }
    /// Make the bubble this many points shorter than it is now.
    public static func shorten(_ points: Int) -> Remedy { Remedy(shorten: points) }

    /// The number of points by which the content must move or the bubble shrink.
    var points: Int { shorten + abs(scroll) }

    /// Whether it can be done once menus are closed and these are left: a scroll or a swipe closes the keyboard.
    func isPossible(under menus: Menus) -> Bool {
      scroll == 0 && swipe == 0 || !menus.contains(.keyboard)
    }

    /// Whether this does no more than another in any respect.
    func isWithin(_ other: Remedy) -> Bool {
      other.closing.isSuperset(of: closing) && shorten <= other.shorten && abs(scroll) <= abs(other.scroll)
        && abs(swipe) <= abs(other.swipe)
    }
  }
}

extension [Explanation.Remedy] {
  /// The nearest first: what leaves the height before what changes it, then by points, then by the number of
  /// menus to close. What does all that another does and more is left out.
  var nearestFirst: [Explanation.Remedy] {
    func isNearer(_ one: Explanation.Remedy, _ other: Explanation.Remedy) -> Bool {
      if (one.shorten > 0) != (other.shorten > 0) { return other.shorten > 0 }
      if one.points != other.points { return one.points < other.points }
      if one.closing.count != other.closing.count { return one.closing.count < other.closing.count }
      return one.closing.rawValue < other.closing.rawValue
    }
    var chosen: [Explanation.Remedy] = []
    for remedy in sorted(by: isNearer) where !chosen.contains(where: { $0.isWithin(remedy) }) {
      chosen.append(remedy)
    }
    return chosen
  }
}

extension Menus {
  /// The number of menus in it.
  var count: Int { rawValue.nonzeroBitCount }

  /// Each choice of menus among these, none of them first.
  var choices: [Menus] {
    (0..<Menus.combinations).map { Menus(rawValue: $0) }.filter { isSuperset(of: $0) }
  }
}
