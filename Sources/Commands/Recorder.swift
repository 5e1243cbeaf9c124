import ChatRoom
import Glibc
import Scenarios
import SystemPackage
import TerminalUI

/// A file in which a session is recorded: a scenario that is valid at every moment.
///
/// ``take(_:)`` writes what was done since the last time. What can't be written, because a disk is full, is
/// kept for the next time, and the file ends with the last whole line. It appears under its name with its
/// head in it.
struct Recorder {
  /// The file, as the person calls it.
  let path: FilePath
  /// Why not all of it stands in the file, or the file is not where it should be; nil when all is well.
  var trouble: String? { placeTrouble ?? writeTrouble }
  /// Whether the file was there and is not any more.
  var isGone: Bool { isNamed && placeTrouble != nil }

  private enum Destination {
    case file(AtomicFile)
    /// A device or a pipe, which is written to as it is.
    case stream(FileDescriptor)
  }

  private var destination: Destination
  /// The files that bubbles come from, as the recording is to name them.
  private let files: [Int: String]
  private let mayOverwrite: Bool
  private var writeTrouble: String?
  private var placeTrouble: String?
  private var isNamed = false
  private var length = 0
  /// The file as this program left it.
  private var stamp: FileStamp?
  private var isRewritten = false
  private var writer: StepWriter?
  private var count = 0

  private static let exists = "there is such a file already"

  /// Creates the file. `files` are those of the bubbles, by paths from here.
  ///
  /// - Throws: ``Failure`` when there is one already that may not be overwritten, or none can be made.
  init(_ path: FilePath, mayOverwrite: Bool, files: [Int: FilePath]) throws(Failure) {
    let status = try? Stat(path)
    if status?.type == .directory {
      throw Failure(text: "\(path.shown): error: this is a folder; the recording needs the name of a file")
    }
    if status?.type == .regular, !mayOverwrite {
      throw Failure(text: "\(path.shown): error: \(Recorder.exists); --force overwrites it")
    }
    do {
      let isFile = status.map { $0.type == .regular } ?? true
      destination =
        isFile
        ? .file(try AtomicFile(path, appends: true))
        : .stream(try FileDescriptor.open(path, .writeOnly, options: [.append, .closeOnExec, .nonBlocking]))
    } catch {
      throw Failure(text: "\(path.shown): error: \((error as? Errno)?.words ?? "\(error)")")
    }
    self.path = path
    self.mayOverwrite = mayOverwrite
    self.files = files.compactMapValues { $0.relative(to: path.folder) }
    guard isatty(descriptor.rawValue) == 0 else {
      throw Failure(text: "\(path.shown): error: this is a terminal; the recording needs the name of a file")
    }
  }

  private var descriptor: FileDescriptor {
    switch destination {
    case .file(let file): file.descriptor
    case .stream(let descriptor): descriptor
    }
  }

  /// Writes what was done in a session and does not stand in the file yet, and looks whether the file is where
  /// it should be.
  mutating func record(_ session: Session) {
    makeAgain()
    do throws(UnwritableBubble) { try write(session) } catch { writeTrouble = "\(error.name) has no JSON" }
    checkFile()
  }

  private mutating func write(_ session: Session) throws(UnwritableBubble) {
    let actions = session.simulation.actionLog.actions
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
    record(session)
    if writeTrouble == nil, var writer { _ = append([writer.expectations(of: session.world)]) }
    checkFile()
    // Some file systems tell only now that the disk is full.
    if let error = close(), writeTrouble == nil { writeTrouble = error.words }
  }

  /// Closes the file; one without anything in it is gone. Gives what the system complains of.
  @discardableResult func close() -> Errno? {
    do {
      switch destination {
      case .file(let file): if isNamed { try file.close() } else { file.discard() }
      case .stream(let descriptor): try descriptor.close()
      }
      return nil
    } catch {
      return error as? Errno
    }
  }

  /// What writes on, and what goes before it: the head of the file when that is not written yet.
  private func beginning(of session: Session) throws(UnwritableBubble) -> (StepWriter, String) {
    if let writer { return (writer, "") }
    let setup = session.simulation.actionLog.setup(of: session.world)
    let head = ScenarioHead(title: session.title, description: session.prose, setup: setup, files: files)
    return (StepWriter(clock: setup.clock), try head.recordingText())
  }

  /// Appends texts, as many as fit as a whole; gives how many.
  private mutating func append(_ texts: [String]) -> Int {
    notice()
    var text = texts.joined()
    let (written, error) = text.withUTF8 { descriptor.write(UnsafeRawBufferPointer($0)) }
    writeTrouble = error?.words
    defer { stamp = FileStamp(descriptor) }
    guard error != nil else {
      length += written
      return texts.count
    }
    var size = 0
    let fitted = texts.prefix { text in
      size += text.utf8.count
      return size <= written
    }
    length += fitted.reduce(0) { $0 + $1.utf8.count }
    // What another program has written is left alone.
    if case .file = destination, !isRewritten { _ = ftruncate(descriptor.rawValue, off_t(length)) }
    return fitted.count
  }

  /// Begins again when the file is gone before it ever had its name.
  private mutating func makeAgain() {
    guard !isNamed, case .file(let file) = destination, !file.hasTemporaryName,
      let another = try? AtomicFile(path, appends: true)
    else { return }
    file.discard()
    destination = .file(another)
    (length, writer, count, stamp) = (0, nil, 0, nil)
  }

  /// Finds out whether another program has written to the file since this one did.
  private mutating func notice() {
    guard case .file = destination, let stamp, let now = FileStamp(descriptor) else { return }
    if !now.hasSameContents(as: stamp) { isRewritten = true }
  }

  /// Gives the file its name once there is something in it, and finds out whether it still has it and is as this
  /// program left it.
  private mutating func checkFile() {
    guard case .file(let file) = destination, length > 0 else { return placeTrouble = nil }
    guard isNamed else { return placeTrouble = nameFile(file) }
    notice()
    guard let there = FileIdentity(path) else { return placeTrouble = "it was deleted or moved away" }
    placeTrouble =
      there != FileIdentity(descriptor)
      ? "another file has taken its place" : isRewritten ? "another program has changed it" : nil
  }

  /// Gives the file its name and returns why it could not.
  private mutating func nameFile(_ file: AtomicFile) -> String? {
    do {
      try file.publish(overwrites: mayOverwrite)
      isNamed = true
      return nil
    } catch .fileExists {
      return Recorder.exists
    } catch {
      return error.words
    }
  }
}
