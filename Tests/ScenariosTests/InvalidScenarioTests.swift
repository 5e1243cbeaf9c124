import Foundation
import Scenarios
import Testing

/// Each `Invalid/NAME.yaml` is a file with errors, `Invalid/NAME.txt` beside it every diagnostic of it.
@Suite struct InvalidScenarioTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Invalid")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func thereIsAFolderOfThem() {
    #expect(Self.names.count >= 60)
  }

  @Test("Every error of an invalid file is reported at its place", arguments: names)
  func reportsEveryError(of name: String) throws {
    let folder = Self.folder
    let reader = ScenarioReader { (file) throws(UnreadableFile) in
      guard let data = try? Data(contentsOf: folder.appending(path: file)) else {
        throw UnreadableFile(reason: "no such file")
      }
      return Array(data)
    }
    let bytes = Array(try Data(contentsOf: folder.appending(path: "\(name).yaml")))
    let expected = try String(contentsOf: folder.appending(path: "\(name).txt"), encoding: .utf8)
    let error = #expect(throws: InvalidScenario.self) {
      try reader.read(bytes, named: "\(name).yaml")
    }
    let rendered = error?.diagnostics.map { $0.rendered + "\n" }.joined() ?? ""
    #expect(rendered == expected)
  }
}
