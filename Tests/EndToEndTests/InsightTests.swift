import Foundation
import TestSupport
import Testing

/// `bubblescope insight`: the pages of Insight without a screen.
@Suite("The insight command")
struct InsightTests {
  private static let scenarios = Golden.projectFile("Scenarios").path

  private func insight(_ arguments: String...) throws -> Command.Result {
    try Command.run([Terminal.program, "insight", "\(Self.scenarios)/first-look.yaml"] + arguments)
  }

  @Test("A page as text, and the dashboard by default")
  func text() throws {
    let dashboard = try insight()
    #expect(dashboard.status == 0)
    #expect(dashboard.output.hasPrefix("Dashboard\n"))
    let friends = try insight("--page", "friends", "--on", "2026-10-31")
    #expect(friends.output.contains("2026-10-31        251           219     61      32        5"))
    #expect(friends.output.split(separator: "\n").count == 3)
  }

  @Test("CSV of the table that is asked for, JSON of all")
  func formats() throws {
    let csv = try insight("--page", "coupons", "--table", "days", "--on", "20261031")
    #expect(csv.output == "date,opened,acquired,used\r\n2026-10-31,96,41,17\r\n")
    let json = try insight("--page", "coupons", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(Set(object?.keys.map(\.self) ?? []) == ["total", "coupons", "days"])
  }

  @Test("Messages and people have no days: a warning says so")
  func withoutDays() throws {
    let people = try insight("--page", "people", "--on", "2026-11-01")
    #expect(people.status == 0)
    #expect(people.output.contains("alice"))
    #expect(
      people.errors == "bubblescope: warning: --on: people are always as they are at the end of the run\n")
  }

  @Test("The file's extension decides the format")
  func output() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("people.csv")
    #expect(try insight("--page", "people", "-o", file).output.isEmpty)
    #expect(try folder.read("people.csv").hasPrefix("user,status,profile"))
    #expect(try insight("--page", "people", "-o", folder.file("people.pdf")).status == 2)
  }

  @Test(
    "What makes no sense is an error with exit code 2",
    arguments: [
      (["--page", "weather"], "The value 'weather' is invalid for '--page <page>'"),
      (["--on", "soon"], "The value 'soon' is invalid for '--on <date>'"),
      (["--on", "2027-01-01"], "--on 2027-01-01: in the future; the run ends on 2026-11-02"),
      (["--on", "2026-10-16"], "--on 2026-10-16: before the first day of the scenario, 2026-10-17"),
      (["--page", "friends", "--table", "hours"], "--table hours: the tables of this page are days"),
      (["--table", "days", "--format", "json"], "--table needs --format csv"),
    ])
  func errors(arguments: [String], message: String) throws {
    let result = try Command.run(
      [Terminal.program, "insight", "\(Self.scenarios)/first-look.yaml"] + arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test("Message objects have no Insight page, and an invalid file is reported at its place")
  func files() throws {
    let card = try Command.run([Terminal.program, "insight", "\(Self.scenarios)/spiced-cocoa.json"])
    #expect(card.status == 2)
    #expect(card.errors.contains("message objects have no Insight page"))
    let folder = try TemporaryFolder()
    try folder.write("bad.yaml", "scenario: A\nsteps: [block: nobody]\n")
    let bad = try Command.run([Terminal.program, "insight", folder.file("bad.yaml")])
    #expect(bad.status == 2)
    #expect(bad.errors.contains("bad.yaml:2:16: error: block: unknown user \"nobody\""))
  }
}
