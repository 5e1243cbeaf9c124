import ChatRoom
import ImpressionRules
import TerminalText

/// A bubble's state in a few words.
struct BubbleStateText {
  let scene: Scene
  /// The bubble, by its index in ``World/bubbles``.
  let bubble: Int
  /// Whether there is room for a few words more.
  let isWide: Bool

  private var theme: Theme { scene.theme }
  private var place: Int? { scene.room.place(ofBubble: bubble) }

  /// The state; ``BubbleState/notMeasured`` where the bubble has not arrived.
  var state: BubbleState {
    place.map { scene.world.state(at: $0, user: scene.world.currentUser) } ?? .notMeasured
  }

  /// The state in words, with the points that are missing.
  var words: String {
    guard let place else {
      let message = Int(scene.world.bubbles[bubble].message)
      return scene.world.messages[message].isSent ? "not delivered" : "not sent"
    }
    switch state {
    case .counted: return "counted"
    case .countedBefore: return "before"
    case .notSeen: return "not seen"
    case .notMeasured:
      let app = scene.room.visitApp ?? scene.user.device.app
      return app.isMeasured ? "too late" : "not on \(app.name)"
    case .partlySeen:
      guard let edge = scene.room.missingEdges(at: place).first else { return "not at once" }
      return isWide ? distanceInWords(edge) : "\(edge.closest) pt \(sign(of: edge.edge).base)"
    }
  }

  private func distanceInWords(_ missing: Explanation.MissingEdge) -> String {
    switch missing.hiddenBy {
    case .carousel: "swipe \(missing.closest) pt"
    case .richMenu, .serviceMenuBar, .quickReplies, .keyboard: "\(missing.closest) pt hidden"
    case .window: "\(missing.closest) pt \(missing.edge == .top ? "above" : "below")"
    }
  }

  private func sign(of edge: Edges) -> Glyph {
    switch edge {
    case .top: theme.glyphs.above
    case .bottom: theme.glyphs.below
    case .left: theme.glyphs.before
    default: theme.glyphs.behind
    }
  }
}
