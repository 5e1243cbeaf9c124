import BubbleLayout
import ChatRoom
import MessagingAPI
import Synchronization
import TerminalText

/// The parts of bubbles as they were laid out, so that drawing does not lay them out again.
final class PartsCache: Sendable {
  private struct Key: Hashable {
    var bubble: Int
    var device: LayoutDevice
  }

  /// Bubbles whose parts are kept; a screen shows few.
  private static let most = 200

  private struct PlanKey: Hashable {
    var bubble: Int
    var card: Int
    var device: LayoutDevice
    var own: PartsView.PlanKey
  }

  private let kept = Mutex<[Key: [[LayoutPart]]]>([:])
  private let plans = Mutex<[PlanKey: TextArranger.Plan]>([:])

  /// The plan of the texts of a bubble's card, made when it is not known.
  func plan(
    bubble: Int, card: Int, on device: LayoutDevice, _ own: PartsView.PlanKey, make: () -> TextArranger.Plan
  ) -> TextArranger.Plan {
    let key = PlanKey(bubble: bubble, card: card, device: device, own: own)
    if let known = plans.withLock({ $0[key] }) { return known }
    let plan = make()
    plans.withLock { plans in
      if plans.count >= PartsCache.most { plans.removeAll() }
      plans[key] = plan
    }
    return plan
  }

  /// The parts of each card of a bubble, or of the bubble itself as its only one; empty for what has none.
  func parts(of message: WrittenMessage, bubble: Int, on device: LayoutDevice) -> [[LayoutPart]] {
    kept.withLock { kept in
      let key = Key(bubble: bubble, device: device)
      if let known = kept[key] { return known }
      let parts: [[LayoutPart]] =
        switch message.object {
        case .flex(let flex): FlexLayout(flex, on: device).bubbles.map(\.parts)
        case .template(let template): TemplateLayout(template, on: device).cards.map(\.parts)
        case .coupon: [TemplateLayout.coupon(on: device).parts]
        case .imagemap:
          BubbleLayout.size(of: message.object, explicit: ExplicitSize(), on: device).flatMap { size in
            message.json.map { [ImagemapLayout.parts(of: $0, width: size.width, height: size.height)] }
          } ?? []
        default: []
        }
      // What has nothing to draw is drawn by its words.
      let isEmpty = parts.joined().allSatisfy(\.isBackground)
      let drawn = isEmpty ? [] : parts
      if kept.count >= PartsCache.most { kept.removeAll() }
      kept[key] = drawn
      return drawn
    }
  }
}

extension LayoutPart {
  /// Whether it lies behind what there is to see.
  fileprivate var isBackground: Bool {
    switch kind {
    case .block, .box: true
    default: false
    }
  }
}
