extension Explanation.Reason {
  /// The reason in a sentence for people. Under R3 `simultaneous` a bubble that is too tall can't count.
  public func sentence(_ edges: CountingRules.EdgeMoments) -> String {
    switch self {
    case .notDelivered: "The message was not sent to this user."
    case .platformNotMeasured: "Views on LINE for PC and Chrome are not measured (R1)."
    case .readWithoutEntering:
      "It was marked as read from the chat list. Only entering the room can count (R2)."
    case .neverEntered: "The user has not entered the room since it was sent."
    case .outsideMeasurementPeriod:
      "Too late: counting ended 14 days after it was sent (R9)."
    case .tooTall where edges == .accumulated:
      "It is taller than the chat window: both its ends must be scrolled past in one visit."
    case .tooTall: "It is taller than the chat window: its top and its bottom never show together."
    case .underRichMenu: "The open rich menu covered it."
    case .underServiceMenuBar: "The service menu bar covered it."
    case .underQuickReplies: "Quick replies covered it."
    case .underKeyboard: "The keyboard covered it."
    case .notSwiped: "The carousel was not swiped far enough."
    case .notScrolled: "It was not scrolled into the visible region."
    }
  }
}

extension Explanation.Undelivered {
  /// The cause in a sentence for people, who call the user `user`.
  public func sentence(of user: String = "this user") -> String {
    switch self {
    case .notSentYet: "It has not been sent yet."
    case .notRecipient: "The message was not sent to \(user)."
    case .notFriend: "Not delivered: \(user) was not a friend of the account when it was sent."
    case .blocked: "Not delivered: \(user) had blocked the account when it was sent."
    }
  }
}

extension Explanation.Remedy {
  /// The remedy as an imperative: `close the rich menu and scroll 37 pt further`.
  public var imperative: String {
    var parts: [String] = []
    if closing.contains(.richMenu) { parts.append("close the rich menu") }
    if closing.contains(.keyboard) { parts.append("close the keyboard") }
    if closing.contains(.serviceMenuBar) { parts.append("hide the service menu bar") }
    if shorten > 0 { parts.append("make it \(shorten) pt shorter") }
    if scroll != 0 { parts.append("scroll \(abs(scroll)) pt \(scroll > 0 ? "further" : "back")") }
    if swipe != 0 { parts.append("swipe \(abs(swipe)) pt\(swipe > 0 ? "" : " back")") }
    return parts.joined(separator: " and ")
  }
}

extension Explanation.MissingEdge {
  /// A sentence about how close the edge came and what hid it.
  public var sentence: String {
    let name = edge.names.first ?? "edge"
    switch hiddenBy {
    case .richMenu: return "Its \(name) edge came within \(closest) pt: the rich menu hid it."
    case .serviceMenuBar: return "Its \(name) edge came within \(closest) pt: the service menu bar hid it."
    case .quickReplies: return "Its \(name) edge came within \(closest) pt: quick replies hid it."
    case .keyboard: return "Its \(name) edge came within \(closest) pt: the keyboard hid it."
    case .window: return "Its \(name) edge stayed \(closest) pt outside the visible region."
    case .carousel: return "Its \(name) edge stayed \(closest) pt outside the screen."
    }
  }
}

extension Explanation {
  /// R3 `simultaneous`: the condition on the edges, and whether anything can meet it.
  public static func together(isPossible: Bool) -> String {
    "All its edges must show at one moment."
      + (isPossible ? "" : " They never do: it does not fit on this screen.")
  }

  /// Remedies in a phrase: `close the rich menu, or scroll 37 pt further`. Empty without any.
  public static func phrase(of remedies: [Remedy]) -> String {
    guard let last = remedies.last?.imperative else { return "" }
    let rest = remedies.dropLast().map(\.imperative)
    return rest.isEmpty ? last : rest.joined(separator: ", ") + ", or \(last)"
  }

  /// Remedies in a sentence: `Close the rich menu, or scroll 37 pt further.` Empty without any. `words` says
  /// what to do for one remedy.
  public static func sentence(
    of remedies: [Remedy], words: (Remedy) -> String = { $0.imperative }
  ) -> String {
    guard let first = remedies.first.map(words) else { return "" }
    let capital = first.prefix(1).uppercased() + first.dropFirst()
    let rest = remedies.dropFirst().map(words)
    guard let last = rest.last else { return capital + "." }
    return ([capital] + rest.dropLast()).joined(separator: ", ") + ", or \(last)."
  }
}
