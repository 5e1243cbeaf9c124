/// A generated large file.
struct Case: Sendable {
  var name: String
  /// Whether it is a valid scenario.
  var isValid = true
  /// Generates its text.
  var write: @Sendable (inout Text) -> Void

  /// A text under construction.
  struct Text {
    var bytes: [UInt8] = []

    /// The size of most cases, in bytes.
    static let size = 5 << 20

    init() {
      bytes.reserveCapacity(Text.size + 1024)
    }

    mutating func add(_ text: String) { bytes += text.utf8 }

    /// Repeats a text up to a size in bytes.
    mutating func fill(_ text: String, to size: Int = Text.size) {
      while bytes.count < size { add(text) }
    }

    /// Adds numbered texts up to a size in bytes.
    mutating func fill(to size: Int = Text.size, _ text: (Int) -> String) {
      var number = 0
      while bytes.count < size {
        add(text(number))
        number += 1
      }
    }
  }

  var bytes: [UInt8] {
    var text = Text()
    write(&text)
    return text.bytes
  }
}

extension Case {
  /// The start of a scenario, with a user `a` and some bubbles; steps follow.
  private static let head = """
    scenario: Large
    users: [a, b]
    account: {richMenu: {size: large}, serviceMenuBar: true}
    messages:
      - id: m
        bubbles:
          - text: See https://x.y/a https://x.y/b
          - {type: audio, originalContentUrl: https://x.y/a, duration: 60000}
      - {id: u, type: push, unit: U, bubbles: [text: Hello]}
    steps:

    """

  private static func steps(_ name: String, isValid: Bool = true, _ lines: String) -> Case {
    Case(name: "steps: " + name, isValid: isValid) {
      $0.add(head + (isValid ? "  - enter: a\n" : ""))
      $0.fill(lines)
    }
  }

  private static func expectations(_ name: String, isValid: Bool = true, _ what: String) -> Case {
    Case(name: "expectations: " + name, isValid: isValid) {
      $0.add(head + "  - enter: a\n")
      $0.fill("  - expect: {\(what)}\n")
    }
  }

  private static func flow(_ name: String, _ element: String) -> Case {
    Case(name: "one line of " + name, isValid: false) {
      $0.add("scenario: Large\nx: [")
      $0.fill(element)
      $0.add("]\n")
    }
  }

  static let all: [Case] =
    steps + expectations + lines + aliases + names

  private static let steps = [
    steps("scrolls", "  - scroll: 7\n"), steps("the rich menu", "  - richMenu: toggle\n"),
    steps("visits", "  - leave\n  - enter: a\n"),
    steps("taps", "  - tap: {bubble: m/1, url: https://x.y/a}\n"),
    steps("plays", "  - play: {bubble: m/2, seconds: 12.5}\n"), steps("waits", "  - wait: 1s\n"),
    steps("resizes", "  - resize: {bubble: m/1, height: 100}\n  - resize: {bubble: m/1, height: 300}\n"),
    steps("users", "  - as: b\n  - as: a\n"), steps("misspelt", isValid: false, "  - scrol: 12\n"),
    steps("outside the room", isValid: false, "  - scroll: 12\n"),
    steps("unknown users", isValid: false, "  - enter: c\n"),
    Case(name: "steps: one with many keys", isValid: false) {
      $0.add("scenario: Large\nsteps: [{")
      $0.fill { "k\($0): 1, " }
      $0.add("}]\n")
    },
  ]

  private static let expectations = [
    expectations("met", "m/1: {impression: 1}"), expectations("not met", "m/1: {impression: 2}"),
    expectations("of clicks", "m/1: {clicks: {https://x.y/a: {click: 0}}}"),
    expectations("of a unit", "unit U/1: {from: 2026-11-01, to: 2026-11-02, click: 4}"),
    expectations("of the room", "room: {offset: 12345, unread: 7}"),
    expectations("misspelt", isValid: false, "m/1: {impresion: 1}"),
    Case(name: "expectations: many in one step", isValid: false) {
      $0.add(head + "  - expect: {")
      $0.fill { "m\($0): {delivered: 1}, " }
      $0.add("}\n")
    },
  ]

  private static let lines = [
    flow("words", "a, "), flow("numbers", "1,"), flow("lists", "[],"), flow("mappings", "{},"),
    flow("texts", "'', "), flow("anchors", "&a b, "),
    Case(name: "one line of different anchors", isValid: false) {
      $0.add("scenario: Large\nx: [")
      $0.fill { "&a\($0) b, " }
      $0.add("]\n")
    },
    Case(name: "one line of messages", isValid: false) {
      $0.add("scenario: Large\nmessages: [")
      $0.fill("{},")
      $0.add("]\n")
    },
    Case(name: "one text") {
      $0.add("scenario: ")
      $0.fill("a")
    },
    Case(name: "a key repeated many times", isValid: false) {
      $0.add("scenario: Large\nx: {")
      $0.fill("a: 1, ")
      $0.add("}\n")
    },
  ]

  private static let aliases = [
    Case(name: "a million aliases", isValid: false) {
      $0.add("scenario: Large\nx: &a b\nsteps: [")
      for _ in 0..<1_000_000 { $0.add("*a ,") }
      $0.add("]\n")
    },
    Case(name: "aliases of steps") {
      $0.add("scenario: Large\nsteps: [enter: user, &a {scroll: 5}")
      for _ in 0..<300_000 { $0.add(", *a ") }
      $0.add("]\n")
    },
    Case(name: "aliases of a long text", isValid: false) {
      $0.add("scenario: Large\nmessages: [{id: m, bubbles: [text: H]}]\nsteps: [enter: &a ")
      $0.fill("a")
      for _ in 0..<20_000 { $0.add(", jump: *a ") }
      $0.add("]\n")
    },
  ]

  /// Cases that look up a name among many.
  private static let names = [
    Case(name: "an unknown message among many", isValid: false) {
      $0.add("scenario: Large\nmessages:\n")
      $0.fill(to: Text.size / 2) { "  - {id: m\($0), bubbles: [text: H]}\n" }
      $0.add("steps:\n")
      $0.fill("  - jump: q/1\n")
    },
    Case(name: "an unknown user among many", isValid: false) {
      $0.add("scenario: Large\nusers: [u")
      $0.fill(to: Text.size / 2) { ", u\($0)" }
      $0.add("]\nsteps:\n")
      $0.fill("  - enter: q\n")
    },
    Case(name: "one unit among many") {
      $0.add("scenario: Large\nmessages:\n")
      $0.fill(to: Text.size / 2) { "  - {id: m\($0), type: push, unit: U\($0), bubbles: [text: H]}\n" }
      $0.add("steps:\n")
      $0.fill("  - expect: {unit U5: {from: 2026-11-01, to: 2026-11-02, uniqueClick: 0}}\n")
    },
    Case(name: "a long id", isValid: false) {
      $0.add("scenario: Large\nmessages: [{id: ")
      $0.fill("a", to: Text.size / 2)
      $0.add(", bubbles: [text: H]}]\nsteps: [")
      $0.fill("jump: x/1, ")
      $0.add("]\n")
    },
    Case(name: "Flex Messages") {
      let text = "{type: text, text: Hello world, wrap: true}"
      let button = "{type: button, action: {type: uri, label: Go, uri: 'https://x.y/a'}}"
      let contents = "{type: bubble, body: {type: box, layout: vertical, contents: [\(text), \(button)]}}"
      $0.add("scenario: Large\nmessages:\n")
      $0.fill { "  - {id: m\($0), bubbles: [{type: flex, altText: F, contents: \(contents)}]}\n" }
      $0.add("steps: [enter: user, scroll: {to: top}]\n")
    },
    Case(name: "a message with many recipients") {
      $0.add("scenario: Large\nusers: [u")
      for number in 0..<5000 { $0.add(", u\(number)") }
      $0.add("]\nsteps:\n")
      for number in 0..<100 { $0.add("  - send: {id: m\(number), bubbles: [text: H]}\n") }
    },
  ]
}
