import Scenarios
import SystemPackage

/// The files that a served session can read.
struct ServedFiles: Sendable {
  /// The folder of the scenario file; nil if there is none.
  var folder: FilePath?
  /// The files that the scenario itself refers to, by their names.
  var own: [String: FilePath] = [:]

  /// Reads a file by its name in a posted step: one in the scenario's folder, or below it.
  ///
  /// - Throws: `UnreadableFile` also for a file outside the folder, by its name or by a link.
  func posted(_ name: String) throws(UnreadableFile) -> [UInt8] {
    guard let folder else {
      throw UnreadableFile(reason: "steps can name files only if the server was started with a scenario file")
    }
    let path = folder.pushing(FilePath(name))
    guard let real = path.resolved, let base = folder.resolved else {
      throw UnreadableFile(reason: FileReading.reason(.noSuchFileOrDirectory))
    }
    guard real.starts(with: base) else {
      throw UnreadableFile(reason: "the file is not in the scenario's folder")
    }
    return try FileReading.bytes(of: real, maximum: ScenarioReader.maximumBytes)
  }

  /// Reads a file by its name in the session's file: what posted steps can name, and the scenario's own files.
  ///
  /// - Throws: `UnreadableFile`.
  func ofSession(_ name: String) throws(UnreadableFile) -> [UInt8] {
    guard let path = own[name] else { return try posted(name) }
    return try FileReading.bytes(of: path, maximum: ScenarioReader.maximumBytes)
  }
}

extension ServedFiles {
  /// The files of a scenario file, and in its folder; nil is the built-in scenario.
  init(of file: FilePath?, naming files: NamedFiles) {
    folder = file.flatMap { $0.isStandardStream ? nil : $0.folder }
    own = files.byName
  }
}
