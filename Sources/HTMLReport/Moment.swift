import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// A moment of a scenario that may have a picture.
struct Moment {
  /// A reason why a moment matters.
  enum Occasion: Hashable {
    /// Expectations failed, by their indices in the outcome's failures.
    case failed([Int])
    /// The user entered the room.
    case entered
    /// These bubbles were counted for the user for the first time.
    case counted([Int])
    /// These bubbles were counted for the user again.
    case countedAgain([Int])
    /// The user leaves the room in the next step.
    case leaving
    /// Nothing new is seen after this.
    case end
  }

  /// The index of the step that led to the moment.
  var step: Int
  /// The index of the user whose phone is shown.
  var user: Int
  /// The simulated time.
  var time: Timestamp
  /// The name of the device.
  var device: String
  /// The reasons why the moment matters.
  var occasions: [Occasion]
  /// Whether the user had left the room, so that the picture shows an earlier view.
  var isOutside = false

  /// Whether an expectation failed.
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

  /// Whether the moment is mentioned if it has no picture. The end and leaving show nothing new.
  var isTelling: Bool { isFailure || isCount || occasions.contains(.entered) }
}

extension Expectation {
  /// The index of the bubble that is checked; `nil` for messages, units, and rooms.
  var bubble: Int? {
    switch check {
    case .bubble(let bubble, _, _), .counted(let bubble, _), .edges(let bubble, _), .reason(let bubble, _),
      .click(let bubble, _, _, _):
      bubble
    default: nil
    }
  }
}
