import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// A moment of a scenario worth a picture.
struct Moment {
  /// What makes it matter, the most telling first.
  enum Occasion: Hashable {
    /// These expectations, by their indices in the outcome's failures, were not met.
    case failed([Int])
    /// The user entered the room.
    case entered
    /// These bubbles were counted for the user for the first time.
    case counted([Int])
    /// These bubbles, counted before, were counted for the user once more.
    case countedAgain([Int])
    /// The user left the room next.
    case leaving
    /// Nothing more is seen after it.
    case end
  }

  /// The index of the step that led to it.
  var step: Int
  /// Whose phone it is.
  var user: Int
  /// When.
  var time: Timestamp
  /// The phone's name, and what became of the user's visit.
  var device: String
  /// What makes it matter.
  var occasions: [Occasion]
  /// Whether the user had left the room: what stands in the picture was seen before.
  var isOutside = false

  /// Whether an expectation was not met.
  var isFailure: Bool { occasions.contains { if case .failed = $0 { true } else { false } } }

  /// Whether anything was counted.
  var isCount: Bool {
    occasions.contains { occasion in
      switch occasion {
      case .counted, .countedAgain: true
      default: false
      }
    }
  }

  /// Whether it is missed where it has no picture: the end and leaving show nothing new.
  var isTelling: Bool { isFailure || isCount || occasions.contains(.entered) }
}

extension Expectation {
  /// The bubble it is about; nil for messages, units and rooms.
  var bubble: Int? {
    switch check {
    case .bubble(let bubble, _, _), .counted(let bubble, _), .edges(let bubble, _), .reason(let bubble, _),
      .click(let bubble, _, _, _):
      bubble
    default: nil
    }
  }
}
