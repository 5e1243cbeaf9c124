import MessagingAPI

/// The look of a piece of text in a message.
struct TextStyle: Hashable, Sendable {
  /// The color as written; nil for that of its component.
  var color: String?
  var isBold = false
  /// `underline`, `line-through`, or none.
  var decoration: String?

  /// A look without anything of its own.
  static let plain = TextStyle()

  init() {}

  init(_ style: FlexTypeStyle) {
    color = style.color
    isBold = style.isBold == true
    decoration = style.decoration
  }

  /// The attributes of its letters.
  var attributes: Style.Attributes {
    var attributes: Style.Attributes = isBold ? .bold : []
    if decoration == "underline" { attributes.insert(.underline) }
    if decoration == "line-through" { attributes.insert(.strikethrough) }
    return attributes
  }

  /// A piece of text in one look.
  struct Run: Hashable, Sendable {
    var text: String
    var style: TextStyle
  }
}

extension [TextStyle.Run] {
  /// The runs of a text that begins at a place of theirs, given in scalars. It says the same but for its spaces; what it
  /// adds at its end looks as what is before. O(length of the runs).
  func runs(of text: String, from start: Int) -> [TextStyle.Run] {
    var result: [TextStyle.Run] = []
    var rest = text.unicodeScalars[...]
    var skipped = start
    for run in self {
      let count = run.text.unicodeScalars.count
      if skipped >= count {
        skipped -= count
        continue
      }
      let piece = rest.prefix(count - skipped)
      skipped = 0
      if piece.isEmpty { break }
      rest = rest.dropFirst(piece.count)
      result.append(TextStyle.Run(text: String(piece), style: run.style))
    }
    if !rest.isEmpty {
      if result.isEmpty { result.append(TextStyle.Run(text: "", style: last?.style ?? .plain)) }
      result[result.count - 1].text += String(rest)
    }
    return result
  }
}
