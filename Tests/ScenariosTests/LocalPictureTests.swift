import ChatRoom
import Pictures
import Scenarios
import TestSupport
import Testing

@Suite("Local pictures in a scenario") struct LocalPictureTests {
  private static let green = SamplePicture.png(width: 8, height: 4, of: 0xFF00_FF00)

  /// Reads a scenario that can refer to `green.png`, `sub/green.gif` and `broken.png`.
  private func read(_ text: String) throws(InvalidScenario) -> Scenario {
    let files = [
      "green.png": Self.green, "sub/moving.gif": SamplePicture.gif,
      "broken.png": Array(Self.green.prefix(50)),
    ]
    let reader = ScenarioReader { (name) throws(UnreadableFile) in
      guard let bytes = files[name] else { throw UnreadableFile(reason: "no such file") }
      return bytes
    }
    return try reader.read(Array(text.utf8), named: "test.yaml")
  }

  private static let text = """
    scenario: A
    account:
      richMenus:
        - {alias: a, size: compact, areas: [{label: Shop}]}
        - {alias: b, size: compact, picture: sub/moving.gif, areas: [{label: Shop}]}
    messages:
      - id: a
        bubbles:
          - type: image
            originalContentUrl: https://x.y/a
            previewImageUrl: https://x.y/b
            picture: green.png
          - {type: image, originalContentUrl: "https://x.y/c", previewImageUrl: "https://x.y/d"}
    pictures:
      https://x.y/d: sub/moving.gif
    steps:
      - send: {id: b, bubbles: [{type: sticker, packageId: 1, stickerId: 2, picture: green.png}]}
    """

  @Test("A picture is decoded where it is named, each file once")
  func reads() throws {
    let scenario = try read(Self.text)
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.fileNames == ["green.png", "sub/moving.gif"])
    let setup = scenario.setup
    let first = try #require(setup.messages[0].bubbles[0].picture)
    #expect(first.file == "green.png")
    #expect(first.raster?.mean.rgb == 0x00FF00)
    #expect(setup.messages[0].bubbles[1].picture == nil)
    #expect(setup.pictures["https://x.y/d"] === setup.account.richMenuPictures[1])
    #expect(setup.account.richMenuPictures[0] == nil)
    guard case .action(.send(let message)) = scenario.steps[0].kind else { return #expect(Bool(false)) }
    #expect(message.bubbles[0].picture === first)
  }

  @Test("A picture that is missing or broken is a warning at its place, and the file is valid")
  func warns() throws {
    let scenario = try read(
      """
      scenario: A
      messages:
        - id: a
          bubbles:
            - {type: sticker, packageId: 1, stickerId: 2, picture: broken.png}
            - {type: image, originalContentUrl: "https://x.y/a", previewImageUrl: "https://x.y/a", picture: no.png}
      """)
    #expect(
      scenario.warnings.map { "\($0.line):\($0.column) \($0.message)" } == [
        #"5:62 picture: cannot show "broken.png": the picture is damaged, or far too large"#,
        #"6:103 picture: cannot read "no.png": no such file"#,
      ])
    let bubbles = scenario.setup.messages[0].bubbles
    #expect(bubbles.map { $0.picture?.file } == ["broken.png", "no.png"])
    #expect(bubbles.allSatisfy { $0.picture?.raster == nil })
    // It is written all the same, for the file may come back.
    let head = try ScenarioHead(title: "A", setup: scenario.setup).recordingText()
    #expect(try read(head).setup.messages == scenario.setup.messages)
  }

  @Test("Pictures survive being written, under the names the recording needs")
  func writes() throws {
    let scenario = try read(Self.text)
    let head = try ScenarioHead(title: "A", setup: scenario.setup).recordingText()
    let again = try read(head)
    #expect(again.setup.messages == scenario.setup.messages)
    #expect(again.setup.pictures == scenario.setup.pictures)
    #expect(again.setup.account == scenario.setup.account)
    let names = ["green.png": "../in/green.png", "sub/moving.gif": "/tmp/moving.gif"]
    let moved = try ScenarioHead(title: "A", setup: scenario.setup, pictureNames: names).recordingText()
    #expect(moved.contains("picture: \"../in/green.png\""))
    #expect(moved.contains("https://x.y/d: \"/tmp/moving.gif\""))
    #expect(!moved.contains(" green.png"))
    guard case .action(let action) = scenario.steps[0].kind else { return #expect(Bool(false)) }
    var writer = StepWriter(clock: scenario.setup.clock, pictureNames: names)
    #expect(
      try writer.line(for: action, in: World(scenario.setup)).contains("picture: \"../in/green.png\""))
  }

  @Test("There is a limit to the files that are held in memory")
  func limit() {
    let lines = (0...500).map { "  https://x.y/\($0): \($0).png\n" }.joined()
    let error = #expect(throws: InvalidScenario.self) { try read("scenario: A\npictures:\n" + lines) }
    #expect(
      error?.errors.map { "\($0.line) \($0.message)" } == [
        "503 pictures: more than 500 different picture files"
      ])
  }

  @Test("Of all messages, one sent by a step counts too as one that has the image")
  func used() throws {
    func warnings(_ url: String) throws -> [String] {
      try read(
        """
        scenario: A
        messages: [{id: a, bubbles: [text: Hello]}]
        pictures: {"\(url)": green.png}
        steps:
          - send:
              id: b
              bubbles:
                - {type: image, originalContentUrl: "https://x.y/a", previewImageUrl: "https://x.y/b"}
        """
      ).warnings.map(\.message)
    }
    #expect(try warnings("https://x.y/a").isEmpty)
    #expect(try warnings("https://x.y/b").isEmpty)
    #expect(
      try warnings("https://x.y/c") == [#"pictures: no message has an image with the URL "https://x.y/c""#])
  }
}
