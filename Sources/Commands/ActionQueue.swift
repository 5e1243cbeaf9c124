import ChatRoom
import Synchronization
import SystemPackage

/// Actions for the room from other threads, such as that of a server.
///
/// Any thread can append actions. The room's loop polls ``descriptor`` together with the terminal, and performs the
/// actions between keys, in the order in which they were appended.
final class ActionQueue: Sendable {
  private let actions = Mutex<[Action]>([])
  private let readEnd: FileDescriptor
  private let writeEnd: FileDescriptor

  /// A descriptor that is readable while there are actions in the queue.
  var descriptor: Int32 { readEnd.rawValue }

  /// Creates an empty queue.
  ///
  /// - Throws: An error if no more descriptors are available.
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
      // The pipe has one byte while there are actions, so writing never blocks.
      if actions.count == 1 { _ = try? writeEnd.writeAll([1]) }
    }
  }

  /// Removes and returns all actions, oldest first.
  func removeAll() -> [Action] {
    actions.withLock { actions in
      guard !actions.isEmpty else { return [] }
      withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { _ = try? readEnd.read(into: $0) }
      defer { actions.removeAll() }
      return actions
    }
  }
}
