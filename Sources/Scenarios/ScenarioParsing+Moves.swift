import ChatRoom
import MessagingAPI

/// Steps that move something in the room, and what is done to bubbles there.
extension ScenarioParsing {
  /// The farthest a step can scroll or swipe, in points: beyond any room.
  private static let farthest = 1_000_000_000

  mutating func scroll(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "scroll", at: key)
    guard node.kind == .mapping else {
      if node.kind == .scalar, case .string = Scalar(node) {
        report(
          "scroll: expected points, found \(node.kindFound)", at: node,
          hint: "write scroll: {to: \(node.string.shortened)} for a place")
        return nil
      }
      let range = -ScenarioParsing.farthest...ScenarioParsing.farthest
      guard let points = integer(node, "scroll", in: range, "point"), isPossible else { return nil }
      return .action(.scroll(by: points))
    }
    guard isMapping(node, "scroll", keys: ["to"]), let to = required("to", of: node, "scroll") else {
      return nil
    }
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
    guard node.kind == .scalar, node.string.contains("/") else {
      report(
        "\(name): expected a place, found \(node.kindFound)", at: node,
        hint: "allowed: top, bottom, or a bubble such as promo/2")
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
    if targets.count > 1 {
      report("swipe: \(targets[1].key.string.quoted) follows \(name.string.quoted)", at: targets[1].key)
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
    guard let number = integer(node, "card", in: 1...Int.max, "card") else { return nil }
    guard number <= most else {
      report("card: \(number) is more than the carousel has, \(most)", at: node)
      return nil
    }
    return .card(number)
  }

  mutating func richMenuStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "richMenu", at: key)
    if !state.hasRichMenu {
      report("richMenu: the account has no rich menu", at: key, hint: "give it one: account: {richMenu: …}")
    }
    let words: [(String, Toggle)] = [("open", .on), ("close", .off), ("toggle", .toggle)]
    guard let toggle = toggle(node, "richMenu", words), isPossible, state.hasRichMenu else { return nil }
    return .action(.richMenu(toggle))
  }

  mutating func serviceMenuBarStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "serviceMenuBar", at: key)
    if !state.hasServiceMenuBar {
      report(
        "serviceMenuBar: the account has no service menu bar", at: key,
        hint: "give it one: account: {serviceMenuBar: true}")
    }
    let words: [(String, Toggle)] = [("show", .on), ("hide", .off), ("toggle", .toggle)]
    guard let toggle = toggle(node, "serviceMenuBar", words), isPossible, state.hasServiceMenuBar else {
      return nil
    }
    return .action(.serviceMenuBar(toggle))
  }

  private mutating func toggle(_ node: Node, _ name: String, _ words: [(String, Toggle)]) -> Toggle? {
    if node.kind == .scalar, let found = words.first(where: { $0.0 == node.string }) { return found.1 }
    report(
      "\(name): \(node.kindFound) is not one of its values", at: node,
      hint: NearMiss.hint(for: node.string, among: words.map(\.0)))
    return nil
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
    guard let bubbleNode, let bubble = bubbleInRoom(bubbleNode, "tap") else { return nil }
    let links = state.bubbles[bubble].links
    let name = bubbleNode.string.quoted
    let hint = links.isEmpty ? nil : "its URLs: " + links.map(\.shortened).joined(separator: ", ")
    guard let urlNode else {
      guard links.count == 1 else {
        let number = links.isEmpty ? "no URL" : "\(links.count) URLs"
        report(
          "tap: \(name) has \(number)\(links.isEmpty ? "" : "; say which with url:")", at: bubbleNode,
          hint: hint)
        return nil
      }
      return isPossible ? .action(.tap(bubble: bubble, link: 0)) : nil
    }
    guard let url else { return nil }
    guard let link = links.firstIndex(of: url) else {
      report("url: \(name) has no URL \(url.quoted)", at: urlNode, hint: hint)
      return nil
    }
    return isPossible ? .action(.tap(bubble: bubble, link: link)) : nil
  }

  mutating func play(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "play", at: key)
    var bubbleNode: Node? = node
    if node.kind == .mapping {
      guard isMapping(node, "play", keys: ["bubble", "seconds", "percent"]) else { return nil }
      bubbleNode = required("bubble", of: node, "play")
      if let seconds = node["seconds"], node["percent"] != nil {
        report("play: seconds or percent, not both", at: seconds)
        return nil
      }
    }
    let percent = number(node["percent"], "percent", in: 0...100)
    let seconds = number(node["seconds"], "seconds", in: 0...86_400)
    guard let bubbleNode, let bubble = bubbleInRoom(bubbleNode, "play") else { return nil }
    let clip = state.bubbles[bubble]
    guard clip.isPlayable else {
      report("play: \(bubbleNode.string.quoted) is neither a video nor an audio clip", at: bubbleNode)
      return nil
    }
    if let secondsNode = node["seconds"] {
      guard let seconds else { return nil }
      guard let duration = clip.durationMilliseconds, duration > 0 else {
        report(
          "seconds: \(bubbleNode.string.quoted) has no duration", at: secondsNode,
          hint: "give the bubble one in milliseconds, such as duration: 30000, or play a percent")
        return nil
      }
      let milliseconds = Int((seconds * 1000).rounded())
      guard milliseconds <= duration else {
        report(
          "seconds: \(secondsNode.string.shortened) is more than the clip lasts, \(Double(duration) / 1000)",
          at: secondsNode)
        return nil
      }
      return isPossible ? .action(.play(bubble: bubble, .milliseconds(milliseconds))) : nil
    }
    if node["percent"] != nil && percent == nil { return nil }
    return isPossible ? .action(.play(bubble: bubble, .percent(percent ?? 100))) : nil
  }

  mutating func resize(_ node: Node) -> Step.Kind? {
    guard isMapping(node, "resize", keys: ["bubble", "height"]) else { return nil }
    let bubble = required("bubble", of: node, "resize").flatMap { self.bubble(named: $0, "bubble") }
    let height = integer(
      required("height", of: node, "resize"), "height", in: 1...Bubble.greatestExtent, "point")
    guard let bubble, let height else { return nil }
    return .action(.resize(bubble: bubble, height: height))
  }
}

/// Names of bubbles.
extension ScenarioParsing {
  /// The bubble that a name like `promo/2` stands for, by its index in the world.
  mutating func bubble(named node: Node, _ name: String) -> Int? {
    guard node.kind == .scalar, let slash = node.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      report(
        "\(name): expected a bubble, found \(node.kindFound)", at: node,
        hint: "write it like promo/2: the message's id and the bubble's place in it")
      return nil
    }
    let id = String(decoding: node.utf8[..<slash], as: UTF8.self)
    let digits = node.utf8[(slash + 1)...]
    let seq = digits.allSatisfy(\.isDigit) ? Int(String(decoding: digits, as: UTF8.self)) : nil
    guard let index = message(named: id, at: node, name) else { return nil }
    let message = state.messages[index]
    if let seq, seq >= 1, seq <= message.bubbles.count { return message.bubbles.lowerBound + seq - 1 }
    if message.isSound {
      let count = message.bubbles.count
      report(
        "\(name): there is no \(node.string.quoted)", at: node,
        hint:
          "\(id) has \(count == 1 ? "one bubble, \(id)/1" : "\(count) bubbles, \(id)/1 to \(id)/\(count)")")
    }
    return nil
  }

  /// The message with that id, by its index in the world.
  mutating func message(named id: String, at node: Node, _ name: String) -> Int? {
    if let index = state.messageIndices[id] { return index }
    if state.unreadableIds.contains(id) || state.hasUnknownMessages { return nil }
    let ids = state.messages.map(\.id)
    report(
      "\(name): no message is called \(id.quoted)\(ids.isEmpty ? "" : " here")", at: node,
      hint: ids.count <= 20
        ? NearMiss.hint(for: id, among: ids)
        : NearMiss.nearest(to: id, among: ids).map { "did you mean \"\($0)\"?" })
    return nil
  }

  /// A bubble that has to stand in the current user's room.
  private mutating func bubbleInRoom(_ node: Node, _ name: String) -> Int? {
    guard let bubble = bubble(named: node, name) else { return nil }
    let message = state.message(ofBubble: bubble)
    if let clock = state.clock, message.sent > clock {
      report(
        "\(name): \(message.id.quoted) has not been sent yet: it is \(clock.iso8601)", at: node,
        hint: "it is sent at \(message.sent.iso8601)")
      return nil
    }
    if let user = state.currentUser, message.isSound, !message.isSent(to: user) {
      report("\(name): \(message.id.quoted) was not sent to \(state.currentName)", at: node)
      return nil
    }
    return bubble
  }

  /// A number within limits.
  private mutating func number(_ node: Node?, _ name: String, in range: ClosedRange<Double>) -> Double? {
    guard let node else { return nil }
    var number: Double?
    if node.kind == .scalar {
      switch Scalar(node) {
      case .integer(let value): number = value.map(Double.init) ?? .infinity
      case .float(let value): number = value
      default: break
      }
    }
    guard let number, !number.isNaN else {
      report("\(name): expected a number, found \(node.kindFound)", at: node)
      return nil
    }
    guard range.contains(number) else {
      report(
        "\(name): \(node.string.shortened) is not between \(Int(range.lowerBound)) and \(Int(range.upperBound))",
        at: node)
      return nil
    }
    return number
  }
}
