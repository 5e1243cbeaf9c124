import Glibc

/// How one file names another.
enum RelativePath {
  /// The way from a folder to a file, links in both resolved: `../cards/card.json`. nil when one of them is
  /// not there, or a name on the way can't be written as text.
  static func path(to file: String, from folder: String) -> String? {
    guard let target = resolved(file), let base = resolved(folder) else { return nil }
    let to = target.split(separator: "/")
    let from = base.split(separator: "/")
    let common = zip(to, from).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    return ([Substring](repeating: "..", count: from.count - common) + to[common...]).joined(separator: "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }
}
