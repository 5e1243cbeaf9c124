import ArgumentParser
import MessagingAPI
import SystemPackage

/// A rich menu that an option names: a file with its object, or the size of its image in pixels, such as `2500x421`.
enum MenuArgument: ExpressibleByArgument {
  case file(FilePath)
  case size(width: Int, height: Int)

  init?(argument: String) {
    let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    if sides.count == 2, let width = sides[0], let height = sides[1] {
      self = .size(width: width, height: height)
    } else if let path = FilePath(argument: argument) {
      self = .file(path)
    } else {
      return nil
    }
  }

  /// The menu.
  ///
  /// - Throws: ``Failure`` when the file is no rich menu object, or the API takes no image of the size.
  func menu(isLenient: Bool) throws(Failure) -> RichMenu {
    switch self {
    case .file(let path): return try ScenarioFile.richMenu(at: path, isLenient: isLenient)
    case .size(let width, let height):
      guard RichMenu.allowedWidths.contains(width), height >= RichMenu.minimumHeight,
        Double(width) >= RichMenu.minimumAspectRatio * Double(height)
      else {
        let widths = RichMenu.allowedWidths
        throw Failure(
          text: "bubblescope: error: --rich-menu \(width)x\(height): from \(widths.lowerBound) to "
            + "\(widths.upperBound) pixels wide, at least \(RichMenu.minimumHeight) tall, and at least "
            + "\(RichMenu.minimumAspectRatio) times as wide as tall")
      }
      return RichMenu(imageWidth: width, imageHeight: height)
    }
  }
}
