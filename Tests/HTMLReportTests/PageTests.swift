import Foundation
import Scenarios
import Testing

@testable import HTMLReport

@Suite("The HTML page")
struct PageTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Scenarios")

  private static let coupon = """
    scenario: Does the coupon fit?
    device: pixel-8
    account: {name: Brown Coffee, richMenu: {size: compact, selected: true}}
    messages:
      - id: coupon
        bubbles:
          - text: Thank you!
          - {type: flex, altText: Coupon, contents: {type: bubble}, height: 560}
    steps:
      - enter: user
      - scroll: 10
      - expect: {coupon/2: {impression: IMPRESSIONS}}
    """
  static let failing = coupon.replacing("IMPRESSIONS", with: "1")
  static let passing = coupon.replacing("IMPRESSIONS", with: "0")

  @Test("The headline shows how many scenarios passed, and the others are listed first")
  func summary() throws {
    let page = try Page([
      Page.result(of: Self.passing, file: "good.yaml"), Page.result(of: Self.failing, file: "bad.yaml"),
      Page.result(of: "scenario: x\ncolour: red\n", file: "invalid.yaml"),
      Page.Run(result: ReplayResult(file: "gone.yaml", ending: .unreadable("no such file"))),
    ])
    #expect(
      page.text.contains("1 of 4 scenarios passed, 1 failed, 1 is not valid, 1 could not be read."))
    #expect(page.count("tr", class: "ko") == 1)
    #expect(page.count("tr", class: "iv") == 2)
    #expect(page.count("tr", class: "ok") == 1)
    #expect(page.count("section") == 4)
    let links = page.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
    #expect(links == ["#s2", "#s3", "#s4", "#s1"])
    let sections = page.elements.filter { $0.name == "section" }.compactMap { $0.attributes["id"] }
    #expect(sections == ["s2", "s3", "s4", "s1"])
    #expect(page.text.contains("unknown key \"colour\""))
    #expect(page.text.contains("no such file"))
  }

  @Test("Sections of failed scenarios are open, those of passed scenarios closed")
  func open() throws {
    let page = try Page([Page.result(of: Self.passing), Page.result(of: Self.failing)])
    let details = page.elements.filter { $0.name == "details" && $0.attributes["class"] != "legend" }
    #expect(details.map { $0.attributes["class"] } == ["ko", "ok"])
    #expect(details.map { $0.attributes["open"] } == ["open", nil])
  }

  @Test("A failed expectation is shown with its location, cause, and preceding steps")
  func failure() throws {
    let page = try Page(Self.failing)
    #expect(page.text.contains("The scenario failed."))
    #expect(page.text.contains("coupon/2 impression: expected 1, got 0"))
    #expect(page.text.contains("under-rich-menu: Its bottom edge came within 7 pt: the rich menu hid it."))
    #expect(page.text.contains("line 12"))
    #expect(page.text.contains("scroll: 10"))
  }

  @Test("Counters have the names of LINE's statistics")
  func counters() throws {
    let page = try Page(Self.passing)
    #expect(page.count("table", class: "counters") == 1)
    for name in ["delivered", "impression", "uniqueImpression"] { #expect(page.text.contains(name)) }
    #expect(page.text.contains("overview.uniqueImpression"))
  }

  @Test("Bubbles that were not counted are explained, grouped by reason")
  func missing() throws {
    let page = try Page(
      """
      scenario: Two bubbles nobody saw
      messages: [{id: a, bubbles: [{text: One}, {text: Two}]}]
      steps: [{markRead: long-press}]
      """)
    #expect(page.text.contains("a/1, a/2 read-without-entering It was marked as read"))
  }

  @Test("Statistics are masked on request")
  func masked() throws {
    #expect(!(try Page(Self.passing).text.contains("<20")))
    let page = try Page(Self.passing, isMasked: true)
    #expect(page.text.contains("<20"))
    #expect(page.text.contains("fewer than 20 users"))
  }

  @Test("Ids are unique, and every reference has a target")
  func references() throws {
    let page = try Page((1...3).map { Page.result(of: Self.failing, file: "\($0).yaml") })
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let references = page.elements.compactMap { $0.attributes["href"] }
    #expect(references.count > ids.count - 3)
    #expect(references.allSatisfy { ids.contains(String($0.dropFirst())) })
  }

  @Test("With many scenarios, only failed ones have pictures")
  func many() throws {
    let results = [Page.result(of: Self.passing), Page.result(of: Self.failing)]
    #expect(try Page(results).count("figure", class: "phone") == 4)
    let page = try Page(results, fileCount: HTMLReport.manyFiles)
    #expect(page.count("figure", class: "phone") == 2)
    #expect(page.count("table", class: "counters") == 2)
    #expect(page.text.contains("show only their counters"))
  }

  @Test("Equal runs give equal pages of less than 70 kB per scenario")
  func size() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
    #expect(files.count > 40)
    for file in files {
      let yaml = try String(contentsOf: file, encoding: .utf8)
      // The reader has no other files.
      if yaml.contains("file: ") { continue }
      let page = try Page(yaml)
      #expect(page.text.contains("The scenario passed."), "\(file.lastPathComponent)")
      #expect(page.html.utf8.count < 70_000, "\(file.lastPathComponent)")
      #expect(page.html == (try Page(yaml).html))
    }
  }
}
