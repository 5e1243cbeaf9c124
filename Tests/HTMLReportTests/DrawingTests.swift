import ChatRoom
import Scenarios
import TerminalText
import TerminalUI
import Testing

@testable import HTMLReport

@Suite("Pictures of key moments")
struct SceneTests {
  private func scenes(_ yaml: String, upTo maximum: Int = 6) throws -> [Scene] {
    let scenes = try #require(Page.result(of: yaml).scenes)
    return scenes.best(SceneFinder.Limit(usual: maximum, telling: maximum)).pictures
  }

  private static let long = """
    scenario: A long room
    users: [alice, bob]
    messages:
      - id: a
        bubbles: [{text: One, height: 500}, {text: Two, height: 500}, {text: Three, height: 500}]
    steps:
      - enter: alice
      - scroll: 200
      - scroll: 200
      - expect: {a/1: {impression: 1}}
      - scroll: 300
      - scroll: {to: bottom}
      - expect: {a/2: {impression: 5}}
      - leave
      - enter: bob
      - leave
      - wait: 1d
    """

  @Test("Pictures show entries, first counts, failures, and the end, each only once")
  func occasions() throws {
    let scenes = try scenes(Self.long)
    let all = scenes.flatMap(\.moments)
    #expect(all.contains { $0.user == 0 && $0.occasions.contains(.entered) })
    #expect(all.contains { $0.occasions.contains(.failed([0])) })
    #expect(all.contains { $0.occasions.contains(.end) })
    // Bob's phone looks like Alice's, so they share a picture.
    #expect(scenes[0].moments.map(\.user) == [0, 1])
    #expect(Set(scenes.map(\.frame)).count == scenes.count)
    // Nothing was counted by the first scroll.
    #expect(!all.contains { $0.step == 1 })
  }

  @Test("The number of pictures is limited, and the failure is among them", arguments: 1...4)
  func limit(_ maximum: Int) throws {
    let scenes = try scenes(Self.long, upTo: maximum)
    #expect(scenes.count == min(maximum, try self.scenes(Self.long).count))
    if maximum > 1 {
      let occasions = scenes.flatMap { $0.moments.flatMap(\.occasions) }
      #expect(occasions.contains(.failed([0])))
    }
  }

  @Test("A failure late in a long scenario has a picture")
  func lateFailure() throws {
    let visits = (1...40).map { "  - enter: {user: user, at: top}\n  - scroll: \($0 * 20)\n  - leave\n" }
    let scenes = try scenes(
      """
      scenario: Forty visits
      messages: [{id: a, bubbles: [{text: One, height: 900}, {text: Two, height: 900}, {text: Three}]}]
      steps:
      \(visits.joined())
        - enter: user
        - expect: {a/3: {impression: 50}}
        - leave
        - enter: {user: user, at: top}
      """)
    #expect(scenes.contains { $0.moments.contains { $0.step == 120 && $0.occasions.contains(.failed([0])) } })
    #expect(scenes.count == 6)
  }

  @Test("If nobody enters, the picture shows the chat list")
  func chatList() throws {
    let scenes = try scenes(
      "scenario: Read\nmessages: [{id: a, bubbles: [text: Hi]}]\nsteps: [{markRead: long-press}]")
    #expect(scenes.count == 1)
    #expect(scenes[0].frame.text.contains("Chats"))
    #expect(!scenes[0].frame.text.contains("Enter:"))
  }

  @Test("The drawing has every character of the phone")
  func characters() throws {
    let frame = try #require(try scenes(PageTests.failing).first).frame
    let svg = FramePicture(frame, cell: .page, isLight: true).element("x").text
    let page = try Page(html: "<page>\(svg)</page>")
    func inks(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { !" \n▀▄│─╭╮╰╯".unicodeScalars.contains($0) }.sorted()
    }
    #expect(inks(page.text) == inks(frame.text))
    for run in page.elements where run.name == "text" {
      let x = try #require(run.attributes["x"].flatMap { Int($0) })
      let length = try #require(run.attributes["textLength"].flatMap { Int($0) })
      #expect(x % 6 == 0 && length % 6 == 0 && (x + length) / 6 <= frame.size.columns)
    }
  }

  @Test("Characters are combined into runs and areas into paths, and lines have no gaps")
  func runs() throws {
    var frame = Frame(size: TerminalSize(columns: 12, rows: 2))
    for (column, scalar) in "ab c  d".unicodeScalars.enumerated() where scalar != " " {
      frame.set(Glyph(scalar), .plain, column: column, row: 0)
    }
    let red = Style(TerminalColor(196))
    frame.set(Glyph("e"), red, column: 7, row: 0)
    frame.set(Glyph("界", wide: true), Style(.standard, on: .standard, .bold), column: 8, row: 0)
    frame.set(Glyph("│"), red, column: 11, row: 0)
    frame.set(Glyph("│"), red, column: 11, row: 1)
    for column in 0..<3 { frame.set(Glyph("▄"), red, column: column, row: 1) }
    let page = try Page(html: FramePicture(frame, cell: .page, isLight: true).element("x").text)
    let runs = page.elements.filter { $0.name == "text" }.map {
      "\($0.attributes["x"] ?? "") \($0.attributes["textLength"] ?? "")"
    }
    #expect(runs == ["0 24", "36 6", "42 6", "48 12"])
    #expect(page.text == "ab cde界")
    let paths = page.elements.filter { $0.name == "path" }.compactMap { $0.attributes["d"] }
    #expect(paths == ["M0 22.5h18V30h-18z", "M69 0V15M69 15V30"])
  }
}

@Suite("Plots of visits")
struct TimelineTests {
  @Test("The cells cover the whole width of the drawing, with space for each leg")
  func scale() {
    let legs = [0..<1, 1..<2, 2..<239, 239..<240]
    let scale = TimelineScale(cells: 240, legs: legs)
    #expect(scale.edges.first == 0)
    #expect(scale.edges.last == TimelineScale.width)
    #expect(scale.edges.count == 241)
    #expect(zip(scale.edges, scale.edges.dropFirst()).allSatisfy { $0 <= $1 })
    for leg in legs { #expect(scale.edges[leg.upperBound] - scale.edges[leg.lowerBound] >= 100) }
  }

  @Test("Each visit has a lane for each nearby bubble, with the status of each edge")
  func lanes() throws {
    let page = try Page(PageTests.failing)
    #expect(page.count("figure", class: "visit") == 1)
    #expect(page.count("div", class: "lane") == 2)
    let descriptions = page.elements.filter { $0.attributes["preserveAspectRatio"] != nil }
      .compactMap { $0.attributes["aria-label"] }
    #expect(
      descriptions == [
        "top: visible from 1; bottom: visible from 1; counted at 1",
        "top: visible from 1; bottom: under the rich menu from 1",
      ])
    #expect(page.count("path", class: "rich") == 2)  // one of them in the legend
    #expect(page.text.contains("✔ counted at line 10"))
  }

  @Test("In a room with hundreds of bubbles, some in view have lanes and the rest are counted")
  func hundreds() throws {
    let bubbles = (0..<60).map { "  - {id: m\($0), bubbles: [{text: A}, {text: B}, {text: C}, {text: D}]}" }
    let page = try Page(
      "scenario: Many\nmessages:\n\(bubbles.joined(separator: "\n"))\nsteps: [{enter: {user: user, at: top}}]"
    )
    #expect(page.count("div", class: "lane") == 10)
    #expect(page.text.contains("… and 230 more bubbles"))
    #expect(!page.text.contains("bubbles not in view"))
    #expect(page.html.utf8.count < 60_000)
  }

  @Test("Bubbles that were never in view are counted")
  func outOfView() throws {
    let bubbles = (0..<30).map { "  - {id: m\($0), bubbles: [{text: A, height: 500}]}" }
    let page = try Page(
      "scenario: Tall\nmessages:\n\(bubbles.joined(separator: "\n"))\nsteps: [{enter: {user: user, at: top}}]"
    )
    #expect(page.count("div", class: "lane") == 2)
    #expect(page.text.contains("… and 28 more bubbles not in view"))
  }

  @Test("The bubble of a failed expectation is shown and explained, even if it was never near")
  func concerned() throws {
    let bubbles = (0..<60).map { "  - {id: m\($0), bubbles: [{text: A}, {text: B}, {text: C}, {text: D}]}" }
    let page = try Page(
      """
      scenario: Many
      messages:
      \(bubbles.joined(separator: "\n"))
      steps:
        - enter: {user: user, at: top}
        - expect: {m50/2: {impression: 1}}
      """)
    let bold = page.html.split(separator: "<b><bdi>m50/2</bdi></b>")
    #expect(bold.count == 3)  // its reason and its lane
    #expect(page.html.contains("<div class=\"lane\"><b><bdi>m50/2</bdi></b>"))
  }

  @Test("Some of many visits are shown, and the rest are counted")
  func manyVisits() throws {
    let visits = (1...20).map { _ in "  - enter: user\n  - leave\n" }
    let page = try Page(
      "scenario: Often\nmessages: [{id: a, bubbles: [text: One]}]\nsteps:\n\(visits.joined())")
    #expect(page.count("figure", class: "visit") == 4)
    #expect(page.text.contains("… and 16 more visits"))
  }

  @Test("A long visit shows its beginning, and the other events are counted")
  func longVisit() throws {
    let steps = (0..<400).map { "  - scroll: \($0 % 2 == 0 ? 50 : -50)" }
    let page = try Page(
      """
      scenario: Back and forth
      messages: [{id: a, bubbles: [{text: One, height: 500}, {text: Two, height: 500}]}]
      steps:
        - enter: user
      \(steps.joined(separator: "\n"))
      """)
    #expect(page.text.contains("… and 387 more events"))
    #expect(page.html.utf8.count < 60_000)
  }
}
