import ChatRoom
import MessagingAPI

/// Steps that move something in the room, and what is done to bubbles there.
extension ScenarioParsing {
  /// The farthest a step can scroll or swipe, in points: beyond any room.
  private static let farthest = 1_000_000_000

  mutating func scroll(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "scroll", at: key)
    guard node.kind == .mapping else {
      if node.isScalar("top") || node.isScalar("bottom") || node.utf8.contains(UInt8(ascii: "/")) {
        report(
          "scroll: expected points, found \(node.kindFound)", at: node,
          hint: "to scroll to a place write scroll: {to: \(node.string.shortened)}")
        return nil
      }
      let range = -ScenarioParsing.farthest...ScenarioParsing.farthest
      guard let points = integer(node, "scroll", in: range, "point"), isPossible else { return nil }
      return .action(.scroll(by: points))
    }
    guard let to = node["to"] else {
      // What else is there is of no use then.
      report("to: missing; scroll needs it", at: node, hint: "to scroll by points write scroll: 120")
      return nil
    }
    _ = isMapping(node, "scroll", keys: ["to"])
    guard let place = place(to, "to"), isPossible else { return nil }
    return .action(.scrollTo(place))
  }

  mutating func jump(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "jump", at: key)
    guard let place = place(node, "jump"), isPossible else { return nil }
    return .action(.jump(to: place))
  }

  private mutating func place(_ node: Node, _ name: String) -> Place? {
    if node.isScalar("top") { return .top }
    if node.isScalar("bottom") { return .bottom }
    guard node.kind == .scalar, node.utf8.contains(UInt8(ascii: "/")) else {
      report(
        "\(name): expected a place, found \(node.kindFound)", at: node,
        hint: bubbles(ofMessageNamed: node.string) ?? "allowed: top, bottom, or a bubble such as promo/2")
      return nil
    }
    return bubbleInRoom(node, name).map(Place.bubble)
  }

  mutating func swipe(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "swipe", at: key)
    guard isMapping(node, "swipe", keys: ["bubble", "by", "to", "card"]) else { return nil }
    let bubbleNode = required("bubble", of: node, "swipe")
    let bubble = bubbleNode.flatMap { bubbleInRoom($0, "bubble") }
    let cards = bubble.map { state.bubbles[$0].object.cardCount }
    if let bubbleNode, cards == 0 {
      report("bubble: \(bubbleNode.string.quoted) can't be swiped: it is no carousel", at: bubbleNode)
    }
    let targets = node.pairs.filter { key, _ in
      ["by", "to", "card"].contains { (name: StaticString) in key.isScalar(name) }
    }
    guard let (name, value) = targets.first else {
      report("swipe: how far is missing", at: node, hint: "add by: 200, to: end, to: start or card: 2")
      return nil
    }
    if let second = targets.dropFirst().first?.key {
      report("swipe: \(name.string) or \(second.string), not both", at: second)
      return nil
    }
    guard let target = swipeTarget(name, value, cards: cards) else { return nil }
    guard let bubble, cards != 0, isPossible else { return nil }
    return .action(.swipe(bubble: bubble, target))
  }

  private mutating func swipeTarget(_ name: Node, _ value: Node, cards: Int?) -> SwipeTarget? {
    if name.isScalar("by") {
      let range = -ScenarioParsing.farthest...ScenarioParsing.farthest
      return integer(value, "by", in: range, "point").map(SwipeTarget.by)
    }
    if name.isScalar("card") { return card(value, of: cards) }
    if value.isScalar("start") { return .start }
    if value.isScalar("end") { return .end }
    guard value.kind == .mapping, isMapping(value, "to", keys: ["card"]) else {
      if value.kind != .mapping {
        report(
          "to: expected a card, found \(value.kindFound)", at: value,
          hint: "allowed: start, end, or {card: 2}")
      }
      return nil
    }
    return required("card", of: value, "to").flatMap { card($0, of: cards) }
  }

  private mutating func card(_ node: Node, of cards: Int?) -> SwipeTarget? {
    let most = cards.map { $0 > 0 ? $0 : Int.max } ?? Int.max
    return integer(node, "card", in: 1...most, "card").map(SwipeTarget.card)
  }

  private enum RichMenuMove: String, CaseIterable {
    case open, close, toggle

    var toggle: Toggle { self == .open ? .on : self == .close ? .off : .toggle }
  }

  private enum ServiceMenuBarMove: String, CaseIterable {
    case show, hide, toggle

    var toggle: Toggle { self == .show ? .on : self == .hide ? .off : .toggle }
  }

  mutating func richMenuStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "richMenu", at: key)
    if !state.hasRichMenu {
      report("richMenu: the account has no rich menu", at: key, hint: "give it one: account: {richMenu: …}")
      state.hasRichMenu = true
    }
    let move: RichMenuMove? = choice(node, "richMenu")
    guard let move, isPossible else { return nil }
    return .action(.richMenu(move.toggle))
  }

  mutating func serviceMenuBarStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "serviceMenuBar", at: key)
    if !state.hasServiceMenuBar {
      report(
        "serviceMenuBar: the account has no service menu bar", at: key,
        hint: "give it one: account: {serviceMenuBar: true}")
      state.hasServiceMenuBar = true
    }
    let move: ServiceMenuBarMove? = choice(node, "serviceMenuBar")
    guard let move, isPossible else { return nil }
    return .action(.serviceMenuBar(move.toggle))
  }

  mutating func tap(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "tap", at: key)
    var bubbleNode: Node? = node
    var urlNode: Node?
    if node.kind == .mapping {
      guard isMapping(node, "tap", keys: ["bubble", "url"]) else { return nil }
      bubbleNode = required("bubble", of: node, "tap")
      urlNode = node["url"]
    }
    let url = nonEmptyString(urlNode, "url")
    let isShort = node.kind != .mapping
    guard let bubbleNode, let bubble = bubbleInRoom(bubbleNode, isShort ? "tap" : "bubble") else {
      return nil
    }
    let links = state.bubbles[bubble].links
    let name = bubbleNode.string.quoted
    guard !links.isEmpty else {
      report("tap: \(name) has no URL", at: bubbleNode)
      return nil
    }
    guard let urlNode else {
      guard links.count == 1 else {
        report(
          "tap: \(name) has \(links.count) URLs", at: bubbleNode,
          hint: "say which: url: \(ScenarioParsing.list(links, " or "))")
        return nil
      }
      return isPossible ? .action(.tap(bubble: bubble, link: 0)) : nil
    }
    guard let url else { return nil }
    guard let link = links.firstIndex(of: url) else {
      report(
        "url: \(name) has no URL \(url.quoted)", at: urlNode,
        hint: ScenarioParsing.hint(for: url, among: links))
      return nil
    }
    return isPossible ? .action(.tap(bubble: bubble, link: link)) : nil
  }

  /// The URL that may have been meant, else all there are.
  static func hint(for url: String, among links: [String]) -> String? {
    if links.isEmpty { return nil }
    if let near = NearMiss.nearest(to: url, among: links.prefix(20)) {
      return "did you mean \(near.quoted)?"
    }
    return "its URLs: " + list(links)
  }

  /// The first few of a text's URLs.
  private static func list(_ links: [String], _ separator: String = ", ") -> String {
    let some = links.prefix(5).map(\.shortened).joined(separator: separator)
    return links.count > 5 ? "\(some)\(separator)\(links.count - 5) more" : some
  }

  mutating func play(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "play", at: key)
    guard node.kind == .mapping else {
      guard let bubble = clip(node, "play"), isPossible else { return nil }
      return .action(.play(bubble: bubble, .percent(100)))
    }
    _ = isMapping(node, "play", keys: ["bubble", "seconds", "percent"])
    let bubble = required("bubble", of: node, "play").flatMap { clip($0, "bubble") }
    let shares = node.pairs.map(\.key).filter { $0.isScalar("seconds") || $0.isScalar("percent") }
    if shares.count > 1, let first = shares.first, let second = shares.last, first.utf8 != second.utf8 {
      report("play: \(first.string) or \(second.string), not both", at: second)
      return nil
    }
    var playback: Playback? = .percent(100)
    if let seconds = node["seconds"] {
      playback = milliseconds(seconds, ofClip: bubble).map(Playback.milliseconds)
    } else if let percent = node["percent"] {
      playback = number(percent, "percent", atMost: 100).map(Playback.percent)
    }
    guard let bubble, let playback, isPossible else { return nil }
    return .action(.play(bubble: bubble, playback))
  }

  /// A video or audio bubble in the current user's room.
  private mutating func clip(_ node: Node, _ name: String) -> Int? {
    guard let bubble = bubbleInRoom(node, name) else { return nil }
    if state.bubbles[bubble].isPlayable { return bubble }
    report("\(name): \(node.string.quoted) is neither a video nor an audio bubble", at: node)
    return nil
  }

  private mutating func milliseconds(_ node: Node, ofClip bubble: Int?) -> Int? {
    guard let seconds = number(node, "seconds", atMost: nil), let bubble else { return nil }
    guard let duration = state.bubbles[bubble].durationMilliseconds, duration > 0 else {
      let message = state.message(ofBubble: bubble)
      let name = "\(message.id)/\(bubble - message.bubbles.lowerBound + 1)"
      report(
        "seconds: \(name.quoted) has no duration", at: node,
        hint: "give the bubble one in milliseconds, such as duration: 30000, or play a percent")
      return nil
    }
    let milliseconds = (seconds * 1000).rounded()
    guard milliseconds <= Double(duration) else {
      report(
        "seconds: \(node.string.shortened) is more than the clip lasts, \(ScenarioParsing.seconds(duration))",
        at: node)
      return nil
    }
    return Int(milliseconds)
  }

  /// `1 second`, `12.5 seconds`.
  private static func seconds(_ milliseconds: Int) -> String {
    let seconds = Double(milliseconds) / 1000
    let text = milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(seconds)"
    return milliseconds == 1000 ? "1 second" : text + " seconds"
  }

  mutating func resize(_ node: Node) -> Step.Kind? {
    guard isMapping(node, "resize", keys: ["bubble", "height"]) else { return nil }
    let bubble = required("bubble", of: node, "resize").flatMap { self.bubble(named: $0, "bubble") }
    let written = required("height", of: node, "resize")
    if let written, written.kind == .scalar, written.string == "own" {
      return bubble.map { .action(.resize(bubble: $0, height: nil)) }
    }
    let height = integer(written, "height", in: 1...Bubble.greatestExtent, "point")
    guard let bubble, let height else { return nil }
    return .action(.resize(bubble: bubble, height: height))
  }
}
