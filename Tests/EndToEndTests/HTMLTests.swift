import Foundation
import Testing
import TestSupport

/// `bubblescope replay --html`: the page, also in a browser.
@Suite("HTML page")
struct HTMLTests {
  private static let good = """
    scenario: A good one
    messages: [{id: a, bubbles: [text: Hello]}]
    steps: [{enter: user}, {expect: {a/1: {impression: 1}}}]

    """
  private static let bad = good.replacing("A good one", with: "A bad one").replacing(": 1}", with: ": 2}")

  private func replay(_ arguments: String...) throws -> Command.Result {
    try Command.run([Terminal.program, "replay"] + arguments)
  }

  @Test("The page changes neither the other output nor the exit code")
  func leavesOtherOutputUnchanged() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.yaml", Self.good)
    try folder.write("bad.yaml", Self.bad)
    try folder.write("invalid.yaml", "scenario: x\ncolour: red\n")
    let page = "\(folder.path)/report.html"
    for (files, status) in [
      (["good.yaml"], 0), (["good.yaml", "bad.yaml"], 1), (["bad.yaml", "invalid.yaml"], 2),
    ] {
      let paths = files.map { "\(folder.path)/\($0)" }
      let plain = try Command.run([Terminal.program, "replay"] + paths)
      let result = try Command.run([Terminal.program, "replay", "--html", page] + paths)
      #expect(result.status == Int32(status))
      #expect(result.output == plain.output)
      #expect(result.errors == plain.errors)
      #expect(try folder.read("report.html").hasPrefix("<!DOCTYPE html>\n"))
    }
    #expect(try folder.names == ["bad.yaml", "good.yaml", "invalid.yaml", "report.html"])
  }

  @Test("The page can be combined with a machine-readable report and a folder")
  func together() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.yaml", Self.good)
    try folder.write("bad.yaml", Self.bad)
    let result = try replay(
      "--html", "\(folder.path)/report.html", "--format", "junit", "--output", "\(folder.path)/report.xml",
      folder.path)
    #expect(result.status == 1)
    #expect(result.output.contains("2 scenarios: 1 failed, 1 passed"))
    #expect(try folder.read("report.xml").contains("<testsuites"))
    #expect(
      try folder.read("report.html").contains("1 of 2 scenarios passed, 1 failed."))
  }

  @Test("A page that can't be written is an error before anything runs")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.yaml", Self.good)
    let file = "\(folder.path)/good.yaml"
    let inner = "\(folder.path)/folder.html"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
    for (page, reason) in [
      ("\(folder.path)/nowhere/report.html", "No such file or directory"), (inner, "this is a folder"),
      ("\(folder.path)/report", "the file name must end with .html or .htm"),
      ("-", "--html can't write to standard output; specify a file"),
    ] {
      let result = try replay("--html", page, file)
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains(reason), "\(result.errors)")
    }
    let same = "\(folder.path)/report.html"
    let both = try replay("--html", same, "--format", "json", "--output", same, file)
    #expect(both.status == 2)
    #expect(both.errors.contains("--output and --html can't write to the same file"))
    let watching = try replay("--html", same, "--watch", file)
    #expect(watching.status == 2)
    #expect(watching.errors.contains("omit --format, --output, and --html"))
    let other = try replay("--html", same, "--output", "\(folder.path)/nowhere/report", file)
    #expect(other.status == 2)
    #expect(try folder.names.sorted() == ["folder.html", "good.yaml"])
  }

  /// A scenario with texts that try to inject markup and are wider than a phone.
  private static let hostile = """
    scenario: "<svg onload=hacked=1> \(String(repeating: "Donaudampfschiff", count: 12))"
    description: "</section><script>hacked = 1</script> \(String(repeating: "x", count: 300))"
    account: {name: "\\"><img src=https://example.com/x.png onerror=hacked=1>", richMenu: {size: compact, selected: true}}
    users: [{id: "a\(String(repeating: "b", count: 60))", name: "\\U0000202Eevil' onmouseover='hacked=1 \\u0007"}]
    messages:
      - id: \(String(repeating: "promo", count: 20))
        bubbles:
          - {text: "</text></svg><script>hacked = 1</script>"}
          - {type: flex, altText: "</style>", height: 700, contents: {type: bubble}}
    steps:
      - enter: "a\(String(repeating: "b", count: 60))"
      - say: "<iframe src=javascript:hacked=1>"
      - expect: {\(String(repeating: "promo", count: 20))/2: {impression: 3}}

    """

  @Test(
    "Chromium shows the page without a network, on a desktop and a phone, in dark mode, and in print",
    .enabled(if: Browser.isWanted, "requires a working chromium and python3-html5lib"))
  func browser() throws {
    let folder = try TemporaryFolder()
    try folder.write("hostile.yaml", Self.hostile)
    try folder.write("bad.yaml", Self.bad)
    try folder.write("<b onclick=hacked=1>&.yaml", "scenario: [\n<script>hacked = 1</script>\n")
    let page = "\(folder.path)/report.html"
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let scenarios = tests.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios").path
    let names = [
      "ten-reasons", "first-look", "every-kind-of-bubble", "carousel-swiped-twice", "marked-as-read",
    ]
    let files = names.map { "\(scenarios)/\($0).yaml" } + ["\(folder.path)/gone.yaml", folder.path]
    let result = try Command.run([Terminal.program, "replay", "--html", page] + files)
    #expect(result.status == 2)
    let html = try folder.read("report.html")
    let sections = html.split(separator: "<section ").count - 1
    let pictures = html.split(separator: "<figure class=\"phone\">").count - 1
    #expect(sections == 9 && pictures > 10)
    let check = try Command.run([
      Browser.python, Browser.script("check.py"), Browser.program, page,
      "\(sections)", "\(pictures)", "</section><script>hacked = 1</script>",
    ])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    #expect(check.output.isEmpty)
  }
}
