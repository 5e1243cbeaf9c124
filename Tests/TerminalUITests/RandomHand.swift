import ChatRoom
import Scenarios

@testable import TerminalUI

/// A source of random input: keys of the key table, other keys, the mouse, and resizes.
struct RandomHand<Random: RandomNumberGenerator> {
  var random: Random
  /// The current size of the window.
  private(set) var size: TerminalSize

  /// An input event or a pause.
  enum Happening {
    case event(InputEvent)
    /// Time passes, and flashing ends.
    case rest
  }

  private static var keys: [Key] { KeyTable.bindings.flatMap(\.keys) }
  private let keys = Self.keys

  init(_ random: Random, size: TerminalSize) {
    self.random = random
    self.size = size
  }

  /// The next random input: mostly keys, and sometimes a resize, also to tiny sizes.
  mutating func next() -> Happening {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<70: return .event(.key(keys[Int.random(in: 0..<keys.count, using: &random)]))
    case 70..<75:
      return .event(
        .key(Key(.character(anyCharacter()), Int.random(in: 0..<4, using: &random) == 0 ? .alt : [])))
    case 75..<90: return .event(.mouse(mouse()))
    case 90..<93:
      return .event(.paste(String(repeating: "日q\n", count: Int.random(in: 0..<50, using: &random))))
    case 93..<95: return .event(.resized(resize()))
    case 95: return .event(.redraw)
    default: return .rest
    }
  }

  private mutating func anyCharacter() -> Unicode.Scalar {
    Unicode.Scalar(UInt32.random(in: 0x20..<0x250, using: &random)) ?? "x"
  }

  private mutating func mouse() -> MouseEvent {
    let actions: [MouseEvent.Action] = [
      .press, .release, .drag, .drag, .wheelUp, .wheelDown, .wheelLeft, .wheelRight,
    ]
    return MouseEvent(
      actions[Int.random(in: 0..<actions.count, using: &random)],
      column: Int.random(in: 0..<size.columns + 3, using: &random),
      row: Int.random(in: 0..<size.rows + 3, using: &random))
  }

  private mutating func resize() -> TerminalSize {
    // Half of the windows have usual sizes.
    size =
      Bool.random(using: &random)
      ? TerminalSize(
        columns: Int.random(in: 80...140, using: &random), rows: Int.random(in: 24...60, using: &random))
      : TerminalSize(
        columns: Int.random(in: 0...220, using: &random), rows: Int.random(in: 0...90, using: &random))
    return size
  }
}

/// Large rooms with random bubbles.
enum RandomRoom {
  private static let texts = [
    "Hello", "今日のおすすめはこちらです。いつもありがとうございます🍂", "สวัสดีครับ วันนี้มีโปรโมชั่นพิเศษ",
    "👨‍👩‍👧‍👦 family 🇯🇵 ☕️", "a\\u0301\\u0302\\u0303\\u0304 e\\u0308", "See https://example.com/a",
    "ｱｲｳ ﾊﾝｶｸ", "한국어 문장입니다", "مرحبا",
  ]

  /// The YAML of a scenario with random bubbles in messages of five, and several users.
  static func yaml(bubbles: Int, users: Int, using random: inout some RandomNumberGenerator) -> String {
    var text = """
      scenario: A large room
      clock: 2026-11-01T12:00:00+09:00
      account:
        name: 喫茶ブラウン ☕
        richMenu: {size: large, selected: true, chatBarText: メニュー}
        serviceMenuBar: [Shop, クーポン, Card]
      users:

      """
    let devices = Device.presets.map(\.id)
    for user in 0..<users {
      text += "  - {id: u\(user), name: \"\(user % 3 == 0 ? "利用者" : "User") \(user)\", "
      text += "device: \(devices[user % devices.count])}\n"
    }
    text += "messages:\n"
    for message in 0..<(bubbles + 4) / 5 {
      text +=
        "  - id: m\(message)\n    sent: 2026-\(message % 4 == 0 ? "10-1" : "10-2")\(message % 10)T09:00:00+09:00\n"
      text += "    bubbles:\n"
      for _ in 0..<min(5, bubbles - message * 5) { text += bubble(using: &random) }
    }
    return text
  }

  private static func bubble(using random: inout some RandomNumberGenerator) -> String {
    let words = texts[Int.random(in: 0..<texts.count, using: &random)]
    switch Int.random(in: 0..<6, using: &random) {
    case 0...2:
      let count = Int.random(in: 1...12, using: &random)
      return "      - text: \"\(repeatElement(words, count: count).joined(separator: " "))\"\n"
    case 3:
      return """
              - {type: image, originalContentUrl: "https://example.com/a.jpg", \
        previewImageUrl: "https://example.com/b.jpg", pixels: 1200x\(Int.random(in: 200...2400, using: &random))}

        """
    case 4:
      return "      - {type: sticker, packageId: \"446\", stickerId: \"1988\"}\n"
    default:
      let cards = (0..<12).map {
        "{type: bubble, size: kilo, body: {type: box, layout: vertical, contents: "
          + "[{type: text, wrap: true, text: \"\($0) \(words)\"}]}}"
      }
      return
        "      - {type: flex, altText: Cards, contents: {type: carousel, contents: [\(cards.joined(separator: ", "))]}}\n"
    }
  }

  /// The session of a scenario in YAML.
  static func session(_ yaml: String) throws -> Session {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    let scenario = try reader.read(Array(yaml.utf8), named: "room.yaml")
    return Session(world: try World(scenario.setup), title: scenario.title, prose: scenario.description)
  }
}
