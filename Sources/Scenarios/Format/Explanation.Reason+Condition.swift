import ImpressionRules

extension Explanation.Reason {
  /// When it is the reason, for the guide and the schema. The order of the cases is that of deciding.
  var condition: String {
    switch self {
    case .notDelivered: "the message was not sent to this user"
    case .platformNotMeasured: "the app is LINE for PC or Chrome (R1)"
    case .readWithoutEntering: "it was read from the chat list, and no visit came since (R2)"
    case .neverEntered: "no visit since it was sent"
    case .outsideMeasurementPeriod: "the visit that would have counted came after the 14 days (R9)"
    case .tooTall: "an edge is missing and the bubble is taller than the chat window, menus away"
    case .underRichMenu: "an edge is missing and where it came closest only the rich menu hid it"
    case .underServiceMenuBar: "an edge is missing and where it came closest only the service menu bar hid it"
    case .notSwiped: "only a carousel's left or right edge is missing"
    case .notScrolled: "an edge is missing and never came into the chat window"
    }
  }
}
