import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// The pictures of a run, and the moments that have none.
struct Scenes {
  /// In the order of the steps.
  var pictures: [Scene] = []
  /// The moments without a picture in the order of the steps; of very many the first.
  var left: [Moment] = []
  /// How many there are.
  var leftCount = 0
}
