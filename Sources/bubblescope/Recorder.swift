import ChatRoom
import Scenarios
import TerminalUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file in which a session is recorded: a scenario that is valid at every moment.
///
/// ``take(_:)`` writes what was done since the last time. What can't be written, because a disk is full, is
/// kept for the next time, and the file ends with the last whole line. It appears under its name with its
/// head in it.
struct Recorder {
  /// The file, as the person calls it.
  let path: String
  /// Why not all of it stands in the file; nil when it does.
  private(set) var trouble: String?

  private let descriptor: Int32
  /// The files that bubbles come from, as the recording is to name them.
  private let files: [Int: String]
  /// The file's name until it has its own; nil for a device or a pipe, which is written to as it is.
  private let temporaryName: String?
  private let mayOverwrite: Bool
  private var isNamed = false
  private var length = 0
  private var writer: StepWriter?
  private var count = 0

  private static let exists = "there is such a file already"

  /// Creates the file. `files` are those of the bubbles, by paths from here.
  ///
  /// - Throws: ``Failure`` when there is one already that may not be overwritten, or none can be made.
  init(_ path: String, mayOverwrite: Bool, files: [Int: String]) throws(Failure) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    let isRegular = !isThere || status.st_mode & S_IFMT == S_IFREG
    if isThere, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(text: "\(path.harmless): error: this is a folder; the recording needs the name of a file")
    }
    if isThere, isRegular, !mayOverwrite {
      throw Failure(text: "\(path.harmless): error: \(Recorder.exists); --force overwrites it")
    }
    temporaryName = isRegular ? "\(path).\(getpid()).part" : nil
    let creation = isRegular ? O_CREAT | O_TRUNC : 0
    descriptor = open(
      temporaryName ?? path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK | creation, 0o666)
    guard descriptor >= 0 else {
      throw Failure(text: "\(path.harmless): error: \(String(cString: strerror(errno)))")
    }
    guard isatty(descriptor) == 0 else {
      throw Failure(
        text: "\(path.harmless): error: this is a terminal; the recording needs the name of a file")
    }
    // A limit of the file's size is an error like a full disk, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    self.path = path
    self.mayOverwrite = mayOverwrite
    let folder = ScenarioFolder.existing(around: path)
    self.files = files.compactMapValues { RelativePath.path(to: $0, from: folder) }
  }

  /// Writes what was done in a session and does not stand in the file yet.
  mutating func take(_ session: Session) {
    let actions = session.journal.actions
    guard writer == nil || count < actions.count else { return }
    do throws(UnwritableBubble) {
      var (next, text) = try beginning(of: session)
      for action in actions[count...] { text += try next.line(for: action, in: session.world) }
      guard append(text) else { return }
      (writer, count) = (next, actions.count)
    } catch {
      trouble = "\(error.name) has no JSON"
    }
  }

  /// Writes the rest, with what every counter is, and closes the file.
  mutating func end(_ session: Session) {
    take(session)
    if trouble == nil, var writer { _ = append(writer.expectations(of: session.world)) }
    close()
  }

  /// Closes the file; one without anything in it is gone.
  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
    if !isNamed, let temporaryName { unlink(temporaryName) }
  }

  /// What writes on, and what goes before it: the head of the file when that is not written yet.
  private func beginning(of session: Session) throws(UnwritableBubble) -> (StepWriter, String) {
    if let writer { return (writer, "") }
    let setup = session.journal.setup(of: session.world)
    let head = ScenarioHead(title: session.title, description: session.prose, setup: setup, files: files)
    return (StepWriter(clock: setup.clock), try head.recordingText())
  }

  /// Appends all of a text, or nothing.
  private mutating func append(_ text: String) -> Bool {
    var text = text
    let size = text.utf8.count
    let code = text.withUTF8 { write($0) }
    trouble = code == 0 ? nameFile() : String(cString: strerror(code))
    guard trouble == nil else {
      if temporaryName != nil { _ = ftruncate(descriptor, off_t(length)) }
      return false
    }
    length += size
    return true
  }

  /// Gives the file its name once there is something in it; tells why it can't have it.
  private mutating func nameFile() -> String? {
    guard !isNamed, let temporaryName else { return nil }
    if !mayOverwrite {
      // A file that has come into being meanwhile is not overwritten either.
      isNamed = link(temporaryName, path) == 0
      if isNamed { unlink(temporaryName) }
      if !isNamed, errno == EEXIST || access(path, F_OK) == 0 { return Recorder.exists }
    }
    // Some file systems have no links.
    if !isNamed { isNamed = rename(temporaryName, path) == 0 }
    return isNamed ? nil : String(cString: strerror(errno))
  }

  /// Writes bytes; gives the error's code, 0 for none.
  private func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #else
        let count = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #endif
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? ENOSPC : errno
      }
    }
    return 0
  }
}
