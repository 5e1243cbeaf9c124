import MessagingAPI

/// A length of a box, absolute or relative to its parent.
enum FlexExtent {
  /// Points.
  case points(Double)
  /// A share of the parent.
  case share(Double)

  /// The length in a parent of that extent; nil where that is not known and matters.
  func resolved(in parent: Double?) -> Double? {
    switch self {
    case .points(let points): points
    case .share(let share): parent.map { $0 * share }
    }
  }

  /// The length where a parent's extent is not known yet.
  var points: Double? { resolved(in: nil) }
}
