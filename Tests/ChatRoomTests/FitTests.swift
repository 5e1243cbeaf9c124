import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Whether a message fits")
struct FitTests {
  static func text(_ height: Int) -> Bubble { Bubble(.text("x"), height: Int32(height)) }

  static func fit(
    _ bubbles: [Bubble], _ device: String = "iphone-15", _ menu: Fit.Menu = .large, bar: Bool = false,
    rules: CountingRules = CountingRules()
  ) throws -> Fit {
    let device = try #require(Device.preset(named: device))
    let fits = try Fit.situations(of: bubbles, on: [device], rules: rules)
    return try #require(fits.first { $0.menu == menu && $0.hasServiceMenuBar == bar })
  }

  @Test func everyPhoneIsTriedInSixSituationsAndEveryComputerInTwo() throws {
    let fits = try Fit.situations(of: [Self.text(40)], on: Device.presets)
    #expect(fits.count == 7 * 6 + 2 * 2)
    #expect(fits.filter { !$0.isMeasured }.allSatisfy { $0.menu == .none })
  }

  @Test func theRegionIsTheWindowLessTheMenus() throws {
    #expect(try Self.fit([Self.text(40)], "iphone-15", .none).region == 665)
    #expect(try Self.fit([Self.text(40)]).region == 400)
    #expect(try Self.fit([Self.text(40)], bar: true).region == 352)
  }

  @Test func aBubbleThatEndsInTheRegionIsCountedOnEntry() throws {
    #expect(try Self.fit([Self.text(388)]).bubbles[0].verdict == .onEntry)
    #expect(try Self.fit([Self.text(389)]).bubbles[0].verdict == .afterScrolling(1))
    #expect(try Self.fit([Self.text(400)]).bubbles[0].verdict == .afterScrolling(12))
    #expect(try Self.fit([Self.text(401)]).bubbles[0].verdict == .inTwoMoments(13))
  }

  @Test(arguments: Device.presets)
  func theGreatestHeightAtAGlanceIsCountedAndOneMorePointIsNot(_ device: Device) throws {
    for fit in try Fit.situations(of: [Self.text(40)], on: [device]) {
      let height = fit.maximumHeightAtAGlance
      func verdict(_ height: Int) throws -> Fit.Verdict? {
        try Fit.situations(of: [Self.text(height)], on: [device])
          .first { $0.menu == fit.menu && $0.hasServiceMenuBar == fit.hasServiceMenuBar }?.bubbles[0].verdict
      }
      #expect(try verdict(height) == .onEntry)
      #expect(try verdict(height + 1) == .afterScrolling(1))
    }
  }

  @Test func laterBubblesAreFurtherDown() throws {
    let fit = try Self.fit([Self.text(300), Self.text(80), Self.text(500)])
    // 12 + 300 + 8 + 80 = 400; then 8 + 500 more.
    #expect(fit.bubbles.map(\.verdict) == [.onEntry, .onEntry, .inTwoMoments(508)])
  }

  @Test func scrollingThatFarCountsItAndOnePointLessDoesNot() throws {
    for height in stride(from: 60, to: 900, by: 37) {
      let bubbles = [Self.text(height), Self.text(height / 2)]
      let fits = try Fit.situations(of: bubbles, on: Device.presets, ownMenu: Self.ownMenu)
      for fit in fits where fit.isMeasured {
        for bubble in fit.bubbles {
          let points: Int
          switch bubble.verdict {
          case .afterScrolling(let distance), .inTwoMoments(let distance): points = distance
          case .onEntry: continue
          case .never: Issue.record("\(fit) never counts"); continue
          }
          #expect(try counts(bubble.seq - 1, of: bubbles, scrolled: points, fit))
          #expect(try !counts(bubble.seq - 1, of: bubbles, scrolled: points - 1, fit))
        }
      }
    }
  }

  /// 66 pt on an iPhone 15: 421 × 393 / 2500. Whether it is open in the account does not matter.
  private static let ownMenu = RichMenu(imageWidth: 2500, imageHeight: 421)

  @Test("The account's own menu is tried where its size is none of the others'")
  func ownMenu() throws {
    let device = try #require(Device.preset(named: "iphone-15"))
    let fits = try Fit.situations(of: [Self.text(100)], on: [device], ownMenu: Self.ownMenu)
    #expect(fits.map(\.menu) == [.none, .compact, .large, .own, .none, .compact, .large, .own])
    #expect(fits[3].region == 665 - 66)
    let large = RichMenu(imageWidth: 2500, imageHeight: 1686)
    #expect(try Fit.situations(of: [Self.text(100)], on: [device], ownMenu: large).count == 6)
    #expect(Fit.Menu.same(as: large) == .large)
  }

  private func counts(_ bubble: Int, of bubbles: [Bubble], scrolled points: Int, _ fit: Fit) throws -> Bool {
    let menu: RichMenu? =
      switch fit.menu {
      case .none: nil
      case .compact: RichMenu(imageHeight: 843, selected: true)
      case .large: RichMenu(imageHeight: 1686, selected: true)
      case .own: RichMenu(imageWidth: 2500, imageHeight: 421, selected: true)
      }
    let message = Message(id: "a", sent: TestRoom.start, bubbles: bubbles)
    var world = try World(
      Setup(
        account: Account(richMenu: menu, serviceMenuBar: fit.hasServiceMenuBar ? ["Shop"] : nil),
        users: [User(id: "u", device: fit.device)], messages: [message], clock: TestRoom.start))
    try world.apply(.enter(at: .unread))
    try world.apply(.scroll(by: points))
    return world.ledger.impressions[bubble] == 1
  }

  @Test func aCarouselNeedsASwipe() throws {
    let carousel = Bubble(
      .flex(FlexMessage(altText: "", isCarousel: true, bubbleSizes: [.mega, .mega, .mega])), height: 300)
    let fit = try Self.fit([carousel])
    // 7 + 3 × 300 + 2 × 9 = 925 is where the last card ends.
    #expect(fit.bubbles[0].verdict == .onEntry)
    #expect(fit.bubbles[0].swipe == 925 - 393)
    let low = try Self.fit([Self.text(300), carousel])
    #expect(low.bubbles[1].verdict == .afterScrolling(220))
    #expect(low.bubbles[1].swipe == 925 - 393)
  }

  @Test func readStrictlyATallBubbleNeverCounts() throws {
    let strict = CountingRules(edges: .simultaneous)
    #expect(try Self.fit([Self.text(401)], rules: strict).bubbles[0].verdict == .never)
    #expect(try Self.fit([Self.text(400)], rules: strict).bubbles[0].verdict == .afterScrolling(12))
  }
}

@Suite("The fit preview of a bubble at its place")
struct FitPreviewTests {
  @Test("As tall as it says it is counted at a glance, a point taller it is not", arguments: Device.presets)
  func maximumHeight(_ device: Device) throws {
    var world = try World(
      Setup(
        account: Account(richMenu: RichMenu(), serviceMenuBar: ["Shop"]),
        users: [User(id: "u", device: device)],
        messages: [
          Message(id: "other", sent: TestRoom.start, bubbles: [FitTests.text(900)]),
          Message(id: "m", sent: TestRoom.start, bubbles: [FitTests.text(40), FitTests.text(90)]),
        ], clock: TestRoom.start))
    let previews = world.fitPreviews(ofBubble: 2, user: 0)
    #expect(previews.count == (device.app.hasRichMenus ? 4 : 2))
    for (index, preview) in previews.enumerated() where preview.maximumHeightAtAGlance > 0 {
      try world.apply(.resize(bubble: 2, height: preview.maximumHeightAtAGlance))
      #expect(world.fitPreviews(ofBubble: 2, user: 0)[index].verdict == .onEntry)
      try world.apply(.resize(bubble: 2, height: preview.maximumHeightAtAGlance + 1))
      #expect(world.fitPreviews(ofBubble: 2, user: 0)[index].verdict == .afterScrolling(1))
    }
  }

  @Test("Taller than the region it needs two moments, and a menu it does not have is not tried")
  func twoMoments() throws {
    let world = try TestRoom([[130]]).world
    let previews = world.fitPreviews(ofBubble: 0, user: 0)
    #expect(previews.map(\.verdict) == [.inTwoMoments(30)])
    #expect(previews.map(\.region) == [100])
    #expect(previews.map(\.menus) == [[]])
  }
}
