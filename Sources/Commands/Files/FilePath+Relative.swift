import Glibc
import SystemPackage

extension FilePath {
  /// The way to this file from a folder, links in both resolved: `../cards/card.json`. nil when one of them is
  /// not there, or a name on the way can't be written as text.
  func relative(to folder: FilePath) -> String? {
    guard let target = resolved, let base = folder.resolved else { return nil }
    let (to, from) = (Array(target.components), Array(base.components))
    let common = zip(to, from).prefix { $0 == $1 }.count
    let way = [FilePath.Component](repeating: "..", count: from.count - common) + to[common...]
    return String(validating: FilePath(root: nil, way))
  }

  /// The absolute path without links; nil when there is nothing.
  private var resolved: FilePath? {
    withPlatformString { name in
      guard let real = realpath(name, nil) else { return nil }
      defer { free(real) }
      return FilePath(platformString: UnsafePointer(real))
    }
  }
}
