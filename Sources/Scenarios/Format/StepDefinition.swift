import ChatRoom

/// The complete definition of one step: its syntax and meaning, and its texts in the schema and the guide.
///
/// The parser, the writer, the JSON Schema and the guide's table all use ``all``. To add a step, add a
/// definition and list it there.
struct StepDefinition: Sendable {
  /// The key of the step: `scroll`.
  let key: StaticString
  /// An example of its value: `120`.
  let example: String
  /// An example of its value as a mapping, for steps that also have a short form.
  var mappingExample: String?
  /// The keys of its value in mapping form.
  var keys: [StaticString] = []
  /// Returns whether a key next to the step belongs inside its value. By default, this applies to all of
  /// ``keys``.
  var isMisplaced: (@Sendable (_ key: Node, _ value: Node) -> Bool)?
  /// Whether the step is still parsed if keys of its value are misplaced next to it.
  var isReadDespiteMisplacedKeys = false
  /// Its forms, for the guide's table, in Markdown.
  let forms: String
  /// Its meaning, for the guide's table, in Markdown.
  let meaning: String
  /// The JSON Schema of its value.
  let schema: String
  /// The schema's description of the key on its own, for steps such as `leave` that need no value.
  var wordDescription: String?
  /// Parses its value. Reports errors and returns nil if the value is invalid.
  let parse: @Sendable (_ parsing: inout ScenarioParsing, _ value: Node, _ key: Node) -> Step.Kind?
  /// Parses the key on its own, nil for steps that need a value.
  var parseWord: (@Sendable (_ parsing: inout ScenarioParsing, _ word: Node) -> Step.Kind?)?
  /// Marks the state that becomes unknown after this step without a value.
  var forget: @Sendable (_ state: inout StepState) -> Void = { _ in }
  /// Returns the value that represents an action, nil if the action belongs to another step, or an empty
  /// string if the step has no value.
  var write: @Sendable (_ action: Action, _ context: StepWriter.Context) throws(UnwritableBubble) -> String? =
    {
      (_, _) throws(UnwritableBubble) in nil
    }

  /// All steps, in the order of the guide.
  static let all: [StepDefinition] = [
    .enter, .actAs, .leave, .scroll, .jump, .swipe, .richMenu, .keyboard, .serviceMenuBar, .tap, .play, .wait,
    .waitUntil,
    .send, .say, .markRead, .switchDevice, .resize, .tapMenu, .addFriend, .block, .unblock, .coupon,
    .rewardCard,
    .view, .group, .expect,
  ]

  /// Returns the definition of the step with the given key, nil if there is none.
  static func named(_ node: Node) -> StepDefinition? { all.first { node.isScalar($0.key) } }

  /// Returns the definition of the step with the given key, nil if there is none.
  static func named(_ word: String) -> StepDefinition? { all.first { $0.name == word } }

  /// The keys of all steps.
  static let names = all.map(\.name)

  /// The key as a string.
  var name: String { "\(key)" }

  /// Returns an example as a hint: `write it like scroll: 120`.
  func hint(isMapping: Bool = false) -> String {
    "write it like \(name): \((isMapping ? mappingExample : nil) ?? example)"
  }

  /// Returns whether a key next to the step belongs inside its value.
  func claims(_ key: Node, _ value: Node) -> Bool {
    isMisplaced?(key, value) ?? keys.contains(where: key.isScalar)
  }

  /// The maximum distance of a scroll or swipe, in points: larger than any room.
  static let maximumDistance = 1_000_000_000
}
