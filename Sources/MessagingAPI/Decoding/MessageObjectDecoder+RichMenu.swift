extension RichMenu {
  /// Decodes a rich menu object of the Messaging API and checks it against its limits.
  ///
  /// Source: Messaging API reference, "Rich menu object" and "Rich menu structure".
  ///
  /// - Parameter isLenient: Whether what the API refuses is a warning, as far as the menu can be drawn.
  /// - Returns: The menu, which keeps `value` as its ``source``, and the warnings: unknown properties, areas
  ///   past the image's edge, which the service takes.
  /// - Throws: Every problem found, and the warnings.
  public static func decode(
    _ value: JSONValue, isLenient: Bool = false
  ) throws(InvalidMessageObject) -> (menu: RichMenu, warnings: [PropertyProblem]) {
    try MessageObjectDecoder.decode(value, isLenient: isLenient) { decoder, value in
      var menu = decoder.richMenu(value)
      menu?.source = value
      return menu
    }
  }
}

extension JSONValue {
  /// The alias of the rich menu that an action switches to, nil for other actions.
  public var richMenuAlias: String? {
    guard case .string("richmenuswitch")? = self["type"], case .string(let alias)? = self["richMenuAliasId"]
    else { return nil }
    return alias
  }
}

extension MessageObjectDecoder {
  fileprivate mutating func richMenu(_ value: JSONValue) -> RichMenu? {
    if let shape = ObjectShape(value), !shape.isRichMenu {
      report("this is \(shape.name), not a rich menu object", hint: shape.hint)
      return nil
    }
    let known = ["size", "selected", "name", "chatBarText", "areas", "richMenuId"]
    if case .string(let type)? = value["type"], MessageObject.types.contains(type) {
      report(
        "this is a message object, not a rich menu object", hint: "it belongs to the `bubbles` of a message")
      return nil
    }
    guard let object = object(value, known: known) else { return nil }
    var menu = RichMenu()
    if let size = required("size", of: object, { $0.richMenuSize($1) }) {
      (menu.imageWidth, menu.imageHeight) = size
    } else {
      isUnreadable = true
    }
    optional("richMenuId", of: object) { decoder, _ -> Void? in
      decoder.warn(RichMenu.idIsIgnored, isAboutName: true)
      return ()
    }
    if let isSelected = bool("selected", of: object) { menu.selected = isSelected }
    string("name", of: object, maximum: RichMenu.maximumNameLength, in: .graphemes)
    let text = string("chatBarText", of: object, maximum: RichMenu.maximumChatBarTextLength, in: .graphemes)
    if let text { menu.chatBarText = text }
    let areas = array("areas", of: object, counts: 0...RichMenu.maximumAreas) {
      $0.richMenuArea($1, of: menu)
    }
    menu.areas = areas ?? []
    return menu
  }

  private mutating func richMenuSize(_ value: JSONValue) -> (Int, Int)? {
    guard let size = object(value, known: ["width", "height"]) else { return nil }
    let width = integer("width", of: size, in: RichMenu.allowedWidths)
    // Taller than wide is forbidden anyway; this only keeps products small.
    let height = integer("height", of: size, in: RichMenu.minimumHeight...100_000)
    guard let width, let height else { return nil }
    guard Double(width) / Double(height) >= RichMenu.minimumAspectRatio else {
      let ratio = Double(width * 100 / height) / 100
      report(
        "\(width)×\(height) is \(ratio) times as wide as tall, below the minimum of "
          + "\(RichMenu.minimumAspectRatio)")
      return isLenient ? (width, height) : nil
    }
    return (width, height)
  }

  private mutating func richMenuArea(_ value: JSONValue, of menu: RichMenu) -> RichMenu.Area? {
    guard let area = object(value, known: ["bounds", "action"]) else { return nil }
    let bounds = required("bounds", of: area) { $0.bounds($1, of: menu) }
    required("action", of: area) { $0.action($1, in: .richMenu) }
    let action = area["action"]
    let texts = ["label", "text", "displayText", "uri"].lazy.compactMap { name -> String? in
      if case .string(let text)? = action?[name] { text } else { nil }
    }
    var uri: String?
    if case .string(let text)? = action?["uri"] { uri = text }
    return RichMenu.Area(
      bounds: bounds, label: texts.first ?? "", uri: uri, action: action)
  }

  private mutating func bounds(_ value: JSONValue, of menu: RichMenu) -> RichMenu.Area.Bounds? {
    guard let bounds = object(value, known: ["x", "y", "width", "height"]) else { return nil }
    let maximum = RichMenu.maximumBound
    let x = integer("x", of: bounds, in: 0...maximum)
    let y = integer("y", of: bounds, in: 0...maximum)
    let width = integer("width", of: bounds, in: 1...maximum)
    let height = integer("height", of: bounds, in: 1...maximum)
    guard let x, let y, let width, let height else { return nil }
    let area = RichMenu.Area.Bounds(x: x, y: y, width: width, height: height)
    for doubt in menu.doubts(about: area) { warn(doubt) }
    return area
  }
}
