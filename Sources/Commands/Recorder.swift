import TerminalText
import ChatRoom
import Scenarios
import TerminalUI
import Glibc

/// A file in which a session is recorded: a scenario that is valid at every moment.
///
/// ``take(_:)`` writes what was done since the last time. What can't be written, because a disk is full, is
/// kept for the next time, and the file ends with the last whole line. It appears under its name with its
/// head in it.
struct Recorder {
  /// The file, as the person calls it.
  let path: String
  /// Why not all of it stands in the file, or the file is not where it should be; nil when all is well.
  var trouble: String? { placeTrouble ?? writeTrouble }
  /// Whether the file was there and is not any more.
  var isGone: Bool { isNamed && placeTrouble != nil }

  private var descriptor: Int32
  /// The files that bubbles come from, as the recording is to name them.
  private let files: [Int: String]
  /// The file's name until it has its own; nil for a device or a pipe, which is written to as it is.
  private let temporaryName: String?
  private let mayOverwrite: Bool
  private var writeTrouble: String?
  private var placeTrouble: String?
  private var isNamed = false
  private var length = 0
  private var writer: StepWriter?
  private var count = 0

  private static let exists = "there is such a file already"

  /// Creates the file. `files` are those of the bubbles, by paths from here.
  ///
  /// - Throws: ``Failure`` when there is one already that may not be overwritten, or none can be made.
  init(_ path: String, mayOverwrite: Bool, files: [Int: String]) throws(Failure) {
    let identity = FileIdentity(path)
    let isRegular = identity?.isRegular ?? true
    if identity?.isFolder == true {
      throw Failure(
        text: "\(path.sanitized): error: this is a folder; the recording needs the name of a file")
    }
    if identity != nil, isRegular, !mayOverwrite {
      throw Failure(text: "\(path.sanitized): error: \(Recorder.exists); --force overwrites it")
    }
    temporaryName = isRegular ? "\(path).\(getpid()).part" : nil
    descriptor = Recorder.descriptor(temporaryName ?? path, creates: isRegular)
    guard descriptor >= 0 else {
      throw Failure(text: "\(path.sanitized): error: \(String(cString: strerror(errno)))")
    }
    guard isatty(descriptor) == 0 else {
      throw Failure(
        text: "\(path.sanitized): error: this is a terminal; the recording needs the name of a file")
    }
    // A limit of the file's size is an error like a full disk, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    self.path = path
    self.mayOverwrite = mayOverwrite
    let folder = ScenarioFolder.existing(around: path)
    self.files = files.compactMapValues { RelativePath.path(to: $0, from: folder) }
  }

  private static func descriptor(_ name: String, creates: Bool) -> Int32 {
    let creation = creates ? O_CREAT | O_TRUNC : 0
    return open(name, O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK | creation, 0o666)
  }

  /// Writes what was done in a session and does not stand in the file yet, and looks whether the file is where
  /// it should be.
  mutating func take(_ session: Session) {
    makeAgain()
    do throws(UnwritableBubble) { try write(session) } catch { writeTrouble = "\(error.name) has no JSON" }
    lookForFile()
  }

  private mutating func write(_ session: Session) throws(UnwritableBubble) {
    let actions = session.simulation.journal.actions
    guard writer == nil || count < actions.count else { return }
    let (start, head) = try beginning(of: session)
    var next = start
    var texts = [head]
    for action in actions[count...] { texts.append(try next.line(for: action, in: session.world)) }
    let fitted = append(texts)
    guard fitted > 0 else { return }
    let end = count + fitted - 1
    if end < actions.count {
      // As many lines as there is space for.
      next = start
      for action in actions[count..<end] { _ = try next.line(for: action, in: session.world) }
    }
    (writer, count) = (next, end)
  }

  /// Writes the rest, with what every counter is, and closes the file.
  mutating func end(_ session: Session) {
    take(session)
    if writeTrouble == nil, var writer { _ = append([writer.expectations(of: session.world)]) }
    lookForFile()
    // Some file systems tell only now that the disk is full.
    if !close(), writeTrouble == nil { writeTrouble = String(cString: strerror(EIO)) }
  }

  /// Closes the file; one without anything in it is gone. Gives whether the system had no complaint.
  @discardableResult func close() -> Bool {
    let isClosed = Recorder.close(descriptor)
    if !isNamed, let temporaryName { unlink(temporaryName) }
    return isClosed
  }

  private static func close(_ descriptor: Int32) -> Bool {
    Glibc.close(descriptor) == 0
  }

  /// What writes on, and what goes before it: the head of the file when that is not written yet.
  private func beginning(of session: Session) throws(UnwritableBubble) -> (StepWriter, String) {
    if let writer { return (writer, "") }
    let setup = session.simulation.journal.setup(of: session.world)
    let head = ScenarioHead(title: session.title, description: session.prose, setup: setup, files: files)
    return (StepWriter(clock: setup.clock), try head.recordingText())
  }

  /// Appends texts, as many as fit as a whole; gives how many.
  private mutating func append(_ texts: [String]) -> Int {
    var text = texts.joined()
    let (written, code) = text.withUTF8 { write($0) }
    writeTrouble = code == 0 ? nil : String(cString: strerror(code))
    guard code != 0 else {
      length += written
      return texts.count
    }
    var size = 0
    let fitted = texts.prefix { text in
      size += text.utf8.count
      return size <= written
    }
    length += fitted.reduce(0) { $0 + $1.utf8.count }
    if temporaryName != nil { _ = ftruncate(descriptor, off_t(length)) }
    return fitted.count
  }

  /// Begins again when the file is gone before it ever had its name.
  private mutating func makeAgain() {
    guard !isNamed, let temporaryName, FileIdentity(temporaryName) == nil else { return }
    let another = Recorder.descriptor(temporaryName, creates: true)
    guard another >= 0 else { return }
    _ = Recorder.close(descriptor)
    descriptor = another
    (length, writer, count) = (0, nil, 0)
  }

  /// Gives the file its name once there is something in it, and finds out whether it still has it.
  private mutating func lookForFile() {
    guard temporaryName != nil, length > 0 else { return placeTrouble = nil }
    guard isNamed else { return placeTrouble = nameFile() }
    guard let there = FileIdentity(path) else { return placeTrouble = "it was deleted or moved away" }
    placeTrouble =
      there == FileIdentity(descriptor: descriptor) ? nil : "another file has taken its place"
  }

  /// Gives the file its name; tells why it can't have it.
  private mutating func nameFile() -> String? {
    guard let temporaryName else { return nil }
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

  /// Writes bytes; gives how many, and the error's code, 0 for none.
  private func write(_ bytes: UnsafeBufferPointer<UInt8>) -> (written: Int, code: Int32) {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return (bytes.count - rest.count, count == 0 ? ENOSPC : errno)
      }
    }
    return (bytes.count, 0)
  }
}
