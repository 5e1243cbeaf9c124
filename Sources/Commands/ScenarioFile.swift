import ChatRoom
import MessagingAPI
import Scenarios
import SystemPackage
import TerminalText

/// Scenario files on disk, and the one that is built in.
enum ScenarioFile {
  /// A file someone opened.
  enum Opened {
    /// A scenario.
    case scenario(Scenario)
    /// One message.
    case message(MessageFile)
  }

  /// Reads a scenario or a file of message objects, `-` being standard input; what is doubtful in it goes to
  /// standard error.
  ///
  /// With `isLenient`, what the Messaging API refuses is doubtful only.
  ///
  /// - Throws: ``Failure`` with every error of the file, located.
  static func open(_ path: FilePath, isLenient: Bool = false) throws(Failure) -> Opened {
    try read(path) { bytes, name in
      switch FileKind(of: bytes, named: name) {
      case .scenario:
        let scenario = try reader(inFolder: path.folder, isLenient).read(bytes, named: name)
        return (.scenario(scenario), scenario.warnings)
      case .messages:
        let file = try MessageFileReader(isLenient: isLenient).read(bytes, named: name)
        return (.message(file), file.warnings)
      }
    }
  }

  /// Reads a rich menu object. Its warnings go to standard error.
  ///
  /// - Throws: ``Failure`` with every error of the file, located.
  static func richMenu(at path: FilePath, isLenient: Bool) throws(Failure) -> RichMenu {
    try read(path) { try MessageFileReader(isLenient: isLenient).richMenu($0, named: $1) }
  }

  /// Reads a file, `-` being standard input, as what `parse` makes of its bytes and name. Its warnings go to standard
  /// error.
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

  /// Reads the scenario at a path. The path of each file it names is given to `noting` before it is read.
  ///
  /// - Throws: `InvalidScenario` with every error of the file, `UnreadableFile` when it can't be read.
  static func scenario(
    at path: FilePath, isLenient: Bool = false, noting: @escaping @Sendable (FilePath) -> Void = { _ in }
  ) throws -> Scenario {
    let bytes = try FileReading.bytes(of: path, maximum: ScenarioReader.maximumBytes)
    return try reader(inFolder: path.folder, isLenient, noting: noting).read(bytes, named: path.string)
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

  /// What a room says first of a file that is doubtful; nil of any other. There is room for one thing: that a
  /// recording breaks off comes before all else.
  static func notice(of warnings: [Diagnostic], in path: FilePath) -> String? {
    let file = path.string
    // It is the last of the file's own.
    guard let warning = warnings.last(where: { $0.file == file }) ?? warnings.first else { return nil }
    let place = warning.file == file ? "" : RoomRecording.name(of: FilePath(warning.file)) + " "
    let more = warnings.count > 1 ? " (and \(warnings.count - 1) more)" : ""
    return "\(place)line \(warning.line): \(warning.message.sanitized)\(more)"
  }

  /// The paths of the files that a scenario names.
  static func paths(namedBy scenario: Scenario, at path: FilePath) -> Set<FilePath> {
    Set(scenario.fileNames.map { self.path(of: $0, namedIn: path) })
  }

  /// The path of a file that a scenario names.
  static func path(of file: String, namedIn scenario: FilePath) -> FilePath {
    scenario.folder.pushing(FilePath(file))
  }
}
