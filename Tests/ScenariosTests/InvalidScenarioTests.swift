import Foundation
import Scenarios
import Testing

/// A folder of files beside the tests: `NAME.yaml`, and in `NAME.txt` every diagnostic of it.
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

  func expected(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: "\(name).txt"), encoding: .utf8)
  }
}

/// Each `Invalid/NAME.yaml` is a file with errors, `Invalid/NAME.txt` beside it every diagnostic of it.
@Suite struct InvalidScenarioTests {
  static let folder = ScenarioFolder("Invalid").url

  static let names = ScenarioFolder("Invalid").names

  @Test func thereIsAFolderOfThem() {
    #expect(Self.names.count >= 60)
  }

  @Test("Every error of an invalid file is reported at its place", arguments: names)
  func reportsEveryError(of name: String) throws {
    let folder = ScenarioFolder("Invalid")
    let error = #expect(throws: InvalidScenario.self) { try folder.read(name) }
    let rendered = error?.diagnostics.map { $0.rendered + "\n" }.joined() ?? ""
    #expect(rendered == (try folder.expected(of: name)))
    #expect(error?.errors.isEmpty == false)
  }
}

/// Each `Warnings/NAME.yaml` is a file that can be used, `Warnings/NAME.txt` what is doubtful in it.
@Suite struct WarningTests {
  static let names = ScenarioFolder("Warnings").names

  @Test func thereIsAFolderOfThem() {
    #expect(Self.names.count >= 2)
  }

  @Test("A file with doubtful message objects is read, each doubt reported at its place", arguments: names)
  func reportsEveryDoubt(about name: String) throws {
    let folder = ScenarioFolder("Warnings")
    let scenario = try folder.read(name)
    #expect(scenario.warnings.map { $0.rendered + "\n" }.joined() == (try folder.expected(of: name)))
    #expect(scenario.warnings.allSatisfy { $0.severity == .warning })
  }

  @Test func aScenarioWithoutDoubtsHasNoWarnings() throws {
    #expect(try read("scenario: A\nmessages: [{id: a, bubbles: [text: x]}]").warnings.isEmpty)
  }
}
