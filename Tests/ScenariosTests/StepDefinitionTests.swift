import ChatRoom
import MessagingAPI
import Testing

@testable import Scenarios

@Suite("The definitions of steps")
struct StepDefinitionTests {
  @Test("Each key belongs to exactly one step")
  func keysDiffer() {
    #expect(Set(StepDefinition.names).count == StepDefinition.all.count)
  }

  @Test("Every schema is JSON", arguments: StepDefinition.all.map(\.name))
  func schemaIsJSON(of name: String) throws {
    let step = try #require(StepDefinition.named(name))
    var findings: [Finding] = []
    let source = SourceText(name: "schema.json", bytes: Array(step.schema.utf8))
    _ = try Document.compose(source, findings: &findings)
    #expect(findings.isEmpty)
  }

  @Test(
    "The examples of a step are valid, as a value and as a mapping", arguments: StepDefinition.all.map(\.name)
  )
  func exampleIsValid(of name: String) throws {
    let step = try #require(StepDefinition.named(name))
    for example in [step.example, step.mappingExample].compactMap(\.self) {
      let isInRoom = !["enter", "markRead", "device", "as", "wait", "at", "send"].contains(name)
      let text = """
        scenario: An example
        clock: 2026-11-01T12:00:00+09:00
        account:
          richMenu: {size: compact, selected: true, areas: [{label: Shop}]}
          serviceMenuBar: true
        users: [alice, bob, {id: carol, friend: \(name != "addFriend"), blocked: \(name == "unblock")}]
        coupons: [{id: autumn}]
        posts: [{id: latte}]
        groups: [{id: tasting, members: [alice]}]
        messages:
          - id: promo\(name == "send" ? "-2" : "")
            bubbles:
              - text: See https://example.com/a
              - {type: audio, originalContentUrl: https://example.com/a.m4a, duration: 60000}
              - type: template
                altText: Cards
                template:
                  type: image_carousel
                  columns:
                    - {imageUrl: https://example.com/a.png, action: {type: message, label: Yes, text: Yes}}
                    - {imageUrl: https://example.com/b.png, action: {type: message, label: No, text: No}}
        steps:
        \(isInRoom ? "  - enter: alice\n" : "")  - \(name): \(example.replacing("https://…", with: "https://example.com/a"))
        """
      let scenario = try read(text)
      #expect(scenario.steps.count == (isInRoom ? 2 : 1))
    }
  }
}
