import Scenarios
import Testing

@testable import HTMLReport

@Suite("A page that reloads itself")
struct ReloadingTests {
  private func page(_ reloading: HTMLReport.Reloading?) throws -> Page {
    let run = Page.result(of: "scenario: A\nmessages: [{id: a, bubbles: [text: Hello]}]\nsteps: [enter]\n")
    let report = HTMLReport(reloading: reloading)
    return try Page(html: report.page(of: [report.entry(for: run.result, run.scenes, number: 1)], .init()))
  }

  @Test("It listens to its server, and its policy allows one script and no other address")
  func listens() throws {
    let page = try page(.init(events: "events?since=7", nonce: "once"))
    #expect(page.elements.filter { $0.name == "script" }.map(\.attributes) == [["nonce": "once"]])
    #expect(page.html.contains("new EventSource(\"events?since=7\")"))
    #expect(page.html.contains("style-src 'unsafe-inline'; script-src 'nonce-once'; connect-src 'self'\"/>"))
  }

  @Test("Any other page has no script, and its policy allows none")
  func hasNone() throws {
    let page = try page(nil)
    #expect(!page.html.contains("script"))
    #expect(page.html.contains("default-src 'none'; style-src 'unsafe-inline'\"/>"))
  }
}
