import Scenarios
import Testing

@testable import HTMLReport

@Suite("Results in the page's summary")
struct VerdictTests {
  private static let idle =
    "scenario: Idle\nmessages: [{id: a, bubbles: [text: Hi]}]\nsteps: [{enter: user}]\n"
  private static let warned = """
    scenario: With a warning
    messages: [{id: a, bubbles: [{type: text, text: Hi, sender: {name: LINE shop}}]}]
    steps: [{enter: user}, {expect: {a/1: {impression: 1}}}]

    """

  /// The texts of the first cells in the summary's rows.
  private func marks(_ page: Page) -> [String] {
    let parts = page.html.split(separator: "</table>")[0].split(separator: "<tr class=").dropFirst()
    return parts.compactMap { part in
      part.firstMatch(of: #/<b>(.)</b><span>(.*?)</span>/#).map { "\($0.1)\($0.2)" }
    }
  }

  @Test("The headline and rows distinguish failed and invalid files")
  func words() throws {
    let page = try Page([
      Page.result(of: PageTests.passing), Page.result(of: PageTests.failing),
      Page.result(of: "scenario: x\ncolour: red\n"), Page.result(of: "scenario: x\ncolour: blue\n"),
      Page.Run(result: ReplayResult(file: "gone.yaml", ending: .unreadable("no such file"))),
    ])
    #expect(
      page.text.contains("1 of 5 scenarios passed, 1 failed, 2 are not valid, 1 could not be read."))
    #expect(marks(page) == ["✗ failed", "⚠ not valid", "⚠ not valid", "⚠ not read", "✓ passed"])
  }

  @Test("A scenario without expectations does not count as passed")
  func unchecked() throws {
    let page = try Page([Page.result(of: Self.idle), Page.result(of: PageTests.passing)])
    #expect(page.text.contains("1 of 2 scenarios passed, 1 without expectations."))
    #expect(marks(page) == ["– ran", "✓ passed"])
    #expect(page.html.contains("<td class=\"n\">none</td>"))
    #expect(page.count("h1", class: "ok") == 1)
    let alone = try Page(Self.idle)
    #expect(alone.text.contains("The scenario ran; it has no expectations."))
    #expect(alone.count("h1", class: "un") == 1)
    #expect(alone.count("details", class: "un") == 1)
  }

  @Test("A warning is shown in the summary and opens the section of a passed scenario")
  func warnings() throws {
    let page = try Page([Page.result(of: PageTests.passing), Page.result(of: Self.warned)])
    #expect(page.text.contains("⚠ line 2: sender.name: contains the word LINE"))
    #expect(page.text.contains("All 2 scenarios passed."))
    #expect(page.text.contains("1 file has warnings."))
    let details = page.elements.filter { $0.name == "details" && $0.attributes["class"] == "ok" }
    #expect(details.map { $0.attributes["open"] } == ["open", nil])
    #expect(page.elements.first { $0.name == "section" }?.attributes["id"] == "s2")
  }

  @Test("The summary shows the actual value even of a long finding")
  func uncut() throws {
    let id = String(repeating: "november-", count: 9) + "x"
    let page = try Page(
      """
      scenario: Long
      messages: [{id: \(id), bubbles: [text: Hi]}]
      steps: [{enter: user}, {expect: {\(id)/1: {counted: false}}}]
      """)
    let summary = try #require(page.html.split(separator: "</table>").first)
    #expect(summary.contains(": expected false, got true</bdi>"))
  }
}
