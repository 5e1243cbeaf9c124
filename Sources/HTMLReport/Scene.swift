import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// A picture, and all moments it shows.
struct Scene {
  var frame: Frame
  var moments: [Moment]
}
