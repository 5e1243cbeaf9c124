import CTerminalGuard
import Glibc
import SystemPackage

/// A file that gets its name when it is complete.
///
/// Until then it has a private name beside the one it will have, and is removed on every way out of the program that
/// can be caught. It takes the place of the file that a symbolic link leads to, not of the link, and keeps the
/// permissions and the owner of what it replaces.
struct AtomicFile: Sendable {
  /// Where it is written.
  let descriptor: FileDescriptor
  private let target: FilePath
  private let temporaryName: FilePath
  private let guardNumber: Int32

  /// Creates a file that will be at `path`. Nothing that has the private name is opened or followed.
  ///
  /// - Throws: `Errno` when the folder does not let it.
  init(_ path: FilePath, appends: Bool = false) throws(Errno) {
    target = AtomicFile.target(of: path)
    temporaryName = target.folder.appending(
      ".bubblescope-\(String(UInt64.random(in: .min ... .max), radix: 36)).part")
    let replaced = try? Stat(target)
    // The signals' handler may need it as soon as the file is there.
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
      // Only root can give a file to someone else; the permissions come last, for a new owner takes some away.
      _ = fchown(number, replaced.userID.rawValue, replaced.groupID.rawValue)
      _ = fchmod(number, replaced.permissions.rawValue)
    }
  }

  /// What `path` is, or what links there lead to, be it there or not.
  private static func target(of path: FilePath) -> FilePath {
    var path = path
    for _ in 0..<40 {
      guard let target = path.linkTarget else { break }
      path = path.folder.pushing(target)
    }
    return path
  }

  /// Whether the private name is this file's still.
  var hasTemporaryName: Bool {
    guard let status = try? Stat(temporaryName, followTargetSymlink: false) else { return false }
    return FileIdentity(status) == FileIdentity(descriptor)
  }

  /// Gives the file its name, once everything written is on the disk. It stays open.
  ///
  /// - Throws: `Errno`: `noSuchFileOrDirectory` when the file or its folder was deleted meanwhile, `fileExists` when
  ///   there is another, which may not be overwritten.
  func publish(overwrites: Bool = true) throws(Errno) {
    // Some file systems can't, and say so.
    if fsync(descriptor.rawValue) != 0, errno != EINVAL, errno != ENOTSUP { throw .current }
    guard hasTemporaryName else { throw .noSuchFileOrDirectory }
    let error = temporaryName.withPlatformString { old in
      target.withPlatformString { new -> Errno? in
        if !overwrites {
          // A file that has come into being meanwhile is not overwritten either.
          if link(old, new) == 0 {
            unlink(old)
            return nil
          }
          if errno == EEXIST || access(new, F_OK) == 0 { return .fileExists }
          // Some file systems have no links.
        }
        return rename(old, new) == 0 ? nil : .current
      }
    }
    if let error { throw error }
    tg_drop_temporary(guardNumber)
  }

  /// Gives the file its name and closes it; without success it is gone.
  ///
  /// - Throws: What ``publish(overwrites:)`` and ``close()`` throw.
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
  /// - Throws: `Errno`; some file systems tell only now that the disk is full.
  func close() throws(Errno) {
    guard Glibc.close(descriptor.rawValue) == 0 else { throw .current }
  }

  /// Gives up the file; what has its name stays.
  func discard() {
    _ = Glibc.close(descriptor.rawValue)
    temporaryName.withPlatformString { _ = unlink($0) }
    tg_drop_temporary(guardNumber)
  }
}
