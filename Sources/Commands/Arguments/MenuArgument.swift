import ArgumentParser
import MessagingAPI
import SystemPackage

/// The rich menu given to an option: a file with a rich menu object, or an image size in pixels such as `2500x421`.
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

  /// The rich menu.
  ///
  /// - Throws: ``Failure`` if the file is not a rich menu object or the API does not accept the image size.
  func menu(isLenient: Bool) throws(Failure) -> RichMenu {
    switch self {
    case .file(let path): return try ScenarioFile.richMenu(at: path, isLenient: isLenient)
    case .size(let width, let height):
      guard RichMenu.allowedWidths.contains(width), height >= RichMenu.minimumHeight,
        Double(width) >= RichMenu.minimumAspectRatio * Double(height)
      else {
        let widths = RichMenu.allowedWidths
        throw Failure(
          text:
            "bubblescope: error: --rich-menu \(width)x\(height): the image must be \(widths.lowerBound) to "
            + "\(widths.upperBound) pixels wide, at least \(RichMenu.minimumHeight) pixels tall, and at least "
            + "\(RichMenu.minimumAspectRatio) times as wide as tall")
      }
      return RichMenu(imageWidth: width, imageHeight: height)
    }
  }
}
