import ImpressionRules

extension Explanation.Reason {
  /// The condition for this reason, for the guide and the schema. The cases are listed in the order in which
  /// they are checked.
  var condition: String {
    switch self {
    case .notDelivered:
      "the message was not delivered: it went to others, the user was no friend, or had blocked the account"
    case .platformNotMeasured: "the app is LINE for PC or Chrome (R1)"
    case .readWithoutEntering:
      "the user marked the chat as read from the chat list and has not entered since (R2)"
    case .neverEntered: "the user has not entered since the message was sent"
    case .outsideMeasurementPeriod:
      "the visit that would have counted it came after the 14-day measurement period (R9)"
    case .tooTall:
      "an edge is missing, and the bubble is taller than the chat window even with all menus and the keyboard closed"
    case .underRichMenu: "an edge is missing, and only the rich menu hid it at its closest position"
    case .underServiceMenuBar:
      "an edge is missing, and only the service menu bar hid it at its closest position"
    case .underQuickReplies: "an edge is missing, and only quick replies hid it at its closest position"
    case .underKeyboard: "an edge is missing, and only the keyboard hid it at its closest position"
    case .notSwiped: "only the left or right edge of a carousel is missing"
    case .notScrolled: "an edge is missing because it was never in the chat window"
    }
  }
}
