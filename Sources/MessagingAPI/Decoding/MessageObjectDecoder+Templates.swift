extension MessageObjectDecoder {
  private static let cardProperties = [
    "thumbnailImageUrl", "imageBackgroundColor", "title", "text", "defaultAction", "actions",
  ]

  /// A template message.
  ///
  /// Source: Messaging API reference, "Template messages".
  mutating func template(_ message: Members) -> MessageObject? {
    let altText = string("altText", of: message, maximum: MessageObject.maximumAltTextLength)
    let template = required("template", of: message) { decoder, value -> Template? in
      guard case .object = value else {
        decoder.report("expected an object, found \(value.found)")
        return nil
      }
      let kinds: [Template.Kind] = [.buttons, .confirm, .carousel, .imageCarousel]
      let type = decoder.choice("type", of: Members(value: value), among: kinds.map(\.rawValue))
      switch type.flatMap(Template.Kind.init) {
      case .buttons: return decoder.buttons(value)
      case .confirm: return decoder.confirm(value)
      case .carousel: return decoder.carousel(value)
      case .imageCarousel: return decoder.imageCarousel(value)
      case nil: return nil
      }
    }
    guard let altText = text(altText), var template else { return nil }
    template.altText = altText
    return .template(template)
  }

  private mutating func buttons(_ value: JSONValue) -> Template? {
    let known = MessageObjectDecoder.cardProperties + ["type", "imageAspectRatio", "imageSize"]
    guard let template = object(value, known: known) else { return nil }
    let shape = imageShape(template)
    let card = card(template, maximumTextLength: 160, maximumTextWithImageLength: 60, actions: 1...4)
    return card.map { self.template(.buttons, shape, cards: [$0]) }
  }

  private mutating func confirm(_ value: JSONValue) -> Template? {
    guard let template = object(value, known: ["type", "text", "actions"]) else { return nil }
    let text = string("text", of: template, maximum: 240, in: .graphemes)
    let actions = array("actions", of: template, counts: 2...2) { $0.action($1, in: .template) }
    guard let text = self.text(text), let actions = actions ?? (isLenient ? [] : nil) else { return nil }
    let card = Template.Card(hasImage: false, title: nil, text: text, actions: actions)
    return Template(kind: .confirm, altText: "", hasSquareImages: false, cards: [card])
  }

  private mutating func carousel(_ value: JSONValue) -> Template? {
    let known = ["type", "columns", "imageAspectRatio", "imageSize"]
    guard let template = object(value, known: known) else { return nil }
    let shape = imageShape(template)
    let cards = array("columns", of: template, counts: 1...10) { decoder, value -> Template.Card? in
      guard let column = decoder.object(value, known: Self.cardProperties) else { return nil }
      return decoder.card(column, maximumTextLength: 120, maximumTextWithImageLength: 60, actions: 1...3)
    }
    compareColumns(of: template)
    guard let cards, !cards.isEmpty else { return nil }
    return self.template(.carousel, shape, cards: cards)
  }

  /// All columns have the same number of actions. "If you use an image or title for a column, make sure to do
  /// the same for all other columns." Compared as written, whatever else is wrong with them.
  private mutating func compareColumns(of template: Members) {
    guard case .array(let columns)? = template["columns"], let first = columns.first else { return }
    func count(_ column: JSONValue) -> Int? {
      if case .array(let actions)? = column["actions"] { actions.count } else { nil }
    }
    func differs(_ column: JSONValue, in name: String) -> Bool {
      (column.present(name) == nil) != (first.present(name) == nil)
    }
    for (index, column) in columns.enumerated() {
      guard case .object = column else { continue }
      inside(.name("columns")) { decoder in
        decoder.inside(.index(index)) { decoder in
          if let own = count(column), let expected = count(first), own != expected {
            decoder.report(
              "\(own) action\(own == 1 ? "" : "s"), but the first column has \(expected); "
                + "all columns have the same number")
          }
          for (name, word) in [("thumbnailImageUrl", "image"), ("title", "title")]
          where differs(column, in: name) {
            let has = column.present(name) != nil ? (word == "image" ? "an image" : "a title") : "no \(word)"
            decoder.warn("has \(has), unlike the first column; all have one, or none")
          }
        }
      }
    }
  }

  private mutating func imageCarousel(_ value: JSONValue) -> Template? {
    guard let template = object(value, known: ["type", "columns"]) else { return nil }
    let cards = array("columns", of: template, counts: 1...10) { decoder, value -> Template.Card? in
      guard let column = decoder.object(value, known: ["imageUrl", "action"]) else { return nil }
      let image = decoder.url("imageUrl", of: column)
      let action = decoder.required("action", of: column) { $0.action($1, in: .imageCarousel) }
      return action.map {
        var card = Template.Card(hasImage: true, title: nil, text: "", actions: [$0])
        card.imageURL = image
        return card
      }
    }
    guard let cards, !cards.isEmpty else { return nil }
    return Template(kind: .imageCarousel, altText: "", hasSquareImages: true, cards: cards)
  }

  /// The properties of all images of a template.
  private mutating func imageShape(_ template: Members) -> (isSquare: Bool, isWhole: Bool) {
    let size = choice("imageSize", of: template, isRequired: false, among: ["cover", "contain"])
    let ratio = choice(
      "imageAspectRatio", of: template, isRequired: false, among: ["rectangle", "square"])
    return (ratio == "square", size == "contain")
  }

  private func template(
    _ kind: Template.Kind, _ shape: (isSquare: Bool, isWhole: Bool), cards: [Template.Card]
  ) -> Template {
    var template = Template(kind: kind, altText: "", hasSquareImages: shape.isSquare, cards: cards)
    template.showsWholeImages = shape.isWhole
    return template
  }

  private mutating func card(
    _ card: Members, maximumTextLength: Int, maximumTextWithImageLength: Int, actions: ClosedRange<Int>
  ) -> Template.Card? {
    let image = url("thumbnailImageUrl", of: card, isRequired: false)
    let title = string("title", of: card, isRequired: false, maximum: 40, in: .graphemes)
    let color = optional("imageBackgroundColor", of: card) { decoder, value -> String? in
      guard let color = decoder.string(value, maximum: 7) else { return nil }
      let isColor = color.first == "#" && color.count == 7 && color.dropFirst().allSatisfy(\.isHexDigit)
      if !isColor { decoder.report("\"\(color)\" is not a color", hint: "write it like #FFFFFF, in quotes") }
      return color
    }
    let isPlain = card["thumbnailImageUrl"] == nil && card["title"] == nil
    let text = string(
      "text", of: card, maximum: isPlain ? maximumTextLength : maximumTextWithImageLength, in: .graphemes)
    let defaultAction = optional("defaultAction", of: card) { $0.action($1, in: .defaultAction) }
    let rows = array("actions", of: card, counts: actions) { $0.action($1, in: .template) }
    guard let text = self.text(text), let rows = rows ?? (isLenient ? [] : nil) else { return nil }
    var result = Template.Card(
      hasImage: image != nil, title: title, text: text, actions: rows, defaultAction: defaultAction)
    (result.imageURL, result.imageBackgroundColor) = (image, color)
    return result
  }
}
