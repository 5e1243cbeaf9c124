import Scenarios
import Testing

@testable import HTMLReport

@Suite("Pictures and captions of moments")
struct CaptionTests {
  /// A scenario in which users scroll through several positions, with a failed expectation at each.
  private static func readers(_ count: Int = 3, positions: Int = 13) -> String {
    let users = (1...count).map { "u\($0)" }
    let steps = users.flatMap { user in
      ["  - enter: {user: \(user), at: top}"]
        + (1...positions).flatMap { _ in ["  - scroll: 310", "  - expect: {m1/1: {impression: 99}}"] }
        + ["  - leave"]
    }
    let messages = (1...3).map {
      "  - {id: m\($0), bubbles: [{text: One, height: 300}, {text: Two, height: 500}, {text: Three, height: 720}]}"
    }
    return """
      scenario: Readers
      users: [\(users.joined(separator: ", "))]
      messages:
      \(messages.joined(separator: "\n"))
      steps:
      \(steps.joined(separator: "\n"))
      """
  }

  private func scenes(_ yaml: String, _ limit: SceneFinder.Limit) throws -> Scenes {
    let scenes = try #require(Page.result(of: yaml).scenes)
    return scenes.best(limit)
  }

  @Test("Every failure has a picture or is listed", arguments: [1, 3, 9])
  func complete(users: Int) throws {
    let scenes = try scenes(Self.readers(users), SceneFinder.Limit(usual: 6, telling: 12))
    let moments = scenes.pictures.flatMap(\.moments) + scenes.left
    let failures = moments.flatMap(\.occasions).flatMap { occasion -> [Int] in
      if case .failed(let failures) = occasion { failures } else { [] }
    }
    #expect(failures.sorted() == Array(0..<13 * users))
    #expect(scenes.leftCount == scenes.left.count)
    #expect(scenes.pictures.count == 12)
  }

  @Test("Every user with a failure or count has a picture before any user has two")
  func everybody() throws {
    let steps = ["a", "b", "c", "d"].map {
      "  - enter: {user: \($0), at: top}\n  - scroll: 10\n  - scroll: 400\n  - leave\n"
    }
    let scenes = try scenes(
      """
      scenario: Different phones
      users: [{id: a, device: iphone-15}, {id: b, device: pixel-8}, {id: c, device: iphone-se}, \
      {id: d, device: xperia-10}]
      messages: [{id: m, bubbles: [{text: One, height: 200}, {text: Two, height: 900}]}]
      steps:
      \(steps.joined())
      """, SceneFinder.Limit(usual: 2, telling: 4))
    #expect(scenes.pictures.flatMap(\.moments).map(\.user) == [0, 1, 2, 3])
  }

  @Test("Moments without a picture are listed with user, line, and result")
  func left() throws {
    let page = try Page(Self.readers(1))
    // Twelve of the thirteen positions have a picture; the moment of entering has none, either.
    #expect(page.count("figure", class: "phone") == 12)
    #expect(page.text.contains("… and 2 more moments: u1, lines 8 ✔, 33 ✗"))
  }

  @Test("A picture shared by users lists the failures and counts of each")
  func alike() throws {
    let page = try Page(
      """
      scenario: Alike
      users: [alice, bob]
      messages: [{id: a, bubbles: [text: One]}]
      steps:
        - enter: alice
        - leave
        - enter: bob
        - expect: {a/1: {counted: false}, a: {uniqueImpression: 7}}
      """)
    #expect(page.count("figure", class: "phone") == 1)
    let caption =
      page.html.split(separator: "<b><bdi>bob</bdi></b> sees the same, ").last.map(String.init) ?? ""
    let words = caption.prefix(caption.distance(to: "</figcaption>"))
    #expect(words.contains("✔ counted <bdi>a/1</bdi>"))
    #expect(words.contains("✗ <bdi>a/1 counted: expected false, got true</bdi>"))
    #expect(words.contains("✗ <bdi>a uniqueImpression: expected 7, got 2</bdi>"))
  }

  @Test("If a picture has too many moments, failures are shown and the others are listed by line")
  func manyAlike() throws {
    let visits = (1...8).map { _ in "  - enter: user\n  - leave\n" }
    let page = try Page(
      """
      scenario: Often
      messages: [{id: a, bubbles: [text: One]}]
      steps:
      \(visits.joined())
        - enter: user
        - expect: {a/1: {impression: 1}}
      """)
    #expect(page.text.contains("✗ a/1 impression: expected 1, got 9"))
    #expect(page.text.contains("… and at 5 more moments: user, lines 10 ✔, 12 ✔, 14 ✔, 16 ✔, 18 ✔"))
  }

  @Test("Impressions of later visits are shown")
  func again() throws {
    let page = try Page(
      """
      scenario: Twice
      messages: [{id: a, bubbles: [text: One]}]
      steps: [{enter: user}, leave, {enter: user}]
      """)
    #expect(page.text.contains("✔ counted a/1"))
    #expect(page.text.contains("✔ counted again a/1"))
  }

  @Test("An arriving message that counts is shown for every user in the room")
  func others() throws {
    let page = try Page(
      """
      scenario: Both are there
      users: [alice, {id: bob, device: pixel-8}]
      messages: [{id: a, bubbles: [text: One]}]
      steps:
        - enter: alice
        - enter: bob
        - send: {id: b, bubbles: [text: Two]}
      """)
    let captions = page.html.split(separator: "<b><bdi>alice</bdi></b>").dropFirst()
    #expect(captions.contains { $0.prefix(400).contains("✔ counted <bdi>b/1</bdi>") })
  }

  @Test("A failure after the user has left is shown below the user's last picture")
  func outside() throws {
    let page = try Page(
      """
      scenario: Looked up later
      messages: [{id: a, bubbles: [text: One]}]
      steps: [{enter: user}, leave, {wait: 1d}, {expect: {a/1: {impression: 5}}}]
      """)
    #expect(page.count("figure", class: "phone") == 1)
    #expect(page.text.contains("user last saw this, "))
    #expect(page.text.contains("✗ a/1 impression: expected 5, got 1"))
  }

  @Test("The plot of every visit shows why a bubble was not counted")
  func reasons() throws {
    let page = try Page(
      """
      scenario: Three visits
      messages: [{id: a, bubbles: [{text: One}, {text: Two, height: 900}]}]
      steps: [{enter: user}, leave, {wait: 15d}, {enter: user}, leave, {enter: user}]
      """)
    #expect(page.count("figure", class: "visit") == 3)
    #expect(page.html.components("<span class=\"no\">outside-measurement-period</span></div>") == 2)
    #expect(!page.html.contains(">not counted</span>"))
  }
}

extension String {
  /// The number of characters before the first occurrence of a text; all if there is none.
  fileprivate func distance(to text: String) -> Int {
    firstRange(of: text).map { distance(from: startIndex, to: $0.lowerBound) } ?? count
  }

  /// The number of occurrences of a text.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
