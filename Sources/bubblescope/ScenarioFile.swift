import Scenarios

/// Scenario files on disk, and the one that is built in.
enum ScenarioFile {
  /// Reads the scenario at a path; what is doubtful in it goes to standard error.
  ///
  /// - Throws: ``Failure`` with every error of the file, located.
  static func read(_ path: String) throws(Failure) -> Scenario {
    do {
      let scenario = try scenario(at: path)
      for warning in scenario.warnings { StandardError.write(warning.rendered + "\n") }
      return scenario
    } catch let error as InvalidScenario {
      throw failure(error)
    } catch let error as UnreadableFile {
      throw Failure(text: "\(path.harmless): error: \(error.reason)")
    } catch {
      throw Failure(text: "\(path.harmless): error: \(error)")
    }
  }

  /// Reads the scenario at a path.
  ///
  /// - Throws: `InvalidScenario` with every error of the file, `UnreadableFile` when it can't be read.
  static func scenario(at path: String) throws -> Scenario {
    let bytes = try FileReading.bytes(of: path, atMost: ScenarioReader.mostBytes)
    return try reader(inFolder: folder(of: path)).read(bytes, named: path)
  }

  /// The scenario the program starts with.
  static func builtIn() throws(Failure) -> Scenario {
    do {
      return try reader(inFolder: ".").read(PackageResources.first_look_yaml, named: "first-look.yaml")
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ error: InvalidScenario) -> Failure {
    Failure(text: error.diagnostics.map(\.rendered).joined(separator: "\n"))
  }

  private static func reader(inFolder folder: String) -> ScenarioReader {
    ScenarioReader { (file: String) throws(UnreadableFile) -> [UInt8] in
      try FileReading.bytes(
        of: file.hasPrefix("/") ? file : "\(folder)/\(file)", atMost: ScenarioReader.mostBytes)
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension String {
  /// The text with everything that could steer a terminal replaced.
  var harmless: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
