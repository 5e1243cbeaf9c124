import Glibc
import SystemPackage

/// Finds the scenario files for the paths on a command line.
enum ScenarioFolder {
  /// A file to replay, or a path with a problem.
  struct Item: Sendable {
    /// The file, or a folder without readable scenarios.
    var path: FilePath
    /// The reason why it can't be replayed; `nil` for a file.
    var problem: String?
  }

  /// The files at the paths, in order: each file, readable or not, and the scenarios of each folder and its
  /// subfolders, sorted. A folder that has none or can't be read is an item with a problem.
  static func files(at paths: [FilePath]) -> [Item] { contents(of: paths).items }

  /// The files at the paths, as in ``files(at:)``, and all folders that were searched.
  static func contents(of paths: [FilePath]) -> (items: [Item], folders: Set<FilePath>) {
    var items: [Item] = []
    var folders: Set<FilePath> = []
    for path in paths {
      guard let identity = folderIdentity(of: path) else {
        items.append(Item(path: path))
        continue
      }
      var walk = Walk(of: path, identity)
      walk.run()
      if walk.items.isEmpty {
        walk.items.append(Item(path: path, problem: "no scenarios (*.yaml, *.yml) in this folder"))
      }
      items += walk.items.sorted { $0.path.precedes($1.path) }
      folders.formUnion(walk.folders)
    }
    return (items, folders)
  }

  /// The identity of the folder at a path; `nil` if there is none.
  fileprivate static func folderIdentity(of path: FilePath) -> FileIdentity? {
    guard let status = try? Stat(path), status.type == .directory else { return nil }
    return FileIdentity(status)
  }

  /// A breadth-first walk through a folder and its subfolders. It enters each folder once, even if links lead to it,
  /// and at the same depth prefers the folder's own name to a link.
  private struct Walk {
    var items: [Item] = []
    private(set) var folders: [FilePath]
    private var known: Set<FileIdentity>

    init(of folder: FilePath, _ identity: FileIdentity) {
      folders = [folder]
      known = [identity]
    }

    mutating func run() {
      var level = folders
      while !level.isEmpty {
        var (inner, links): ([FilePath], [FilePath]) = ([], [])
        for folder in level { list(into: folder, &inner, &links) }
        level = (sorted(inner) + sorted(links)).filter { path in
          guard let identity = ScenarioFolder.folderIdentity(of: path) else { return false }
          return known.insert(identity).inserted
        }
        folders += level
      }
    }

    private func sorted(_ paths: [FilePath]) -> [FilePath] { paths.sorted { $0.precedes($1) } }

    private mutating func list(into folder: FilePath, _ inner: inout [FilePath], _ links: inout [FilePath]) {
      guard let stream = folder.withPlatformString({ opendir($0) }) else {
        items.append(Item(path: folder, problem: FileReading.reason(.current)))
        return
      }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath.Component(platformString: $0) }
        }
        guard let name, name.kind == .regular, !name.string.hasPrefix(".") else { continue }
        let path = folder.appending(name)
        let isScenario = name.extension == "yaml" || name.extension == "yml"
        switch Int(entry.pointee.d_type) {
        case DT_DIR: inner.append(path)
        case DT_REG: if isScenario { items.append(Item(path: path)) }
        default:
          // A link, or a file system that does not report the type.
          if ScenarioFolder.folderIdentity(of: path) != nil {
            links.append(path)
          } else if isScenario {
            items.append(Item(path: path))
          }
        }
      }
    }
  }
}
