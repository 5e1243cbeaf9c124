import Scenarios
import SystemPackage

/// The files that a scenario refers to.
struct NamedFiles {
  /// The paths of the files that bubbles come from, by the bubbles' indices.
  private(set) var ofBubbles: [Int: FilePath] = [:]
  /// The paths of all files by their names in the scenario.
  private(set) var byName: [String: FilePath] = [:]

  /// No files.
  init() {}

  /// The files that the scenario at a path refers to.
  init(of scenario: Scenario, at path: FilePath) {
    ofBubbles = scenario.files.mapValues { ScenarioFile.path(of: $0, namedIn: path) }
    for name in scenario.fileNames { byName[name] = ScenarioFile.path(of: name, namedIn: path) }
  }

  /// The paths of all files.
  var paths: Set<FilePath> { Set(byName.values) }
}
