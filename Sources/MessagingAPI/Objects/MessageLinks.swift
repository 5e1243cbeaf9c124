/// The URLs in a message object that a user can open (R16).
extension MessageObject {
  /// The URLs of a message object, without duplicates, in order of appearance: those in its
  /// text, those of its URI actions, an imagemap's areas and the link after its video.
  ///
  /// Quick replies are below the room, not in the bubble. The text of a template or of a Flex Message is no
  /// link. `altUri.desktop` is not counted, as nothing is on PCs (R1). O(size of the value).
  public static func links(in value: JSONValue) -> [String] {
    var links: [String] = []
    switch value["type"] {
    case .string("text"), .string("textV2"):
      if case .string(let text)? = value["text"] { links = MessageObject.links(inText: text) }
    default:
      collectLinks(of: value, into: &links)
    }
    var seen: Set<String> = []
    return links.filter { seen.insert($0).inserted }
  }

  private static func collectLinks(of value: JSONValue, into links: inout [String]) {
    switch value {
    case .array(let elements):
      for element in elements { collectLinks(of: element, into: &links) }
    case .object(let members):
      let isURI = value["type"] == .string("uri")
      for member in members {
        switch (member.name, member.value) {
        case ("quickReply", _), ("sender", _), ("altUri", _): break
        case ("uri", .string(let uri)) where isURI: links.append(uri)
        case ("linkUri", .string(let uri)) where isURI: links.append(uri)
        case ("externalLink", let link):
          if case .string(let uri)? = link["linkUri"] { links.append(uri) }
        default: collectLinks(of: member.value, into: &links)
        }
      }
    case .null, .bool, .number, .string: break
    }
  }

  /// The `http` and `https` URLs in a text, in order. A URL continues while its characters are allowed in one
  /// (RFC 3986); punctuation that closes a sentence after it is none of it. O(length).
  public static func links(inText text: String) -> [String] {
    let bytes = Array(text.utf8)
    var links: [String] = []
    var index = 0
    while index + 8 <= bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "h"), let start = schemeEnd(in: bytes, at: index) else {
        index += 1
        continue
      }
      var end = start
      while end < bytes.count, isURLCharacter(bytes[end]) { end += 1 }
      while end > start, isClosing(bytes[end - 1]) { end -= 1 }
      if end > start { links.append(String(decoding: bytes[index..<end], as: UTF8.self)) }
      index = max(end, index + 1)
    }
    return links
  }

  /// The start of the host if `http://` or `https://` is at `index`.
  private static func schemeEnd(in bytes: [UInt8], at index: Int) -> Int? {
    for scheme in ["http://", "https://"] {
      let end = index + scheme.utf8.count
      guard end <= bytes.count else { continue }
      let isScheme = zip(bytes[index..<end], scheme.utf8).allSatisfy { byte, sign in
        byte == sign || byte | 0x20 == sign && sign >= UInt8(ascii: "a")
      }
      if isScheme { return end }
    }
    return nil
  }

  private static func isURLCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool { ".,:;!?)]'".utf8.contains(byte) }
}
