import CTerminalGuard
import Glibc
import SystemPackage

/// A file that gets its name when it is complete.
///
/// Until then it has a temporary name in the same folder, and is deleted whenever the program ends in a way that can
/// be caught. If the path is a symbolic link, the file replaces the link's target, not the link. It keeps the
/// permissions and, if possible, the owner of the file it replaces.
///
/// ```swift
/// let file = try AtomicFile("report.json")
/// do {
///   try file.descriptor.writeAll(text)
/// } catch {
///   file.discard()
///   throw error
/// }
/// try file.finish()
/// ```
struct AtomicFile: Sendable {
  /// The open file.
  let descriptor: FileDescriptor
  private let target: FilePath
  private let temporaryName: FilePath
  private let guardNumber: Int32

  /// Creates the file for `path` under a temporary name. Never opens an existing file or follows a link.
  ///
  /// - Throws: `Errno` if the file can't be created.
  init(_ path: FilePath, appends: Bool = false) throws(Errno) {
    target = AtomicFile.target(of: path)
    temporaryName = target.folder.appending(
      ".bubblescope-\(String(UInt64.random(in: .min ... .max), radix: 36)).part")
    let replaced = try? Stat(target)
    // Register the name first: the signal handler must know it as soon as the file exists.
    guardNumber = temporaryName.withPlatformString { tg_add_temporary($0) }
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | (appends ? O_APPEND : 0)
    let number = temporaryName.withPlatformString { open($0, flags, replaced == nil ? 0o666 : 0o600) }
    guard number >= 0 else {
      let error = Errno.current
      tg_drop_temporary(guardNumber)
      throw error
    }
    descriptor = FileDescriptor(rawValue: number)
    if let replaced {
      // Only root can change the owner. Set the permissions last: changing the owner clears some of them.
      _ = fchown(number, replaced.userID.rawValue, replaced.groupID.rawValue)
      _ = fchmod(number, replaced.permissions.rawValue)
    }
  }

  /// The target of `path` after following symbolic links, whether or not it exists.
  private static func target(of path: FilePath) -> FilePath {
    var path = path
    for _ in 0..<40 {
      guard let target = path.linkTarget else { break }
      path = path.folder.pushing(target)
    }
    return path
  }

  /// Whether this file still has its temporary name.
  var hasTemporaryName: Bool {
    guard let status = try? Stat(temporaryName, followTargetSymlink: false) else { return false }
    return FileIdentity(status) == FileIdentity(descriptor)
  }

  /// Flushes the file to disk and gives it its name. The file stays open.
  ///
  /// - Throws: `Errno`: `noSuchFileOrDirectory` if the file or its folder was deleted, `fileExists` if there is
  ///   a file of that name and `overwrites` is false.
  func publish(overwrites: Bool = true) throws(Errno) {
    // Some file systems don't support fsync.
    if fsync(descriptor.rawValue) != 0, errno != EINVAL, errno != ENOTSUP { throw .current }
    guard hasTemporaryName else { throw .noSuchFileOrDirectory }
    let error = temporaryName.withPlatformString { old in
      target.withPlatformString { new -> Errno? in
        if !overwrites {
          // Unlike rename, link fails if a file of that name has appeared in the meantime.
          if link(old, new) == 0 {
            unlink(old)
            return nil
          }
          if errno == EEXIST || access(new, F_OK) == 0 { return .fileExists }
          // Some file systems don't support links.
        }
        return rename(old, new) == 0 ? nil : .current
      }
    }
    if let error { throw error }
    tg_drop_temporary(guardNumber)
  }

  /// Gives the file its name and closes it. Deletes it on failure.
  ///
  /// - Throws: The errors of ``publish(overwrites:)`` and ``close()``.
  func finish(overwrites: Bool = true) throws(Errno) {
    do throws(Errno) {
      try publish(overwrites: overwrites)
    } catch {
      discard()
      throw error
    }
    try close()
  }

  /// Closes the file.
  ///
  /// - Throws: `Errno`. Some file systems report a full disk only now.
  func close() throws(Errno) {
    guard Glibc.close(descriptor.rawValue) == 0 else { throw .current }
  }

  /// Deletes the file. An existing file at the path is kept.
  func discard() {
    _ = Glibc.close(descriptor.rawValue)
    temporaryName.withPlatformString { _ = unlink($0) }
    tg_drop_temporary(guardNumber)
  }
}
