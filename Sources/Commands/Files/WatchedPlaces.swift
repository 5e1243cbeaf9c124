import SystemPackage

/// The folders to watch for changes of files, including all folders on the paths to them: a link can be redirected,
/// and a folder renamed and created again.
struct WatchedPlaces {
  /// The names to watch in each folder.
  private(set) var interests: [FilePath: FolderWatch.Interest] = [:]

  /// Adds a folder in which every change matters.
  mutating func add(folder: FilePath) {
    add(.everything, in: folder)
    add(pathTo: folder)
  }

  /// Adds all existing folders on the path to a file or folder, including those of links and their targets.
  mutating func add(pathTo path: FilePath) {
    var folder: FilePath = path.isAbsolute ? "/" : "."
    var names = Array(path.components)[...]
    var links = 0
    while let name = names.popFirst() {
      // "." and ".." can't change.
      if name.kind == .regular { add(.names([name]), in: folder) }
      let next = folder.appending(name)
      if let target = next.linkTarget, links < 40 {
        links += 1
        if target.isAbsolute { folder = "/" }
        names = Array(target.components) + names
      } else {
        folder = next
      }
    }
  }

  private mutating func add(_ interest: FolderWatch.Interest, in folder: FilePath) {
    interests[folder] = interests[folder].map { $0.union(interest) } ?? interest
  }
}
