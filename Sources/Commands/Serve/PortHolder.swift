import Glibc
import SystemPackage
import TerminalText

/// The process that listens on a port of this machine, as far as `/proc` tells.
struct PortHolder {
  /// The process's number.
  let process: Int
  /// The process's name.
  let name: String

  /// Finds the process that listens on a TCP port; nil if it is not known, such as another user's.
  init?(port: Int) {
    let inodes = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { PortHolder.inodes(in: $0, port: port) }
    let links = Set(inodes.map { "socket:[\($0)]" })
    guard !links.isEmpty else { return nil }
    for process in PortHolder.names(in: "/proc").compactMap({ Int($0) }) {
      let folder = "/proc/\(process)/fd"
      guard
        PortHolder.names(in: folder).contains(where: {
          FilePath("\(folder)/\($0)").linkTarget.map { links.contains($0.string) } ?? false
        })
      else { continue }
      self.process = process
      name = PortHolder.text(of: "/proc/\(process)/comm").split(separator: "\n").first.map(String.init) ?? ""
      return
    }
    return nil
  }

  /// The inodes of the sockets that listen on a port, by a table of the kernel's.
  private static func inodes(in table: String, port: Int) -> [Substring] {
    text(of: table).split(separator: "\n").compactMap { line in
      let columns = line.split(separator: " ")
      guard columns.count > 9, columns[3] == "0A", let end = columns[1].split(separator: ":").last,
        Int(end, radix: 16) == port
      else { return nil }
      return columns[9]
    }
  }

  private static func text(of path: String) -> String {
    let bytes = try? FileReading.bytes(of: FilePath(path), maximum: 1 << 24)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
