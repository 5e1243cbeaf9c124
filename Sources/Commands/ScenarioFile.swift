import TerminalText
import ChatRoom
import Scenarios

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
  static func open(_ path: String, isLenient: Bool = false) throws(Failure) -> Opened {
    let name = path == "-" ? "standard input" : path
    do {
      let bytes =
        path == "-"
        ? try FileReading.standardInput(atMost: ScenarioReader.mostBytes)
        : try FileReading.bytes(of: path, atMost: ScenarioReader.mostBytes)
      let opened: Opened
      let warnings: [Diagnostic]
      switch FileKind(of: bytes, named: name) {
      case .scenario:
        let scenario = try reader(inFolder: folder(of: path), isLenient).read(bytes, named: name)
        (opened, warnings) = (.scenario(scenario), scenario.warnings)
      case .messages:
        let file = try MessageFileReader(isLenient: isLenient).read(bytes, named: name)
        (opened, warnings) = (.message(file), file.warnings)
      }
      for warning in warnings { StandardError.write(warning.rendered + "\n") }
      return opened
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
    at path: String, isLenient: Bool = false, noting: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Scenario {
    let bytes = try FileReading.bytes(of: path, atMost: ScenarioReader.mostBytes)
    return try reader(inFolder: folder(of: path), isLenient, noting: noting).read(bytes, named: path)
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
    inFolder folder: String, _ isLenient: Bool = false,
    noting: @escaping @Sendable (String) -> Void = { _ in }
  ) -> ScenarioReader {
    ScenarioReader(isLenient: isLenient) { (file: String) throws(UnreadableFile) -> [UInt8] in
      let path = path(of: file, inFolder: folder)
      noting(path)
      return try FileReading.bytes(of: path, atMost: ScenarioReader.mostBytes)
    }
  }

  /// What a room says first of a file that is doubtful; nil of any other. There is room for one thing: that a
  /// recording breaks off comes before all else.
  static func notice(of warnings: [Diagnostic], in file: String) -> String? {
    // It is the last of the file's own.
    guard let warning = warnings.last(where: { $0.file == file }) ?? warnings.first else { return nil }
    let place = warning.file == file ? "" : RoomRecording.name(of: warning.file) + " "
    let more = warnings.count > 1 ? " (and \(warnings.count - 1) more)" : ""
    return "\(place)line \(warning.line): \(warning.message.sanitized)\(more)"
  }

  /// The paths of the files that a scenario names.
  static func paths(namedBy scenario: Scenario, at path: String) -> Set<String> {
    Set(scenario.fileNames.map { self.path(of: $0, namedIn: path) })
  }

  /// The path of a file that a scenario names.
  static func path(of file: String, namedIn scenario: String) -> String {
    path(of: file, inFolder: folder(of: scenario))
  }

  private static func path(of file: String, inFolder folder: String) -> String {
    file.hasPrefix("/") ? file : "\(folder)/\(file)"
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
