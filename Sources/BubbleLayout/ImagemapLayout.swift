import MessagingAPI

/// The layout of an imagemap: its picture, its video and the areas that can be tapped.
public enum ImagemapLayout {
  /// The parts of an imagemap message in a bubble of a width in points. Areas are called by
  /// their label, else by what they send or open. O(areas).
  ///
  /// Source: Messaging API reference, "Imagemap message": areas are in units of which the width has 1040.
  public static func parts(of message: JSONValue, width: Int, height: Int) -> [LayoutPart] {
    let whole = LayoutFrame(x: 0, y: 0, width: Double(width), height: Double(height))
    let urls = message["baseUrl"]?.text.map { MessageObject.imagemapURLs(ofBase: $0) } ?? []
    var parts = [LayoutPart(.picture(LayoutPicture(urls: urls)), whole, visible: whole)]
    let scale = Double(width) / Double(RoomEstimates.imagemapBaseWidth)
    if let video = message["video"], let frame = frame(of: video["area"], scale: scale) {
      let url = video["originalContentUrl"]?.text ?? ""
      let preview = video["previewImageUrl"]?.text ?? ""
      let kind = LayoutPart.Kind.video(FlexVideo(url: url, previewUrl: preview))
      parts.append(LayoutPart(kind, frame, visible: frame.intersection(whole)))
    }
    guard case .array(let actions)? = message["actions"] else { return parts }
    for action in actions {
      guard let frame = frame(of: action["area"], scale: scale) else { continue }
      let names = ["label", "text", "linkUri", "clipboardText"]
      let label = names.lazy.compactMap { action[$0]?.text }.first ?? ""
      parts.append(
        LayoutPart(
          .row(label: label), frame, visible: frame.intersection(whole), action: MessageAction(action)))
    }
    return parts
  }

  private static func frame(of area: JSONValue?, scale: Double) -> LayoutFrame? {
    guard let x = area?["x"]?.amount, let y = area?["y"]?.amount, let width = area?["width"]?.amount,
      let height = area?["height"]?.amount
    else { return nil }
    return LayoutFrame(x: x * scale, y: y * scale, width: width * scale, height: height * scale)
  }
}

extension JSONValue {
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var amount: Double? {
    if case .number(let number) = self, number.isFinite { number } else { nil }
  }
}
