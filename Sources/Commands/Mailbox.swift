import Synchronization
import SystemPackage

/// What other threads have for a loop: the requests of a server, for example.
///
/// Any thread can append elements. The loop polls ``descriptor`` together with whatever else it waits for, and takes
/// the elements in the order in which they were appended.
final class Mailbox<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  private let readEnd: FileDescriptor
  private let writeEnd: FileDescriptor

  /// A descriptor that is readable while there are elements in the mailbox.
  var descriptor: Int32 { readEnd.rawValue }

  /// Creates an empty mailbox.
  ///
  /// - Throws: An error if no more descriptors are available.
  init() throws {
    (readEnd, writeEnd) = try FileDescriptor.pipe()
  }

  deinit {
    try? readEnd.close()
    try? writeEnd.close()
  }

  /// Appends an element and wakes the loop.
  func append(_ element: Element) {
    elements.withLock { elements in
      elements.append(element)
      // The pipe has one byte while there are elements, so writing never blocks.
      if elements.count == 1 { _ = try? writeEnd.writeAll([1]) }
    }
  }

  /// Removes and returns all elements, oldest first.
  func removeAll() -> [Element] { remove(atMost: .max) }

  /// Removes and returns the oldest elements, oldest first.
  func remove(atMost count: Int) -> [Element] {
    elements.withLock { elements in
      guard !elements.isEmpty, count > 0 else { return [] }
      let removed = Array(elements.prefix(count))
      elements.removeFirst(removed.count)
      if elements.isEmpty {
        withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { _ = try? readEnd.read(into: $0) }
      }
      return removed
    }
  }
}
