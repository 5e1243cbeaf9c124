import ChatRoom
import MessagingAPI
import Scenarios
import SystemPackage
import TerminalText

/// Scenario files on disk, and the built-in scenario.
enum ScenarioFile {
  /// The contents of a file.
  enum Opened {
    /// A scenario.
    case scenario(Scenario)
    /// Message objects.
    case message(MessageFile)
  }

  /// Reads a scenario or a file of message objects, or standard input for `-`. Prints its warnings to standard error.
  ///
  /// With `isLenient`, errors that the Messaging API would report are warnings.
  ///
  /// - Throws: ``Failure`` with every error of the file and its location.
  static func open(_ path: FilePath, isLenient: Bool = false) throws(Failure) -> Opened {
    try read(path) { try contents($0, named: $1, at: path, isLenient) }
  }

  /// Reads a file like ``open(_:isLenient:)``, but prints nothing.
  ///
  /// - Throws: `InvalidScenario` with every error of the file, or `UnreadableFile`.
  static func load(
    _ path: FilePath, isLenient: Bool
  ) throws -> (contents: Opened, warnings: [Diagnostic]) {
    let bytes = try FileReading.bytes(of: path, maximum: ScenarioReader.maximumBytes)
    return try contents(bytes, named: path.string, at: path, isLenient)
  }

  private static func contents(
    _ bytes: [UInt8], named name: String, at path: FilePath, _ isLenient: Bool
  ) throws -> (Opened, [Diagnostic]) {
    switch FileKind(of: bytes, named: name) {
    case .scenario:
      let scenario = try reader(inFolder: path.folder, isLenient).read(bytes, named: name)
      return (.scenario(scenario), scenario.warnings)
    case .messages:
      let file = try MessageFileReader(isLenient: isLenient).read(bytes, named: name)
      return (.message(file), file.warnings)
    }
  }

  /// Reads a rich menu object. Prints its warnings to standard error.
  ///
  /// - Throws: ``Failure`` with every error of the file and its location.
  static func richMenu(at path: FilePath, isLenient: Bool) throws(Failure) -> RichMenu {
    try read(path) { try MessageFileReader(isLenient: isLenient).richMenu($0, named: $1) }
  }

  /// Reads a file, or standard input for `-`, and parses its bytes. Prints its warnings to standard error.
  private static func read<Contents>(
    _ path: FilePath, _ parse: ([UInt8], String) throws -> (Contents, [Diagnostic])
  ) throws(Failure) -> Contents {
    let name = path.isStandardStream ? "standard input" : path.string
    do {
      let bytes =
        path.isStandardStream
        ? try FileReading.standardInput(maximum: ScenarioReader.maximumBytes)
        : try FileReading.bytes(of: path, maximum: ScenarioReader.maximumBytes)
      let (contents, warnings) = try parse(bytes, name)
      for warning in warnings { StandardError.write(warning.rendered + "\n") }
      return contents
    } catch let error as InvalidScenario {
      throw failure(error)
    } catch let error as UnreadableFile {
      throw Failure(text: "\(name.sanitized): error: \(error.reason)")
    } catch {
      throw Failure(text: "\(name.sanitized): error: \(error)")
    }
  }

  /// Reads the scenario at a path. Calls `noting` with the path of each file it refers to, before reading that file.
  ///
  /// - Throws: `InvalidScenario` with every error of the file, or `UnreadableFile`.
  static func scenario(
    at path: FilePath, isLenient: Bool = false, noting: @escaping @Sendable (FilePath) -> Void = { _ in }
  ) throws -> Scenario {
    let bytes = try FileReading.bytes(of: path, maximum: ScenarioReader.maximumBytes)
    return try reader(inFolder: path.folder, isLenient, noting: noting).read(bytes, named: path.string)
  }

  /// Runs a scenario to its end.
  ///
  /// - Throws: ``Failure`` with every step that is not possible and its location.
  static func outcome(of scenario: Scenario) throws(Failure) -> Replay.Outcome {
    do {
      return try Replay.run(scenario)
    } catch {
      throw failure(error)
    }
  }

  /// The built-in scenario.
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

  private static func reader(
    inFolder folder: FilePath, _ isLenient: Bool = false,
    noting: @escaping @Sendable (FilePath) -> Void = { _ in }
  ) -> ScenarioReader {
    ScenarioReader(isLenient: isLenient) { (file: String) throws(UnreadableFile) -> [UInt8] in
      let path = folder.pushing(FilePath(file))
      noting(path)
      return try FileReading.bytes(of: path, maximum: ScenarioReader.maximumBytes)
    }
  }

  /// The notice that a room first shows for a file with warnings; `nil` if there are none. It has space for one
  /// warning: the one about a recording that is cut off, if present.
  static func notice(of warnings: [Diagnostic], in path: FilePath) -> String? {
    let file = path.string
    // That warning is the last of the file's own.
    guard let warning = warnings.last(where: { $0.file == file }) ?? warnings.first else { return nil }
    let place = warning.file == file ? "" : RoomRecording.name(of: FilePath(warning.file)) + " "
    let more = warnings.count > 1 ? " (and \(warnings.count - 1) more)" : ""
    return "\(place)line \(warning.line): \(warning.message.sanitized)\(more)"
  }

  /// The paths of the files that a scenario refers to.
  static func paths(namedBy scenario: Scenario, at path: FilePath) -> Set<FilePath> {
    Set(scenario.fileNames.map { self.path(of: $0, namedIn: path) })
  }

  /// The path of a file that a scenario refers to.
  static func path(of file: String, namedIn scenario: FilePath) -> FilePath {
    scenario.folder.pushing(FilePath(file))
  }
}
