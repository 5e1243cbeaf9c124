import SystemPackage

/// The folders in which names lie that lead to files: a link on the way can be pointed elsewhere, and a folder be
/// renamed and made anew.
struct WatchedPlaces {
  /// What to watch in which folder.
  private(set) var interests: [FilePath: FolderWatch.Interest] = [:]

  /// Adds a folder whose every change counts.
  mutating func add(folder: FilePath) {
    add(.everything, in: folder)
    add(wayTo: folder)
  }

  /// Adds all folders on the way to a file or folder, links and what they lead to included, as far as they are there.
  mutating func add(wayTo path: FilePath) {
    var folder: FilePath = path.isAbsolute ? "/" : "."
    var names = Array(path.components)[...]
    var links = 0
    while let name = names.popFirst() {
      // The folder around one that is left is on the way by its own name.
      if name.kind == .regular {
        // Who has been here knows the way on, unless it is a link's.
        add(.names([name]), in: folder)
      }
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
