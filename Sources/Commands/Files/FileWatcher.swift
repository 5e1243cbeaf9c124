import SystemPackage

/// Tells when a file, or one that it names, has changed.
struct FileWatcher {
  /// What tells that something has happened.
  let watch = FolderWatch()
  private var stamps: [FilePath: FileStamp?] = [:]

  /// A descriptor that becomes readable when something has happened; nil when polling.
  var descriptor: Int32? { watch.descriptor }
  /// The time after which to look, in milliseconds, where the system does not report all changes.
  var interval: Int? { watch.isPolling ? Int(FolderWatch.interval) : nil }

  /// Watches these files from now on, deleted ones included. Watching begins before they are looked at, and what is
  /// known of files that were watched before stays, so a change in between is not missed.
  mutating func watch(_ files: Set<FilePath>) {
    var places = WatchedPlaces()
    for file in files { places.add(pathTo: file) }
    watch.watch(places.interests)
    var next: [FilePath: FileStamp?] = [:]
    for file in files {
      if let known = stamps[file] { next[file] = .some(known) } else { next[file] = .some(FileStamp(file)) }
    }
    stamps = next
  }

  /// Whether any of the files has changed since it was last asked, or watched.
  mutating func hasChanged() -> Bool {
    watch.drain()
    let now = Dictionary(uniqueKeysWithValues: stamps.keys.map { ($0, FileStamp($0)) })
    defer { stamps = now }
    return now != stamps
  }
}
