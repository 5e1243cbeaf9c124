import Glibc
import SystemPackage
import TerminalText
import TerminalUI

/// What is recorded of a room, if anything is, and what the person is told of it.
struct RoomRecording {
  /// The paths of the files that bubbles come from, by the bubbles' indices.
  let files: [Int: FilePath]
  private var recorder: Recorder?
  /// The trouble the person was told of last.
  private var told: String?
  /// What became of the recordings that have ended.
  private(set) var outcome = Outcome()

  /// What became of recordings, in their order.
  struct Outcome {
    /// The files that have all they should, as the person calls them.
    var paths: [FilePath] = []
    /// What is wrong with the others, unless one that ended later has all.
    var troubles: [String] = []
  }

  /// Creates one of nothing.
  init(files: [Int: FilePath]) {
    self.files = files
  }

  /// Starts recording in a file, which appears with the first ``take(_:)``.
  mutating func start(_ path: FilePath, mayOverwrite: Bool) throws(Failure) {
    recorder = try Recorder(path, mayOverwrite: mayOverwrite, files: files)
  }

  /// Gives up a recording of which nothing was taken yet.
  mutating func discard() {
    recorder?.close()
    recorder = nil
  }

  /// What the person is to be told.
  struct News {
    var recording: Session.Recording
    var notice: String
  }

  /// Writes what was done in a session since the last time.
  mutating func record(_ session: Session) {
    recorder?.record(session)
  }

  /// What a session does not show yet: that recording has begun, fails, or works again.
  mutating func news(for session: Session) -> News? {
    guard let recorder else { return nil }
    let before = told
    told = recorder.trouble
    let path = RoomRecording.name(of: recorder.path)
    switch (session.recording, recorder.trouble) {
    case (.on, nil): return nil
    case (.failing, .some(let trouble)) where trouble == before: return nil
    case (.off, nil): return News(recording: .on, notice: "recording in \(path)")
    case (.failing, nil): return News(recording: .on, notice: "all of it is recorded again in \(path)")
    case (_, .some(let trouble)):
      return News(recording: .failing, notice: "not recorded: \(trouble): \(path)")
    }
  }

  /// Starts recording in a new file, with all that was done so far, or stops.
  mutating func toggle(_ session: Session) -> News? {
    if let path = recorder?.path {
      let trouble = end(session)
      return News(recording: .off, notice: trouble ?? "recorded in \(RoomRecording.name(of: path))")
    }
    do {
      try start(RoomRecording.newName(), mayOverwrite: false)
      record(session)
      return news(for: session)
    } catch {
      return News(recording: .off, notice: error.text)
    }
  }

  /// Completes the file; gives what is wrong with it, nil when all is well or nothing was recorded.
  mutating func end(_ session: Session) -> String? {
    guard var recorder else { return nil }
    recorder.end(session)
    self.recorder = nil
    told = nil
    guard let trouble = recorder.trouble else {
      // It has everything from the session's start, whatever became of another.
      outcome.troubles.removeAll()
      outcome.paths.append(recorder.path)
      return nil
    }
    let what = recorder.isGone ? "is not the recording" : "lacks the end of the recording"
    outcome.troubles.append("\(recorder.path.shown) \(what): \(trouble)")
    return outcome.troubles.last
  }

  /// The file's name without its folder: there is not much room.
  static func name(of path: FilePath) -> String {
    path.lastComponent?.string.sanitizedInOneLine ?? path.shown
  }

  /// `recording-20261101-120000.yaml`, or with a number behind it when there is such a file.
  private static func newName() -> FilePath {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    func digits(_ number: Int32, _ count: Int = 2) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let day = digits(local.tm_year + 1900, 4) + digits(local.tm_mon + 1) + digits(local.tm_mday)
    let hour = digits(local.tm_hour) + digits(local.tm_min) + digits(local.tm_sec)
    let name = "recording-\(day)-\(hour)"
    var number = 1
    var path: FilePath { FilePath(name + (number > 1 ? "-\(number)" : "") + ".yaml") }
    while (try? Stat(path, followTargetSymlink: false)) != nil { number += 1 }
    return path
  }
}
