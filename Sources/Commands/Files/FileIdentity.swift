import SystemPackage

/// What tells a file from any other, whatever names it has.
struct FileIdentity: FileStatusValue, Hashable, Sendable {
  private let device: DeviceID
  private let inode: Inode

  init(_ status: Stat) {
    device = status.deviceID
    inode = status.inode
  }
}
