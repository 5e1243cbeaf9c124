import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// The pictures of a run, and the moments that have none.
struct Scenes {
  /// The pictures, in the order of the steps.
  var pictures: [Scene] = []
  /// The moments without a picture, in the order of the steps; only the first if there are very many.
  var left: [Moment] = []
  /// The total number of moments without a picture.
  var leftCount = 0
}
