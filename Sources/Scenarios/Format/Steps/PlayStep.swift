import ChatRoom
import MessagingAPI
import TerminalText

extension StepDefinition {
  static let play: StepDefinition = StepDefinition(
    key: "play", example: "promo/2", mappingExample: "{bubble: promo/2, percent: 50}",
    keys: ["bubble", "seconds", "percent"],
    forms: "`play: promo/2`, `play: {bubble: promo/2, seconds: 12}`, `{…, percent: 50}`",
    meaning:
      "plays a video or audio clip from its start (R15), to its end or in part; `seconds` requires a `duration` (ms)",
    schema: #"""
      {
        "description": "The current user plays a video or audio bubble from its start: to its end, for some seconds, or for a percentage.",
        "type": ["string", "object"],
        "pattern": "^(?!room/)[^/\\s]+/[1-5]$",
        "patternErrorMessage": "Write a bubble like promo/2: the message id and the bubble's position in the message, 1 to 5.",
        "required": ["bubble"],
        "maxProperties": 2,
        "additionalProperties": false,
        "properties": {
          "bubble": {"$ref": "#/$defs/bubbleName", "description": "The video or audio bubble."},
          "seconds": {
            "description": "The length of the playback in seconds, at most the clip's duration.",
            "type": "number",
            "minimum": 0,
            "maximum": 86400,
            "examples": [12]
          },
          "percent": {
            "description": "The percentage of the clip's duration to play.",
            "type": "number",
            "minimum": 0,
            "maximum": 100,
            "default": 100
          }
        },
        "examples": ["promo/2"]
      }
      """#,
    parse: { parsing, value, key in parsing.play(value, key) },
    write: { action, context in
      guard case .play(let bubble, let playback) = action else { return nil }
      let name = context.bubble(bubble)
      switch playback {
      case .percent(100): return YAMLText.line(name)
      case .percent(let percent):
        return context.line(.init("bubble", name), .init("percent", .plain(YAMLText.number(percent))))
      case .milliseconds(let time):
        return context.line(.init("bubble", name), .init("seconds", .plain(context.seconds(time))))
      }
    })
}

extension ScenarioParsing {
  fileprivate mutating func play(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "play", at: key)
    guard node.kind == .mapping else {
      guard let bubble = clip(node, "play"), isPossible else { return nil }
      return .action(.play(bubble: bubble, .percent(100)))
    }
    _ = isMapping(node, "play", keys: StepDefinition.play.keys)
    let bubble = required("bubble", of: node, "play").flatMap { clip($0, "bubble") }
    let shares = node.pairs.map(\.key).filter { $0.isScalar("seconds") || $0.isScalar("percent") }
    if shares.count > 1, let first = shares.first, let second = shares.last, first.utf8 != second.utf8 {
      report("play: specify \(first.string) or \(second.string), not both", at: second)
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

  /// Resolves a video or audio bubble in the current user's room.
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
        hint: "add a duration in milliseconds to the bubble, such as duration: 30000, or use percent")
      return nil
    }
    let milliseconds = (seconds * 1000).rounded()
    guard milliseconds <= Double(duration) else {
      report(
        "seconds: \(node.string.shortened) exceeds the clip's duration of \(ScenarioParsing.seconds(duration))",
        at: node)
      return nil
    }
    return Int(milliseconds)
  }

  /// Formats a duration: `1 second`, `12.5 seconds`.
  private static func seconds(_ milliseconds: Int) -> String {
    let seconds = Double(milliseconds) / 1000
    let text = milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(seconds)"
    return milliseconds == 1000 ? "1 second" : text + " seconds"
  }
}
