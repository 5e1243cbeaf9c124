import Glibc
import Scenarios
import Synchronization
import SystemPackage
import TerminalText

/// `replay --watch`: replays scenarios, and replays those that change, until `q` or a signal ends it.
struct WatchedReplay {
  /// The files and folders to watch.
  let paths: [FilePath]
  let contents: Report.Contents
  /// Whether errors that the Messaging API would report are warnings.
  let isLenient: Bool
  /// Whether recordings that are cut off, and scenarios without expectations, fail.
  let isStrict: Bool

  /// The last replay of a scenario.
  private struct Known: Sendable {
    /// The stamps of the scenario and of the message files it refers to, before they were read; `nil` for a
    /// missing file.
    var stamps: [FilePath: FileStamp?]
    var summary: Report.Summary
  }

  /// The scenarios to replay, and the reasons.
  private struct Changes {
    var items: [ScenarioFolder.Item] = []
    /// The changed files, each with "new", "changed", or "deleted".
    var causes: [(word: String, file: FilePath)] = []

    var isEmpty: Bool { items.isEmpty && causes.isEmpty }

    mutating func add(_ word: String, _ file: FilePath) {
      if !causes.contains(where: { $0.file == file }) { causes.append((word, file)) }
    }
  }

  private let watch = FolderWatch()
  private let console = WatchConsole()
  private var known: [FilePath: Known] = [:]
  private var order: [FilePath] = []

  init(paths: [FilePath], contents: Report.Contents, isLenient: Bool, isStrict: Bool) {
    self.paths = paths
    self.contents = contents
    self.isLenient = isLenient
    self.isStrict = isStrict
  }

  /// Runs until `q` is pressed, a signal ends the program, or writing to standard output fails.
  mutating func run() throws(Failure) {
    try replay(findChanges(), isFirst: true)
    while true {
      let changes = findChanges()
      if !changes.isEmpty {
        try replay(changes, isFirst: false)
      } else if !console.waitForChange(watch) {
        return
      }
    }
  }

  /// Finds the changes. Places are watched before they are read, so that no change is missed.
  private mutating func findChanges() -> Changes {
    var found = ScenarioFolder.contents(of: paths)
    while true {
      watch.watch(places(of: found))
      let again = ScenarioFolder.contents(of: paths)
      if again.folders == found.folders {
        found = again
        break
      }
      found = again
    }
    var changes = Changes()
    for item in found.items {
      guard let before = known[item.path] else {
        changes.items.append(item)
        if item.problem == nil { changes.add("new", item.path) }
        continue
      }
      let changed = before.stamps.filter { FileStamp($0.key) != $0.value }.keys.sorted { $0.precedes($1) }
      if changed.isEmpty { continue }
      changes.items.append(item)
      for file in changed {
        let wasThere = before.stamps[file] != .some(nil)
        changes.add(FileStamp(file) == nil ? "deleted" : wasThere ? "changed" : "new", file)
      }
    }
    order = found.items.map(\.path)
    let present = Set(order)
    for path in known.keys.sorted(by: { $0.precedes($1) }) where !present.contains(path) {
      if known[path]?.stamps.isEmpty == false { changes.add("deleted", path) }
      known[path] = nil
    }
    return changes
  }

  private mutating func replay(_ changes: Changes, isFirst: Bool) throws(Failure) {
    let appearance = Terminal.appearance
    let report = Report(format: .text, contents: contents, appearance: appearance, fileCount: order.count)
    let output = ReportSink.standardOutput
    try console.clear()
    if !isFirst { try output.write((console.canClear ? "" : "\n") + heading(changes, appearance)) }
    let results = Mutex<[FilePath: Known]>([:])
    var replay = ParallelReplay(
      files: changes.items, report: report, consoleReport: nil, sink: output, isLenient: isLenient,
      isStrict: isStrict)
    replay.isPart = true
    replay.onEnd = { item, result, stamps in
      var summary = Report.Summary()
      summary.add(result, number: 1)
      // An item for a folder without scenarios has no file that could change.
      let known = Known(stamps: item.problem == nil ? stamps : [:], summary: summary)
      results.withLock { $0[item.path] = known }
    }
    _ = try replay.run()
    let shown = results.withLock { $0 }
    known.merge(shown) { $1 }
    var summary = Report.Summary()
    var hasUnshown = false
    for (index, path) in order.enumerated() {
      guard let part = known[path]?.summary else { continue }
      summary.add(part, number: index + 1)
      if part.passed == 0, shown[path] == nil { hasUnshown = true }
    }
    // Reports of one file have no closing line, but this one always needs it.
    let all = Report(format: .text, appearance: appearance, fileCount: max(2, order.count))
    try output.write(all.closing(summary, namesBad: hasUnshown))
    if isFirst || console.canClear {
      try output.write(console.invitation(hasColor: appearance.hasColor))
    }
    if isFirst, watch.isPolling {
      StandardError.write("bubblescope: no more file watches available; checking for changes every second\n")
    }
  }

  /// `12:31:07  changed card.json, deleted coupon.yaml, heights.yaml`.
  private func heading(_ changes: Changes, _ appearance: Report.Appearance) -> String {
    let maximum = 3
    var parts: [String] = []
    var word = ""
    for cause in changes.causes.prefix(maximum) {
      parts.append((cause.word == word ? "" : cause.word + " ") + cause.file.shown)
      word = cause.word
    }
    if changes.causes.count > maximum { parts.append("\(changes.causes.count - maximum) more") }
    return StyledText.dim("\(LocalTime.text)  \(parts.joined(separator: ", "))\n").text(
      hasColor: appearance.hasColor)
  }

  /// The places to watch for changes.
  private func places(
    of found: (items: [ScenarioFolder.Item], folders: Set<FilePath>)
  ) -> [FilePath: FolderWatch.Interest] {
    var places = WatchedPlaces()
    for path in paths { places.add(pathTo: path) }
    for folder in found.folders { places.add(folder: folder) }
    var files = Set(found.items.lazy.filter { $0.problem == nil }.map(\.path))
    for known in known.values { files.formUnion(known.stamps.keys) }
    // Watching the folder of a link does not report changes of the link's target.
    for file in files where !found.folders.contains(file.folder) || file.linkTarget != nil {
      places.add(pathTo: file)
    }
    return places.interests
  }
}
