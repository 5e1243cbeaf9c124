import ChatRoom
import CSchema
import MessagingAPI

/// The JSON Schema of scenario files, which lets editors complete and check them.
///
/// It is generated from the format's definitions, so it cannot diverge from the parser. The schemas of
/// message objects come from a separate file.
public enum ScenarioSchema {
  /// The schema as text, indented by two spaces (JSON Schema, draft 2020-12). O(size of the schema).
  public static var text: String { value.text(.indented) + "\n" }

  static var value: JSONValue {
    let properties = HeadKey.all.map { JSONValue.Member("\($0.key)", fragment($0.schema())) }
    return .object([
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("$id", .string("https://bubblescope.example/scenario.schema.json")),
      .init("title", .string("Bubblescope scenario")),
      .init(
        "description",
        .string(
          "A chat room of a LINE Official Account: its users and messages, what the users do there, and the "
            + "statistics expected as a result.")),
      .init("type", .string("object")),
      .init("required", .array([.string("scenario")])),
      .init("additionalProperties", .bool(false)),
      .init("properties", .object(properties)),
      .init("$defs", .object(definitions)),
    ])
  }

  private static var definitions: [JSONValue.Member] {
    var members = [
      JSONValue.Member("step", step), .init("expect", fragment(ExpectationDefinition.schema)),
      .init("devicePreset", devicePreset),
    ]
    members += ExpectationDefinition.all.map { .init($0.schemaName, fragment($0.schema())) }
    guard case .object(let shared) = fragment(String(cString: bubblescope_schema_definitions())) else {
      return members
    }
    return members + shared
  }

  private static var step: JSONValue {
    let words = StepDefinition.all.filter { $0.wordDescription != nil }
    let word: JSONValue = .object([
      .init("type", .string("string")), .init("enum", .array(words.map { .string($0.name) })),
      .init("enumDescriptions", .array(words.map { .string($0.wordDescription ?? "") })),
    ])
    let properties = StepDefinition.all.map { JSONValue.Member($0.name, fragment($0.schema)) }
    let mapping: JSONValue = .object([
      .init("type", .string("object")), .init("minProperties", .number(1)),
      .init("maxProperties", .number(1)),
      .init("additionalProperties", .bool(false)), .init("properties", .object(properties)),
    ])
    return .object([
      .init("description", .string("One step: a word, or a mapping with one key.")),
      .init("anyOf", .array([word, mapping])),
    ])
  }

  private static var devicePreset: JSONValue {
    let presets = Device.presets
    return .object([
      .init(
        "description",
        .string(
          "A built-in device. Screen sizes are official; the heights of LINE's own UI are estimates."
        )
      ),
      .init("type", .string("string")), .init("enum", .array(presets.map { .string($0.id) })),
      .init("enumDescriptions", .array(presets.map { .string(description(of: $0)) })),
    ])
  }

  private static func description(of device: Device) -> String {
    guard device.app.isMeasured else {
      return "LINE for \(device.app.name): not measured, without rich menus."
    }
    return
      "\(device.name), LINE for \(device.app.name), \(device.screen.width)×\(device.screen.height) points."
  }

  /// Parses a part of the schema from JSON.
  static func fragment(_ text: String) -> JSONValue {
    var findings: [Finding] = []
    let source = SourceText(name: "schema.json", bytes: Array(text.utf8))
    guard let document = try? Document.compose(source, findings: &findings), findings.isEmpty else {
      preconditionFailure("a part of the schema is not valid JSON: \(text)")
    }
    return JSONValue(document.root)
  }
}
