import Scenarios

/// Scenario files on disk, and the one that is built in.
enum ScenarioFile {
  /// Reads the scenario at a path.
  ///
  /// - Throws: ``Failure`` with every error of the file, located.
  static func read(_ path: String) throws(Failure) -> Scenario {
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path, atMost: ScenarioReader.mostBytes)
    } catch {
      throw Failure(text: "\(path.harmless): error: \(error.reason)")
    }
    return try read(bytes, named: path, folder: folder(of: path))
  }

  /// The scenario the program starts with.
  static func builtIn() throws(Failure) -> Scenario {
    try read(PackageResources.first_look_yaml, named: "first-look.yaml", folder: ".")
  }

  private static func read(
    _ bytes: [UInt8], named name: String, folder: String
  ) throws(Failure) -> Scenario {
    let reader = ScenarioReader { (file: String) throws(UnreadableFile) -> [UInt8] in
      try FileReading.bytes(
        of: file.hasPrefix("/") ? file : "\(folder)/\(file)", atMost: ScenarioReader.mostBytes)
    }
    do {
      return try reader.read(bytes, named: name)
    } catch {
      throw Failure(text: error.diagnostics.map(\.rendered).joined(separator: "\n"))
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
