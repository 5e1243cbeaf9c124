import ChatRoom

/// One step of the format, whole: how a file writes it, what it means, and what the schema and the guide say.
///
/// Everything that knows steps by their keys goes through ``all``: reading, writing, the JSON Schema, and the
/// table of the guide. To add a step, add a definition and list it there.
struct StepDefinition: Sendable {
  /// The key it is written with: `scroll`.
  let key: StaticString
  /// An example of its value: `120`.
  let example: String
  /// An example of its value as a mapping, where the short form is none.
  var mappingExample: String?
  /// The keys of its value when that is a mapping.
  var keys: [StaticString] = []
  /// Whether a key of its value stands beside the step by mistake. By default any of ``keys`` does.
  var isMisplaced: (@Sendable (_ key: Node, _ value: Node) -> Bool)?
  /// Whether the step is read although keys of its value stand beside it.
  var isReadDespiteMisplacedKeys = false
  /// Its forms as the guide's table shows them, in Markdown.
  let forms: String
  /// Its meaning as the guide's table explains it, in Markdown.
  let meaning: String
  /// The JSON Schema of its value.
  let schema: String
  /// What a schema says of the key as a word of its own, where that is a step: `leave`.
  var wordDescription: String?
  /// Reads its value. Reports what is wrong and returns nil then.
  let parse: @Sendable (_ parsing: inout ScenarioParsing, _ value: Node, _ key: Node) -> Step.Kind?
  /// Reads the key as a word of its own, nil where that is no step.
  var parseWord: (@Sendable (_ parsing: inout ScenarioParsing, _ word: Node) -> Step.Kind?)?
  /// What is unknown after a step without its value.
  var forget: @Sendable (_ state: inout StepState) -> Void = { _ in }
  /// The value that makes it an action; nil for an action of another step. Empty for a word of its own.
  var write: @Sendable (_ action: Action, _ context: StepWriter.Context) throws(UnwritableBubble) -> String? =
    {
      (_, _) throws(UnwritableBubble) in nil
    }

  /// All steps, in the order in which the guide lists them.
  static let all: [StepDefinition] = [
    .enter, .actAs, .leave, .scroll, .jump, .swipe, .richMenu, .serviceMenuBar, .tap, .play, .wait,
    .waitUntil,
    .send, .say, .markRead, .switchDevice, .resize, .expect,
  ]

  /// The definition of the step that a key names, nil when there is none.
  static func named(_ node: Node) -> StepDefinition? { all.first { node.isScalar($0.key) } }

  /// The definition of the step with that key, nil when there is none.
  static func named(_ word: String) -> StepDefinition? { all.first { $0.name == word } }

  /// The keys of all steps.
  static let names = all.map(\.name)

  /// The key as a string.
  var name: String { "\(key)" }

  /// How the step is written: `write it like scroll: 120`.
  func hint(isMapping: Bool = false) -> String {
    "write it like \(name): \((isMapping ? mappingExample : nil) ?? example)"
  }

  /// Whether a key that stands beside the step belongs in the mapping that is its value.
  func claims(_ key: Node, _ value: Node) -> Bool {
    isMisplaced?(key, value) ?? keys.contains(where: key.isScalar)
  }

  /// The farthest a step scrolls or swipes, in points: beyond any room.
  static let maximumDistance = 1_000_000_000
}
