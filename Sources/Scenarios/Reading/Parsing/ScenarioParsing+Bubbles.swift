import ChatRoom
import MessagingAPI
import TerminalText

extension ScenarioParsing {
  /// The keys that a scenario adds to a message object.
  static let additions: [StaticString] = ["height", "width", "pixels", "picture", "file"]

  /// Parses an element of `bubbles`: a message object with the scenario's additional keys, or the bubbles of
  /// a file.
  mutating func bubbles(of node: Node) -> [Bubble] {
    guard node.kind == .mapping else {
      report(
        "a bubble must be a mapping, found \(node.kindFound)", at: node,
        hint: node.kind == .scalar ? "add text: before it" : nil)
      return []
    }
    let height = extent(node["height"], "height")
    let width = extent(node["width"], "width")
    let pixels = node["pixels"].flatMap { self.pixels($0) }
    let written: [Written]
    if let file = node["file"] {
      written = self.objects(file: file, besides: node)
    } else {
      written = (plainText(node) ?? self.object(node)).map { [$0] } ?? []
    }
    if written.count > 1, let addition = ScenarioParsing.sizes.lazy.compactMap({ node[$0] }).first {
      report("a size applies to one bubble, but the file has \(written.count)", at: addition)
    }
    let picture = picture(ofBubble: node, written)
    return written.map { written in
      if hasPictures { imageURLs.formUnion(written.message.images.joined()) }
      var bubble = Bubble(
        written.message, height: Int32(clamping: height ?? 0), width: Int32(clamping: width ?? 0),
        pixelWidth: pixels?.width ?? 0, pixelHeight: pixels?.height ?? 0, links: written.links)
      bubble.picture = picture
      return bubble
    }
  }

  /// The keys for the size of a bubble.
  private static let sizes: [StaticString] = ["height", "width", "pixels"]

  private mutating func extent(_ node: Node?, _ name: String) -> Int? {
    integer(node, name, in: 1...Bubble.maximumExtent, "pt")
  }

  private mutating func pixels(_ node: Node) -> (width: Int32, height: Int32)? {
    let parts = node.string.split(separator: "x", omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
    guard node.kind == .scalar, parts.count == 2, isDigits else {
      report(
        "pixels: expected a size, found \(node.kindFound)", at: node, hint: "write it like pixels: 1200x900")
      return nil
    }
    var sizes: [Int32] = []
    for part in parts {
      guard let size = Int32(part), size <= Bubble.maximumExtent else {
        report(
          "pixels: \(String(part).shortened) exceeds the maximum of \(Bubble.maximumExtent) px", at: node)
        return nil
      }
      guard size > 0 else {
        report("pixels: 0 is below the minimum of 1 px", at: node)
        return nil
      }
      sizes.append(size)
    }
    return (sizes[0], sizes[1])
  }

  /// Parses a bubble with nothing but a valid text, the most common case, without building JSON.
  private func plainText(_ node: Node) -> Written? {
    var text: Node?
    for (key, value) in node.pairs {
      if key.isScalar("text") {
        text = value
      } else if key.isScalar("type") {
        guard value.isScalar("text") else { return nil }
      } else if !key.isScalar("height") && !key.isScalar("width") {
        return nil
      }
    }
    // A text never has fewer UTF-8 bytes than UTF-16 units.
    guard let text, text.kind == .scalar, !text.utf8.isEmpty,
      text.utf8.count <= MessageObject.maximumTextLength
    else { return nil }
    switch Scalar(text) {
    case .null, .bool: return nil
    case .string, .integer, .float:
      let string = text.string
      return Written(message: WrittenMessage(.text(string)), links: MessageObject.links(inText: string))
    }
  }

  /// Parses a bubble's message object, without the additional keys.
  private mutating func object(_ node: Node) -> Written? {
    var value = JSONValue(node, leavingOut: ScenarioParsing.additions)
    if value["type"] == nil || value["type"] == .null {
      guard node["text"] != nil, case .object(let members) = value else {
        reportUntyped(node)
        return nil
      }
      value = .object([JSONValue.Member("type", .string("text"))] + members.filter { $0.name != "type" })
    }
    return decode(value, from: node, additions: ScenarioParsing.additions)
  }

  private mutating func reportUntyped(_ node: Node) {
    let words = MessageObject.types + ["type", "text"] + ScenarioParsing.additions.map { "\($0)" }
    let miss = node.pairs.lazy.compactMap { key, _ in
      NearMiss.nearest(to: key.string, among: words).map { (key, $0) }
    }.first(where: { _ in true })
    if let (key, word) = miss {
      report("unknown key \(key.string.quoted)", at: key, hint: "did you mean \"\(word)\"?")
    } else {
      report("a bubble must have a type, text or file", at: node)
    }
  }
}
