import SystemPackage
import TerminalUI

/// Pictures of the screen in the working directory: `bubblescope-1.svg` and so on. Existing files are kept.
enum PictureFile {
  /// Writes a frame and returns a notice with the file's name or the error.
  static func notice(_ frame: Frame, title: String, isLight: Bool) -> String {
    switch write(frame, title: title, isLight: isLight) {
    case .success(let name): "saved \(name)"
    case .failure(let failure): "picture not saved: \(failure.text)"
    }
  }

  /// Writes a frame and returns the file's name.
  private static func write(_ frame: Frame, title: String, isLight: Bool) -> Result<FilePath, Failure> {
    let picture = frame.svg(title: title, isLight: isLight)
    for number in 1...9999 {
      let name = FilePath("bubblescope-\(number).svg")
      if (try? Stat(name, followTargetSymlink: false)) != nil { continue }
      do {
        let file = try AtomicFile(name)
        do {
          try file.descriptor.writeAll(picture)
        } catch {
          file.discard()
          throw error
        }
        try file.finish(overwrites: false)
        return .success(name)
      } catch Errno.fileExists {
        continue
      } catch {
        return .failure(Failure(text: "\(name): \((error as? Errno)?.words ?? "\(error)")"))
      }
    }
    return .failure(Failure(text: "this folder already has 9999 pictures"))
  }
}
