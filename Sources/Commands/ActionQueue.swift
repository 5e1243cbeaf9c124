import ChatRoom
import Synchronization
import SystemPackage

/// Actions for the room from another thread, such as that of a server.
///
/// Any thread appends; the room's loop waits for ``descriptor`` beside the terminal and performs the actions in
/// the order in which they were appended, between two keys.
final class ActionQueue: Sendable {
  private let actions = Mutex<[Action]>([])
  private let readEnd: FileDescriptor
  private let writeEnd: FileDescriptor

  /// A descriptor that is readable while actions wait.
  var descriptor: Int32 { readEnd.rawValue }

  /// Creates an empty queue.
  ///
  /// - Throws: When the system has no descriptors left.
  init() throws {
    (readEnd, writeEnd) = try FileDescriptor.pipe()
  }

  deinit {
    try? readEnd.close()
    try? writeEnd.close()
  }

  /// Appends an action and wakes the loop.
  func append(_ action: Action) {
    actions.withLock { actions in
      actions.append(action)
      // One byte is in the pipe while there are actions, so that writing never waits.
      if actions.count == 1 { _ = try? writeEnd.writeAll([1]) }
    }
  }

  /// Removes and returns all actions that wait, oldest first.
  func removeAll() -> [Action] {
    actions.withLock { actions in
      guard !actions.isEmpty else { return [] }
      withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { _ = try? readEnd.read(into: $0) }
      defer { actions.removeAll() }
      return actions
    }
  }
}
