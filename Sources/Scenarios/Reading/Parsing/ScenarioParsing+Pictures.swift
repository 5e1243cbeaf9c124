import MessagingAPI
import Pictures
import TerminalText

/// Pictures: local files that are shown in the place of images.
extension ScenarioParsing {
  /// The maximum number of different picture files, which are all held in memory.
  private static let maximumPictures = 500

  /// Parses `pictures`: the picture of each URL.
  mutating func pictures(_ node: Node?) -> [String: Picture] {
    guard let node else { return [:] }
    guard node.kind == .mapping else {
      report(
        "pictures: expected a mapping, found \(node.kindFound)", at: node,
        hint: "write an image's URL and a file, like https://example.com/hero.png: hero.png")
      return [:]
    }
    var pictures: [String: Picture] = [:]
    for (key, value) in node.pairs {
      guard let url = nonEmptyString(key, "pictures"), let picture = picture(value, "pictures") else {
        continue
      }
      pictures[url] = picture
    }
    return pictures
  }

  /// Warns about each URL of `pictures` that no message has an image with.
  mutating func checkUse(ofPictures node: Node?) {
    // In a message with errors, images are not known.
    guard let node, findings.isEmpty else { return }
    let known = imageURLs.sorted()
    for (key, _) in node.pairs where !warnings.isFull && !imageURLs.contains(key.string) {
      warn(
        "pictures: no message has an image with the URL \(key.string.quoted)", at: key,
        hint: ScenarioParsing.hint(for: key.string, among: known, "image URLs"))
    }
  }

  /// Parses the `picture` of a bubble with the given message objects.
  mutating func picture(ofBubble node: Node, _ written: [Written]) -> Picture? {
    guard let value = node["picture"] else { return nil }
    guard let picture = picture(value, "picture") else { return nil }
    if written.count > 1 {
      report("a picture applies to one bubble, but the file has \(written.count)", at: value)
    } else if let message = written.first?.message, !message.hasImage {
      let type = message.object.type
      report("picture: this \(type) bubble has no image", at: value)
    }
    return picture
  }

  /// Reads and decodes the picture named by a value. One that cannot be shown is a warning, and has no pixels. Returns
  /// nil if the value is no name of a file.
  mutating func picture(_ node: Node, _ key: String) -> Picture? {
    guard let name = nonEmptyString(node, key), isFileName(name, key, at: node) else { return nil }
    if let known = picturesByFile[name] { return known }
    guard picturesByFile.count < ScenarioParsing.maximumPictures else {
      report(
        "\(key): more than \(ScenarioParsing.maximumPictures) different picture files", at: node)
      return nil
    }
    let picture = Picture(file: name, raster: raster(in: name, key, at: node))
    picturesByFile[name] = picture
    return picture
  }

  private mutating func raster(in name: String, _ key: String, at node: Node) -> Raster? {
    fileNames.insert(name)
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try load(name)
    } catch {
      warn("\(key): cannot read \(name.quoted): \(error.reason)", at: node)
      return nil
    }
    do throws(InvalidPicture) {
      return try Raster(decoding: bytes)
    } catch {
      warn("\(key): cannot show \(name.quoted): \(error.reason)", at: node)
      return nil
    }
  }

  /// Returns whether a text can be the name of a file, and reports an error otherwise.
  mutating func isFileName(_ name: String, _ key: String, at node: Node) -> Bool {
    guard name.utf8.contains(0) else { return true }
    report("\(key): a file name must not contain U+0000", at: node)
    return false
  }
}
