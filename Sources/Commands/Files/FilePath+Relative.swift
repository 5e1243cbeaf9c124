import Glibc
import SystemPackage

extension FilePath {
  /// The path to this file relative to a folder, such as `../cards/card.json`, with all links resolved; `nil` if
  /// one of them does not exist or the path is not valid UTF-8.
  func relative(to folder: FilePath) -> String? {
    guard let target = resolved, let base = folder.resolved else { return nil }
    let (to, from) = (Array(target.components), Array(base.components))
    let common = zip(to, from).prefix { $0 == $1 }.count
    let components = [FilePath.Component](repeating: "..", count: from.count - common) + to[common...]
    return String(validating: FilePath(root: nil, components))
  }

  /// The absolute path without links; `nil` if it does not exist.
  var resolved: FilePath? {
    withPlatformString { name in
      guard let real = realpath(name, nil) else { return nil }
      defer { free(real) }
      return FilePath(platformString: UnsafePointer(real))
    }
  }
}
