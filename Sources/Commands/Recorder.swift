import ChatRoom
import Glibc
import Scenarios
import SystemPackage

/// The recording of a simulation, written as a scenario file that is valid at all times.
///
/// ``record(_:)`` appends the new actions. What can't be written, for example because the disk is full, is
/// written the next time; until then the file ends with its last complete line. The file gets its name once it
/// contains the head of the scenario.
struct Recorder {
  /// The file's path as entered.
  let path: FilePath
  /// The reason why the recording is incomplete or the file is gone or changed; `nil` if there is no problem.
  var trouble: String? { placeTrouble ?? writeTrouble }
  /// Whether the file had its name and is no longer the recording.
  var isGone: Bool { isNamed && placeTrouble != nil }

  private enum Destination {
    case file(AtomicFile)
    /// A device or a pipe, written to directly.
    case stream(FileDescriptor)
  }

  private var destination: Destination
  /// The files that bubbles come from, relative to the recording, by the bubbles' indices.
  private let files: [Int: String]
  /// The names of pictures, relative to the recording, by their names in the scenario.
  private let pictureNames: [String: String]
  private let mayOverwrite: Bool
  /// The title and the description of the scenario.
  private let title: String
  private let prose: String?
  private var writeTrouble: String?
  private var placeTrouble: String?
  private var isNamed = false
  private var length = 0
  /// The state of the file after the last write.
  private var stamp: FileStamp?
  private var isRewritten = false
  private var writer: StepWriter?
  private var count = 0

  private static let exists = "the file already exists"

  /// Creates the file. `files` are those that the scenario refers to.
  ///
  /// - Throws: ``Failure`` if the file exists and may not be overwritten, or can't be created.
  init(
    _ path: FilePath, mayOverwrite: Bool, files: NamedFiles, title: String, prose: String?
  ) throws(Failure) {
    self.title = title
    self.prose = prose
    let status = try? Stat(path)
    if status?.type == .directory {
      throw Failure(text: "\(path.shown): error: this is a folder; specify a file for the recording")
    }
    if status?.type == .regular, !mayOverwrite {
      throw Failure(text: "\(path.shown): error: \(Recorder.exists); use --force to overwrite it")
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
    self.files = files.ofBubbles.compactMapValues { $0.relative(to: path.folder) }
    pictureNames = files.byName.compactMapValues { $0.relative(to: path.folder) }
    guard isatty(descriptor.rawValue) == 0 else {
      throw Failure(text: "\(path.shown): error: this is a terminal; specify a file for the recording")
    }
  }

  private var descriptor: FileDescriptor {
    switch destination {
    case .file(let file): file.descriptor
    case .stream(let descriptor): descriptor
    }
  }

  /// Appends the actions of a simulation that are not in the file yet, and checks that the file is still in place.
  mutating func record(_ simulation: Simulation) {
    recreateIfDeleted()
    do throws(UnwritableBubble) {
      try write(simulation)
    } catch {
      writeTrouble = "\(error.name) can't be written as JSON"
    }
    checkFile()
  }

  private mutating func write(_ simulation: Simulation) throws(UnwritableBubble) {
    let actions = simulation.actionLog.actions
    guard writer == nil || count < actions.count else { return }
    let (start, head) = try beginning(of: simulation)
    var next = start
    var texts = [head]
    for action in actions[count...] { texts.append(try next.line(for: action, in: simulation.world)) }
    let fitted = append(texts)
    guard fitted > 0 else { return }
    let end = count + fitted - 1
    if end < actions.count {
      // Only the first lines fitted on the disk.
      next = start
      for action in actions[count..<end] { _ = try next.line(for: action, in: simulation.world) }
    }
    (writer, count) = (next, end)
  }

  /// Writes the remaining actions and an expectation for every counter, and closes the file.
  mutating func end(_ simulation: Simulation) {
    record(simulation)
    if writeTrouble == nil, var writer { _ = append([writer.expectations(of: simulation.world)]) }
    checkFile()
    // Some file systems report a full disk only on closing.
    if let error = close(), writeTrouble == nil { writeTrouble = error.words }
  }

  /// Closes the file, or deletes it if it is empty. Returns the system's error, if any.
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

  /// The writer for the next steps, and the text to write before them: the head of the file, or nothing if it is
  /// already written.
  private func beginning(of simulation: Simulation) throws(UnwritableBubble) -> (StepWriter, String) {
    if let writer { return (writer, "") }
    let setup = simulation.actionLog.setup(of: simulation.world)
    let head = ScenarioHead(
      title: title, description: prose, setup: setup, files: files, pictureNames: pictureNames)
    return (StepWriter(clock: setup.clock, pictureNames: pictureNames), try head.recordingText())
  }

  /// Appends the texts that fit completely, and returns their number.
  private mutating func append(_ texts: [String]) -> Int {
    detectOtherWriters()
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
    // Don't truncate what another program has written.
    if case .file = destination, !isRewritten { _ = ftruncate(descriptor.rawValue, off_t(length)) }
    return fitted.count
  }

  /// Creates a new file if the first one was deleted before it got its name.
  private mutating func recreateIfDeleted() {
    guard !isNamed, case .file(let file) = destination, !file.hasTemporaryName,
      let another = try? AtomicFile(path, appends: true)
    else { return }
    file.discard()
    destination = .file(another)
    (length, writer, count, stamp) = (0, nil, 0, nil)
  }

  /// Detects that another program has written to the file.
  private mutating func detectOtherWriters() {
    guard case .file = destination, let stamp, let now = FileStamp(descriptor) else { return }
    if !now.hasSameContents(as: stamp) { isRewritten = true }
  }

  /// Names the file once it has contents, and checks later that it still has its name and has not been changed.
  private mutating func checkFile() {
    guard case .file(let file) = destination, length > 0 else { return placeTrouble = nil }
    guard isNamed else { return placeTrouble = nameFile(file) }
    detectOtherWriters()
    guard let there = FileIdentity(path) else { return placeTrouble = "the file was deleted or moved" }
    placeTrouble =
      there != FileIdentity(descriptor)
      ? "the file was replaced by another" : isRewritten ? "another program changed the file" : nil
  }

  /// Names the file. Returns the error, if any.
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
