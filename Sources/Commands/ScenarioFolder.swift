import Foundation
import Glibc

/// Finds the scenario files that arguments stand for.
enum ScenarioFolder {
  /// A file to be replayed, or what stands in its place.
  struct Item: Sendable {
    /// The file, or the folder that could not be looked into.
    var path: String
    /// Why there is nothing to read.
    var problem: String?
  }

  /// The files at paths, in their order: a file itself, whether it can be read or not, and a folder's
  /// scenarios in sorted order, recursively. A folder without any, or that can't be read, is one item, too.
  static func files(at paths: [String]) -> [Item] { contents(of: paths).items }

  /// The files at paths, see ``files(at:)``, and all folders that were looked into for them.
  static func contents(of paths: [String]) -> (items: [Item], folders: Set<String>) {
    var items: [Item] = []
    var folders: Set<String> = []
    for path in paths {
      guard let identity = folderIdentity(of: path) else {
        items.append(Item(path: path))
        continue
      }
      var found: [Item] = []
      collect(path, enclosing: [identity], into: &found, &folders)
      if found.isEmpty {
        found.append(Item(path: path, problem: "there are no scenarios (*.yaml, *.yml) in this folder"))
      }
      items += found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
    return (items, folders)
  }

  /// The folder a path lies in, or the nearest around it that is there.
  static func existing(around path: String) -> String {
    var folder = path
    repeat {
      guard let slash = folder.lastIndex(of: "/") else { return "." }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    } while folderIdentity(of: folder) == nil && folder != "/"
    return folder
  }

  /// Where a link leads in the end; nil for what is no link, or leads nowhere.
  static func target(ofLink path: String) -> String? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let target = realpath(path, nil)
    else {
      return nil
    }
    defer { free(target) }
    return String(cString: target)
  }

  /// nil when there is no folder.
  private static func folderIdentity(of path: String) -> FileIdentity? {
    guard let identity = FileIdentity(path), identity.isFolder else { return nil }
    return identity
  }

  /// `enclosing` are the folders around, so that a link to one of them is not followed for ever.
  private static func collect(
    _ folder: String, enclosing: Set<FileIdentity>, into items: inout [Item], _ folders: inout Set<String>
  ) {
    folders.insert(folder)
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      let reason = access(folder, R_OK) == 0 ? "it can't be read" : "no permission to read it"
      items.append(Item(path: folder, problem: reason))
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if let identity = folderIdentity(of: path) {
        guard !enclosing.contains(identity) else { continue }
        collect(path, enclosing: enclosing.union([identity]), into: &items, &folders)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        items.append(Item(path: path))
      }
    }
  }
}
