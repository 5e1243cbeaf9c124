import ChatRoom
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// The file of a room that is read again whenever it changes.
struct WatchedRoom {
  private let path: FilePath
  private let isLenient: Bool
  /// The options of the room: its user and the device to open it on.
  private let user: String?
  private let device: Device?
  private var files: Set<FilePath>
  private var watcher = FileWatcher()

  /// What became of a change.
  enum Change {
    /// Its room, to go on in.
    case room(World, title: String, prose: String?)
    /// Why it can't be shown.
    case problem(String)
  }

  /// Watches a file and the files it names.
  init(_ path: FilePath, naming files: Set<FilePath>, isLenient: Bool, user: String?, device: Device?) {
    self.path = path
    self.isLenient = isLenient
    self.user = user
    self.device = device
    self.files = files.union([path])
    watcher.watch(self.files)
  }

  var descriptor: Int32? { watcher.descriptor }
  var interval: Int? { watcher.interval }

  /// Reads the file again if it, or a file it names, has changed; nil if nothing has.
  mutating func change() -> Change? {
    guard watcher.hasChanged() else { return nil }
    do {
      // A folder on the way to a file may be new.
      defer { watcher.watch(files) }
      switch try ScenarioFile.load(path, isLenient: isLenient).contents {
      case .scenario(let scenario):
        files = ScenarioFile.paths(namedBy: scenario, at: path).union([path])
        return .room(try world(scenario.setup), title: scenario.title, prose: scenario.description)
      case .message(let message):
        return .room(try world(message.setup), title: RoomRecording.name(of: path), prose: nil)
      }
    } catch let error as InvalidScenario {
      guard let first = error.errors.first else { return .problem("error: not valid") }
      let more = error.errors.count > 1 ? " (and \(error.errors.count - 1) more)" : ""
      let place = first.file == path.string ? "" : "\(first.file) "
      return .problem("error in \(place)line \(first.line): \(first.message.sanitized)\(more)")
    } catch let error as UnreadableFile {
      return .problem("\(RoomRecording.name(of: path)): \(error.reason)")
    } catch let error as Failure {
      return .problem(error.text)
    } catch let error as ActionError {
      return .problem(error.description)
    } catch {
      return .problem("\(error)")
    }
  }

  private func world(_ setup: Setup) throws -> World {
    var setup = setup
    if let device { setup.users[try RoomCommand.userIndex(of: user, in: setup)].device = device }
    return try World(setup)
  }
}
