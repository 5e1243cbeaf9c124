import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// A picture, and all the moments at which it was to be seen.
struct Scene {
  var frame: Frame
  var moments: [Moment]
}
