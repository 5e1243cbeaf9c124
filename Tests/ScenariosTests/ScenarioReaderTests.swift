import ChatRoom
import MessagingAPI
import Scenarios
import Testing

@Suite struct ScenarioReaderTests {
  @Test func aTitleIsTheOnlyRequiredKey() throws {
    let scenario = try read("scenario: A title\n")
    #expect(scenario.title == "A title")
    #expect(scenario.description == nil)
    #expect(scenario.setup.users == [User(id: "user")])
    #expect(scenario.setup.messages.isEmpty)
    #expect(scenario.setup.account == Account())
    #expect(scenario.setup.clock.iso8601 == "2026-01-01T12:00:00+09:00")
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreAllowed() throws {
    let scenario = try read([0xEF, 0xBB, 0xBF] + Array("scenario: A\r\nusers: [alice]\r\n".utf8))
    #expect(scenario.title == "A")
    #expect(scenario.setup.users.map(\.id) == ["alice"])
  }

  @Test func anUnquotedNumberKeepsItsSpellingAsText() throws {
    let scenario = try read(
      "scenario: 1.10\nusers: [007]\nmessages: [{id: 1, bubbles: [text: 0x1F, {type: sticker, packageId: 01, stickerId: 2}]}]"
    )
    #expect(scenario.title == "1.10")
    #expect(scenario.setup.users[0].id == "007")
    #expect(scenario.setup.messages[0].id == "1")
    #expect(scenario.setup.messages[0].bubbles[0].object == .text("0x1F"))
    #expect(scenario.setup.messages[0].bubbles[1].object == .sticker(packageId: "01", stickerId: "2"))
  }

  @Test(arguments: ["no", "on", "yes", "1:30", "1_000", "\"true\"", "'null'", "!!str true", "2026-11-01"])
  func whatIsNoNumberTrueFalseOrNullInYAML12IsText(_ written: String) throws {
    let expected = written.filter { !"\"'".contains($0) }.replacing("!!str ", with: "")
    #expect(try read("scenario: \(written)").title == expected)
  }

  @Test func theClockDefaultsToTheFirstSentTime() throws {
    let scenario = try read(
      """
      scenario: A
      messages:
        - {id: a, bubbles: [text: x]}
        - {id: b, sent: 2026-11-01T12:00+09:00, bubbles: [text: x]}
        - {id: c, sent: 2026-10-31T00:00:00Z, bubbles: [text: x]}
      """)
    #expect(scenario.setup.clock.iso8601 == "2026-11-01T12:00:00+09:00")
    #expect(scenario.setup.messages[0].sent == scenario.setup.clock)
    #expect(scenario.setup.messages[2].sent.iso8601 == "2026-10-31T09:00:00+09:00")
  }

  @Test func aDeviceCanBeAPresetWithChanges() throws {
    let scenario = try read(
      """
      scenario: A
      device: {preset: iphone-15, app: android, window: {width: 393, height: 500}}
      users: [alice, {id: bob, device: pixel-8, name: Bob}, {id: carol, device: {preset: pc}}]
      """)
    let users = scenario.setup.users
    #expect(users[0].device.id == "custom")
    #expect(users[0].device.app == .android)
    #expect(users[0].device.chatWindow == Device.Size(width: 393, height: 500))
    #expect(users[0].device.screen == Device.Size(width: 393, height: 852))
    #expect(users[1] == User(id: "bob", name: "Bob", device: Device.preset(named: "pixel-8") ?? .standard))
    #expect(users[2].device.id == "pc")
  }

  @Test func aDeviceCanBeFullyDescribed() throws {
    let scenario = try read(
      """
      scenario: A
      device:
        app: android
        screen: {width: 412, height: 915}
        statusBar: 40
        header: 56
        inputBar: 52
        homeInset: 24
      """)
    let device = scenario.setup.users[0].device
    #expect(device.chatWindow == Device.Size(width: 412, height: 743))
    let short = try read("scenario: A\ndevice: {app: ios, window: {width: 300, height: 400}}")
    #expect(short.setup.users[0].device.screen == Device.Size(width: 300, height: 400))
  }

  @Test func metricsAndRulesReplaceOnlyTheGivenValues() throws {
    let setup = try read("scenario: A\nmetrics: {messageGap: 0}\nrules: {carousel: anyCard}").setup
    #expect(setup.metrics.messageGap == 0)
    #expect(setup.metrics.bubbleGap == 8)
    #expect(setup.rules.carousel == .anyCard)
    #expect(setup.rules.edges == .accumulated)
  }

  @Test func anAliasRefersToItsAnchor() throws {
    let setup = try read(
      """
      scenario: A
      users: [{id: a, device: &phone {preset: pixel-8, header: 60}}, {id: b, device: *phone}]
      """
    ).setup
    #expect(setup.users[1].device == setup.users[0].device)
    #expect(setup.users[1].device.header == 60)
  }

  @Test func aMessageGoesToTheUsersItNames() throws {
    let message = try read(
      """
      scenario: A
      users: [alice, bob, carol]
      messages: [{id: a, type: push, to: [carol, alice], unit: U_1, requestId: r, bubbles: [text: x]}]
      """
    ).setup.messages[0]
    #expect(message.recipients == [0, 2])
    #expect(message.kind == .push)
    #expect(message.unit == "U_1")
    #expect(message.requestId == "r")
  }

  @Test func aRichMenuCanUseTheShortFormOrTheMessagingAPIs() throws {
    let short = try read(
      "scenario: A\naccount: {richMenu: {size: compact, selected: true, areas: [{label: Shop, uri: 'https://x.y'}]}}"
    ).setup.account.richMenu
    #expect(
      short
        == RichMenu(imageHeight: 843, selected: true, areas: [.init(label: "Shop", uri: "https://x.y")]))
    let long = try read(
      """
      scenario: A
      account:
        richMenu:
          size: {width: 1200, height: 400}
          name: Summer
          areas:
            - bounds: {x: 0, y: 0, width: 1200, height: 400}
              action: {type: uri, label: Shop, uri: "https://x.y"}
      """
    ).setup.account.richMenu
    let bounds = RichMenu.Area.Bounds(x: 0, y: 0, width: 1200, height: 400)
    let action = JSONValue.object([
      .init("type", .string("uri")), .init("label", .string("Shop")), .init("uri", .string("https://x.y")),
    ])
    #expect(
      long
        == RichMenu(
          imageWidth: 1200, imageHeight: 400,
          areas: [.init(bounds: bounds, label: "Shop", uri: "https://x.y", action: action)]))
  }

  @Test func aServiceMenuBarWorksWithOrWithoutLabels() throws {
    #expect(
      try read("scenario: A\naccount: {serviceMenuBar: [Shop]}").setup.account.serviceMenuBar == ["Shop"])
    #expect(try read("scenario: A\naccount: {serviceMenuBar: true}").setup.account.serviceMenuBar == [])
    #expect(try read("scenario: A\naccount: {serviceMenuBar: false}").setup.account.serviceMenuBar == nil)
  }

  @Test func aFileOfMoreThan64MebibytesIsRejectedBeforeItIsParsed() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: ScenarioReader.maximumBytes + 1)
    let error = #expect(throws: InvalidScenario.self) { try read(bytes) }
    #expect(
      error?.diagnostics.map(\.rendered) == [
        "test.yaml:1:1: error: the file size of 67108865 bytes exceeds the maximum of 67108864"
      ])
  }

  @Test func aScenarioOf100_000BubblesIsRead() throws {
    var text = "scenario: Big\nmessages:\n"
    for message in 0..<20_000 {
      text += "  - id: m\(message)\n    bubbles: [text: a, text: b, text: c, text: d, text: e]\n"
    }
    let messages = try read(text).setup.messages
    #expect(messages.count == 20_000)
    #expect(messages[19_999].bubbles.last == Bubble(.text("e")))
  }
}
