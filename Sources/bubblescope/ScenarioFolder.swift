import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the scenario files that arguments stand for.
enum ScenarioFolder {
  /// The files at paths, in their order: a file itself, whether it can be read or not, and a folder's
  /// scenarios in sorted order, recursively.
  ///
  /// - Throws: ``Failure`` naming every folder that has no scenarios or can't be read.
  static func files(at paths: [String]) throws(Failure) -> [String] {
    var files: [String] = []
    var errors: [String] = []
    for path in paths {
      guard let identity = folderIdentity(of: path) else {
        files.append(path)
        continue
      }
      var found: [String] = []
      collect(path, enclosing: [identity], into: &found, errors: &errors)
      if found.isEmpty && errors.isEmpty {
        errors.append("\(path.harmless): error: there are no scenarios (*.yaml, *.yml) in this folder")
      }
      files += found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    guard errors.isEmpty else { throw Failure(text: errors.joined(separator: "\n")) }
    return files
  }

  private struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// nil when there is no folder.
  private static func folderIdentity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// `enclosing` are the folders around, so that a link to one of them is not followed for ever.
  private static func collect(
    _ folder: String, enclosing: Set<Identity>, into files: inout [String], errors: inout [String]
  ) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      let reason = access(folder, R_OK) == 0 ? "it can't be read" : "no permission to read it"
      errors.append("\(folder.harmless): error: \(reason)")
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if let identity = folderIdentity(of: path) {
        guard !enclosing.contains(identity) else { continue }
        collect(path, enclosing: enclosing.union([identity]), into: &files, errors: &errors)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        files.append(path)
      }
    }
  }
}
