import Glibc
import SystemPackage
import TerminalText
import TerminalUI

/// The recording of a room, if there is one, and its notices.
struct RoomRecording {
  /// The files that the scenario refers to.
  let files: NamedFiles
  private var recorder: Recorder?
  /// The last problem shown.
  private var shownTrouble: String?
  /// The outcome of the recordings that have ended.
  private(set) var outcome = Outcome()

  /// The outcome of recordings, in the order they ended.
  struct Outcome {
    /// The complete recordings, by their paths as entered.
    var paths: [FilePath] = []
    /// The problems of incomplete recordings, unless a later recording is complete.
    var troubles: [String] = []
  }

  /// Creates an inactive recording.
  init(files: NamedFiles) {
    self.files = files
  }

  /// Starts recording in a file, which appears with the first ``record(_:)``.
  mutating func start(_ path: FilePath, of session: Session, mayOverwrite: Bool) throws(Failure) {
    recorder = try Recorder(
      path, mayOverwrite: mayOverwrite, files: files, title: session.title, prose: session.prose)
  }

  /// Discards a recording that has no contents yet.
  mutating func discard() {
    recorder?.close()
    recorder = nil
  }

  /// A change of the recording to show.
  struct News {
    var recording: Session.Recording
    var notice: String
  }

  /// Writes the new actions of a session.
  mutating func record(_ session: Session) {
    recorder?.record(session.simulation)
  }

  /// The change that a session does not show yet: recording has begun, fails, or works again.
  mutating func news(for session: Session) -> News? {
    guard let recorder else { return nil }
    let before = shownTrouble
    shownTrouble = recorder.trouble
    let path = RoomRecording.name(of: recorder.path)
    switch (session.recording, recorder.trouble) {
    case (.on, nil): return nil
    case (.failing, .some(let trouble)) where trouble == before: return nil
    case (.off, nil): return News(recording: .on, notice: "recording in \(path)")
    case (.failing, nil): return News(recording: .on, notice: "complete again, recording in \(path)")
    case (_, .some(let trouble)):
      return News(recording: .failing, notice: "not recorded: \(trouble): \(path)")
    }
  }

  /// Starts recording in a new file, including everything done so far, or stops.
  mutating func toggle(_ session: Session) -> News? {
    if let path = recorder?.path {
      let trouble = end(session)
      return News(recording: .off, notice: trouble ?? "recorded in \(RoomRecording.name(of: path))")
    }
    do {
      try start(RoomRecording.newName(), of: session, mayOverwrite: false)
      record(session)
      return news(for: session)
    } catch {
      return News(recording: .off, notice: error.text)
    }
  }

  /// Completes the file. Returns its problem; `nil` if there is none or nothing was recorded.
  mutating func end(_ session: Session) -> String? {
    guard var recorder else { return nil }
    recorder.end(session.simulation)
    self.recorder = nil
    shownTrouble = nil
    guard let trouble = recorder.trouble else {
      // A complete recording covers the whole session, so problems of earlier ones no longer matter.
      outcome.troubles.removeAll()
      outcome.paths.append(recorder.path)
      return nil
    }
    let what = recorder.isGone ? "is not the recording" : "is missing the end of the recording"
    outcome.troubles.append("\(recorder.path.shown) \(what): \(trouble)")
    return outcome.troubles.last
  }

  /// The file's name without its folder, to save space.
  static func name(of path: FilePath) -> String {
    path.lastComponent?.string.sanitizedInOneLine ?? path.shown
  }

  /// A new name such as `recording-20261101-120000.yaml`, with a number appended if the file exists.
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
