import Glibc
import SystemPackage

/// Finds the scenario files that arguments stand for.
enum ScenarioFolder {
  /// A file to replay, or the reason why there is none.
  struct Item: Sendable {
    /// The file, or the folder that could not be looked into.
    var path: FilePath
    /// Why it can't be replayed; nil when it can.
    var problem: String?
  }

  /// The files at paths, in their order: a file itself, whether it can be read or not, and a folder's
  /// scenarios in sorted order, recursively. A folder without any, or that can't be read, is one item, too.
  static func files(at paths: [FilePath]) -> [Item] { contents(of: paths).items }

  /// The files at paths, see ``files(at:)``, and all folders that were looked into for them.
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
        walk.items.append(Item(path: path, problem: "there are no scenarios (*.yaml, *.yml) in this folder"))
      }
      items += walk.items.sorted { $0.path.precedes($1.path) }
      folders.formUnion(walk.folders)
    }
    return (items, folders)
  }

  /// nil when there is no folder.
  fileprivate static func folderIdentity(of path: FilePath) -> FileIdentity? {
    guard let status = try? Stat(path), status.type == .directory else { return nil }
    return FileIdentity(status)
  }

  /// A walk through a folder and those in it, the nearest first. Each is entered once, whatever links lead to it,
  /// and by its own name rather than a link's when both are as near.
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
          // A link, or a file system that does not tell.
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
