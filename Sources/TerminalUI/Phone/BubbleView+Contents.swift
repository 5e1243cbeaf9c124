import BubbleLayout
import ChatRoom
import MessagingAPI
import TerminalText

/// The contents of a bubble.
extension BubbleView {
  /// The parts of each card, or of the bubble as its only one; none for what is drawn by its lines.
  var parts: [[LayoutPart]] {
    guard case .account(let bubble) = scene.room.item(at: place) else { return [] }
    if let picture = wholePicture { return [[picture]] }
    let message = scene.world.bubbles[bubble].bubble.message
    return scene.session.partsCache.parts(of: message, bubble: bubble, on: scene.user.device.layout)
  }

  /// The picture of a bubble that is nothing else, where there is one to draw.
  private var wholePicture: LayoutPart? {
    guard scene.drawsPictures, case .account(let bubble) = scene.room.item(at: place) else { return nil }
    let kind: LayoutPart.Kind
    switch scene.world.bubbles[bubble].bubble.object {
    case .image: kind = .picture(LayoutPicture())
    case .sticker: kind = .picture(LayoutPicture(fillsArea: false))
    case .video(let url, let preview, _): kind = .video(FlexVideo(url: url, previewUrl: preview))
    default: return nil
    }
    guard scene.picture(for: [], ofBubble: bubble) != nil else { return nil }
    return LayoutPart(
      kind,
      LayoutFrame(
        x: 0, y: 0, width: Double(scene.room.width(at: place)),
        height: Double(scene.room.column.height(of: place))))
  }

  /// The caption on its parts: the size, or on a picture only the length of its video.
  var partsNote: String {
    guard wholePicture != nil, case .account(let bubble) = scene.room.item(at: place) else { return size }
    guard case .video(_, _, let duration) = scene.world.bubbles[bubble].bubble.object else { return "" }
    return String(length(duration).drop { $0 == " " })
  }

  var isOwn: Bool {
    if case .own = scene.room.item(at: place) { true } else { false }
  }

  /// Its lines: those of a text break where they break on the phone.
  var lines: [String] {
    switch scene.room.item(at: place) {
    case .own(let text): return phoneLines(of: scene.room.ownTexts[text], width: 0)
    case .account(let bubble):
      let object = scene.world.bubbles[bubble].bubble.object
      if case .text(let text) = object {
        return phoneLines(of: text, width: Int(scene.world.bubbles[bubble].bubble.width))
      }
      return label(of: object)
    }
  }

  /// The text of its lines.
  var text: String {
    switch scene.room.item(at: place) {
    case .own(let text): return scene.room.ownTexts[text]
    case .account(let bubble):
      return label(of: scene.world.bubbles[bubble].bubble.object).joined(separator: "\n")
    }
  }

  /// The mentions in its text.
  var mentions: [String] {
    guard case .account(let bubble) = scene.room.item(at: place) else { return [] }
    return scene.world.bubbles[bubble].bubble.message.mentions
  }

  /// The caption below its lines: the size, except for texts.
  var note: String? {
    guard case .account(let bubble) = scene.room.item(at: place) else { return nil }
    if case .text = scene.world.bubbles[bubble].bubble.object { return nil }
    return size
  }

  private func phoneLines(of text: String, width: Int) -> [String] {
    BubbleLayout.lines(of: text, explicitWidth: width, on: scene.user.device.layout).map(glyphs.drawn)
  }

  private func label(of object: MessageObject) -> [String] {
    switch object {
    case .text(let text): [glyphs.drawn(text)]
    case .sticker: ["sticker"]
    case .image: ["image"]
    case .video(_, _, let duration): ["\(glyphs.play) video" + length(duration)]
    case .audio(_, let duration): ["\(glyphs.play) audio" + length(duration)]
    case .location(let title, let address): [title, address]
    case .imagemap(let altText, _): ["imagemap", altText]
    case .template(let template):
      ([template.cards.first?.title, template.cards.first?.text].compactMap { $0 })
        + (template.cards.first?.actions.map { "[ \($0.label) ]" } ?? [])
    case .flex(let flex): [flex.altText]
    case .coupon: ["coupon"]
    }
  }

  private func length(_ milliseconds: Int?) -> String {
    guard let milliseconds else { return "" }
    let (minutes, seconds) = (milliseconds / 60_000, milliseconds / 1000 % 60)
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    if minutes < 60 { return " \(minutes):\(twoDigits(seconds))" }
    return " \(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(seconds))"
  }

  func cardLabels(count: Int) -> [[String]] {
    guard case .account(let bubble) = scene.room.item(at: place) else { return [] }
    return (0..<count).map { index in
      var lines = ["card \(index + 1)/\(count)"]
      switch scene.world.bubbles[bubble].bubble.object {
      case .template(let template) where index < template.cards.count:
        lines += [template.cards[index].title, template.cards[index].text].compactMap { $0 }
      case .flex(let flex) where index == 0: lines.append(flex.altText)
      default: break
      }
      return lines
    }
  }
}
