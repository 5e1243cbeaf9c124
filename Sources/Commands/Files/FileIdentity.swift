import SystemPackage

/// The identity of a file, independent of its names.
struct FileIdentity: FileStatusValue, Hashable, Sendable {
  private let device: DeviceID
  private let inode: Inode

  init(_ status: Stat) {
    device = status.deviceID
    inode = status.inode
  }
}
