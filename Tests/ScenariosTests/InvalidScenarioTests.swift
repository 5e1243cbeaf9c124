import Foundation
import Scenarios
import Testing
import TestSupport

/// A folder next to the tests with files `NAME.yaml` and all their diagnostics in `NAME.txt`.
struct ScenarioFolder {
  let url: URL

  init(_ name: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
  }

  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  func read(_ name: String) throws -> Scenario {
    let reader = ScenarioReader { [url] (file) throws(UnreadableFile) in
      guard let data = try? Data(contentsOf: url.appending(path: file)) else {
        throw UnreadableFile(reason: "no such file")
      }
      return Array(data)
    }
    let bytes = Array(try Data(contentsOf: url.appending(path: "\(name).yaml")))
    return try reader.read(bytes, named: "\(name).yaml")
  }

  /// Compares diagnostics with `NAME.txt`. Run the tests with `BUBBLESCOPE_WRITE_GOLDEN=1` to regenerate it.
  func check(_ diagnostics: [Diagnostic], of name: String) throws {
    let rendered = diagnostics.map { $0.rendered + "\n" }.joined()
    #expect(try Golden.mismatch(rendered, with: url.appending(path: "\(name).txt")) == nil)
  }
}

/// Each `Invalid/NAME.yaml` is a file with errors; `Invalid/NAME.txt` contains all its diagnostics.
@Suite struct InvalidScenarioTests {
  static let folder = ScenarioFolder("Invalid").url

  static let names = ScenarioFolder("Invalid").names

  @Test func folderIsComplete() {
    #expect(Self.names.count >= 60)
  }

  @Test("Every error of an invalid file is reported at its place", arguments: names)
  func reportsEveryError(of name: String) throws {
    let folder = ScenarioFolder("Invalid")
    let error = #expect(throws: InvalidScenario.self) { try folder.read(name) }
    try folder.check(error?.diagnostics ?? [], of: name)
    #expect(error?.errors.isEmpty == false)
  }
}

/// Each `Warnings/NAME.yaml` is a valid file; `Warnings/NAME.txt` contains its warnings.
@Suite struct WarningTests {
  static let names = ScenarioFolder("Warnings").names

  @Test func folderIsComplete() {
    #expect(Self.names.count >= 2)
  }

  @Test("Every warning about a valid file is reported at its place", arguments: names)
  func reportsEveryWarning(about name: String) throws {
    let folder = ScenarioFolder("Warnings")
    let scenario = try folder.read(name)
    try folder.check(scenario.warnings, of: name)
    #expect(scenario.warnings.allSatisfy { $0.severity == .warning })
  }

  @Test func aCleanScenarioHasNoWarnings() throws {
    #expect(try read("scenario: A\nmessages: [{id: a, bubbles: [text: x]}]").warnings.isEmpty)
  }
}
