import ChatRoom
import Foundation
import Scenarios
import Testing
import TestSupport

/// The project's own scenarios, recorded while their steps are performed.
@Suite("Recorded scenarios")
struct RecordedScenariosTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let scenarios = folder.appendingPathComponent("../../Scenarios")

  /// Returns all files of a folder with the given suffix, sorted.
  private static func files(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
  }

  private func reader(_ folder: URL) -> ScenarioReader {
    ScenarioReader { (name) throws(UnreadableFile) in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
        throw UnreadableFile(reason: "no such file")
      }
      return Array(data)
    }
  }

  private func recorded(_ scenario: Scenario) throws -> RecordedWorld {
    var recorded = try RecordedWorld(scenario.setup)
    for step in scenario.steps {
      switch step.kind {
      case .action(let action): recorded.record(action)
      case .expect: break
      }
    }
    return recorded
  }

  @Test("Each recording replays to the same result, with inline message objects and with files")
  func replaysTheSame() throws {
    let files = try Self.files(in: Self.scenarios)
    #expect(!files.isEmpty)
    for file in files {
      let reader = reader(Self.scenarios)
      let scenario = try reader.read(Array(Data(contentsOf: file)), named: file.lastPathComponent)
      let recorded = try recorded(scenario)
      for files in [[:], scenario.files] {
        let text = try recorded.parts(files: files, title: scenario.title).joined()
        let outcome = try Replay.run(reader.read(Array(text.utf8), named: "recording.yaml"), .trace)
        #expect(outcome.isPassed, "\(file.lastPathComponent)")
        #expect(events(of: outcome) == recorded.events, "\(file.lastPathComponent)")
        #expect(report(of: outcome.world) == report(of: recorded.world), "\(file.lastPathComponent)")
      }
    }
  }

  @Test(
    "A recording of every kind of step is unchanged, as the schema is checked against it"
  )
  func looksTheSame() throws {
    let text = try recorded(read(Self.everyStep)).parts(title: "Every step: recorded").joined()
    let file = Self.folder.appendingPathComponent("Valid/recording.yaml")
    #expect(try Golden.mismatch(text, with: file) == nil)
  }

  private static let everyStep = #"""
    scenario: Every step
    clock: 2026-11-01T12:00:00+09:00
    account:
      name: Brown Coffee
      messagingAPI: false
      richMenus:
        - alias: main
          size: compact
          selected: true
          areas:
            - {label: Shop, uri: "https://example.com/shop"}
            - {label: More, action: {type: richmenuswitch, richMenuAliasId: more, data: more}}
            - action: {type: postback, label: Ask, data: ask, inputOption: openKeyboard, fillInText: "Q: "}
        - {alias: more, size: large, areas: [{label: "Back: yes", uri: "https://example.com/back"}]}
      serviceMenuBar: [Shop, "Coupons, all"]
    users:
      - alice
      - {id: bob, name: "Bob #2", device: pixel-8}
      - id: carol
        friend: false
        blocked: true
        reachable: false
        profile: {displayName: "Carol: C", statusMessage: Hi, pictureUrl: "https://example.com/c.png"}
    insight: {updates: {friends: "04:00", voom: "10:00:30"}}
    history:
      friends: [{date: 2026-10-30, added: 120, blocked: 8}, {date: 2026-10-31, added: 3}]
      chats: [{date: 2026-10-31, rooms: 4, received: 9, sent: 7}]
      coupons: [{date: 2026-10-31, opened: 3, acquired: 2, used: 1}]
      rewardCards: [{date: 2026-10-31, issued: 3, points: 20, visits: 9, exchanged: 1}]
    coupons: [{id: autumn, title: 10% off, valid: 2026-11-30}, {id: plain}]
    posts: [{id: latte, text: "How we pour: slowly", duration: 95s}, {id: cup, media: image}]
    groups: [{id: tasting, members: [alice, bob]}, {id: owls, members: [bob], account: false}]
    messages:
      - id: promo
        bubbles:
          - text: "See https://example.com/a or https://example.com/b"
          - type: video
            originalContentUrl: https://example.com/v.mp4
            previewImageUrl: https://example.com/v.jpg
            duration: 12500
            pixels: 1200x900
          - type: flex
            altText: Cards
            height: 200
            contents: {type: carousel, contents: [{type: bubble}, {type: bubble}, {type: bubble}]}
          - type: template
            altText: Which one?
            template:
              type: confirm
              text: Which one?
              actions:
                - {type: postback, label: This one, data: this, inputOption: openVoice}
                - {type: message, label: This one, text: That one}
      - {id: later, sent: 2026-11-02T09:00:00+09:00, type: push, to: [bob], unit: A_1, bubbles: [{text: Hello}]}
    steps:
      - enter: alice
      - scroll: 120
      - scroll: {to: top}
      - scroll: {to: promo/2}
      - jump: bottom
      - jump: promo/3
      - swipe: {bubble: promo/3, by: 30}
      - swipe: {bubble: promo/3, card: 2}
      - swipe: {bubble: promo/3, to: end}
      - swipe: {bubble: promo/3, to: start}
      - richMenu: close
      - richMenu: open
      - tapMenu: {area: Shop}
      - tapMenu: {area: 2}
      - tapMenu: {area: "Back: yes"}
      - richMenu: toggle
      - tapMenu: {area: Ask}
      - keyboard: close
      - keyboard: toggle
      - serviceMenuBar: hide
      - serviceMenuBar: show
      - tap: {bubble: promo/1, url: https://example.com/b}
      - tap: {bubble: promo/4, button: This one}
      - tap: {bubble: promo/4, button: 2}
      - play: promo/2
      - play: {bubble: promo/2, seconds: 1.25}
      - play: {bubble: promo/2, percent: 33.5}
      - say: "Hi: \"there\" \\ #1"
      - coupon: {open: autumn}
      - coupon: {acquire: plain}
      - coupon: {use: autumn}
      - rewardCard: {issue: true}
      - rewardCard: {points: 3}
      - rewardCard: {exchange: "A cup: free"}
      - view: cup
      - view: {post: latte, seconds: 75.5}
      - group: {in: tasting, say: "Hello: all"}
      - group: {in: tasting, join: carol}
      - group: {in: tasting, leave: bob}
      - unblock: carol
      - addFriend: carol
      - send: {id: now, requestId: r-1, to: [alice], bubbles: [{text: Now, height: 70}, {type: sticker, packageId: "1", stickerId: "2"}]}
      - resize: {bubble: now/1, height: 90}
      - leave
      - markRead: swipe-read
      - device: xperia-10
      - device: {app: android, screen: {width: 412, height: 915}, statusBar: 40, header: 56, inputBar: 52, homeInset: 24, keyboard: 300}
      - wait: 1d2h3m4s
      - enter: {user: bob, at: top}
      - at: 2026-11-03T00:00:00+09:00
      - block: bob
    """#
}
