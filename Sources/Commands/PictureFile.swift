import SystemPackage
import TerminalUI

/// Pictures of the screen in the working directory: `bubblescope-1.svg` and so on, never over another file.
enum PictureFile {
  /// Writes a frame and says where, or why not.
  static func notice(_ frame: Frame, title: String, isLight: Bool) -> String {
    switch write(frame, title: title, isLight: isLight) {
    case .success(let name): "wrote \(name)"
    case .failure(let failure): "no picture: \(failure.text)"
    }
  }

  /// Writes a frame and gives the file's name, or why there is none.
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
    return .failure(Failure(text: "there are 9999 pictures here already"))
  }
}
