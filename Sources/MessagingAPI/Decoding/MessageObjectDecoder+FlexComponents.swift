/// Flex components.
///
/// Source: Messaging API reference, "Flex Message", "Components".
extension MessageObjectDecoder {
  /// The maximum nesting of components. The API names no limit; this one keeps hostile messages harmless.
  private static let deepest = 100

  private static let placed =
    ["type", "flex", "margin", "position", "action"]
    + ["offsetTop", "offsetBottom", "offsetStart", "offsetEnd"]

  private static let properties: [String: [String]] = [
    "box": placed + [
      "layout", "contents", "spacing", "paddingAll", "paddingTop", "paddingBottom", "paddingStart",
      "paddingEnd", "width", "maxWidth", "height", "maxHeight", "borderWidth", "borderColor", "cornerRadius",
      "backgroundColor", "background", "justifyContent", "alignItems",
    ],
    "text": placed + [
      "text", "contents", "adjustMode", "size", "scaling", "align", "gravity", "wrap", "lineSpacing",
      "maxLines", "weight", "color", "style", "decoration",
    ],
    "image": placed + [
      "url", "align", "gravity", "size", "aspectRatio", "aspectMode", "backgroundColor", "animated",
    ],
    "icon": [
      "type", "margin", "position", "offsetTop", "offsetBottom", "offsetStart", "offsetEnd", "url", "size",
      "scaling", "aspectRatio",
    ],
    "button": placed + ["height", "style", "color", "gravity", "adjustMode", "scaling"],
    "separator": ["type", "margin", "color"],
    "filler": ["type", "flex"],
    "spacer": ["type", "size"],
    "video": ["type", "url", "previewUrl", "altContent", "aspectRatio", "action"],
    "span": ["type", "text", "size", "scaling", "weight", "style", "color", "decoration"],
  ]

  /// A component of one of the types allowed at its place.
  mutating func flexComponent(_ value: JSONValue, among types: [String], depth: Int) -> FlexComponent? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    guard depth <= Self.deepest else {
      report("nested deeper than the maximum of \(Self.deepest) levels")
      return nil
    }
    guard let type = choice("type", of: Members(value: value), among: types),
      let known = Self.properties[type], let members = object(value, known: known, isStrict: true),
      let kind = kind(type, members, depth: depth)
    else { return nil }
    var component = FlexComponent(kind)
    if known.contains("flex") { component.flex = flexNumber("flex", of: members, in: 0...10_000) }
    if known.contains("margin") { component.margin = length("margin", of: members, .spaces) }
    if known.contains("position") {
      let position = choice("position", of: members, isRequired: false, among: ["relative", "absolute"])
      component.isAbsolute = position == "absolute"
      component.offset = sides("offset", of: members, negative: true)
    }
    if known.contains("action") {
      component.action = flexAction(of: members, in: type == "button" ? .flexButton : .flex)
    }
    return component
  }

  private mutating func kind(_ type: String, _ members: Members, depth: Int) -> FlexComponent.Kind? {
    switch type {
    case "box": return box(members, depth: depth).map { .box($0) }
    case "text": return .text(text(members))
    case "image": return image(members).map { .image($0) }
    case "icon": return icon(members).map { .icon($0) }
    case "button": return .button(button(members))
    case "separator": return .separator(color: color("color", of: members))
    case "filler": return .filler
    case "spacer": return .spacer(length("size", of: members, .spaces))
    default: return video(members, depth: depth).map { .video($0) }
    }
  }

  private mutating func box(_ members: Members, depth: Int) -> FlexBox? {
    guard members["layout"] != nil else {
      required("layout", of: members) { _, _ in () }
      return isLenient ? box(members, .vertical, depth: depth) : nil
    }
    let layout: FlexBox.Layout? = word("layout", of: members)
    guard let layout = layout ?? (isLenient ? .vertical : nil) else { return nil }
    return box(members, layout, depth: depth)
  }

  private mutating func box(_ members: Members, _ layout: FlexBox.Layout, depth: Int) -> FlexBox? {
    let types = ["box", "text", "image", "icon", "button", "separator", "filler", "spacer"]
    let expected = layout == .baseline ? ["text", "icon", "filler", "spacer"] : types.filter { $0 != "icon" }
    let contents = array("contents", of: members, counts: 0...1_000) {
      if case .string(let type)? = $1["type"], types.contains(type), !expected.contains(type) {
        $0.warn("the API has no \(type) in a \(layout.rawValue) box")
      }
      return $0.flexComponent($1, among: types, depth: depth + 1)
    }
    guard let contents = contents ?? (isLenient ? [] : nil) else { return nil }
    var box = FlexBox(layout, contents: contents)
    box.spacing = length("spacing", of: members, .spaces)
    box.padding = length("paddingAll", of: members, .spaces, percent: true)
    box.sidePadding = sides("padding", of: members, negative: false)
    box.width = length("width", of: members, .none, percent: true)
    box.maxWidth = length("maxWidth", of: members, .none, percent: true)
    box.height = length("height", of: members, .none, percent: true)
    box.maxHeight = length("maxHeight", of: members, .none, percent: true)
    box.borderWidth = length("borderWidth", of: members, .borders)
    box.borderColor = color("borderColor", of: members)
    box.cornerRadius = length("cornerRadius", of: members, .spaces)
    box.backgroundColor = color("backgroundColor", of: members)
    box.gradient = optional("background", of: members) { $0.gradient($1) }
    box.justification = word("justifyContent", of: members)
    box.alignment = word("alignItems", of: members)
    return box
  }

  private mutating func gradient(_ value: JSONValue) -> FlexBox.Gradient? {
    let known = ["type", "angle", "startColor", "centerColor", "centerPosition", "endColor"]
    guard let members = object(value, known: known, isStrict: true) else { return nil }
    choice("type", of: members, among: ["linearGradient"])
    let angle = required("angle", of: members) { decoder, value -> Double? in
      guard case .string(let text) = value, text.hasSuffix("deg"), let angle = Double(text.dropLast(3)) else {
        decoder.report("expected an angle, found \(value.found)", hint: "write it like \"90deg\"")
        return nil
      }
      return decoder.isWithin(angle, 0...360) ? angle : nil
    }
    let start = color("startColor", of: members, isRequired: true)
    let end = color("endColor", of: members, isRequired: true)
    let center = color("centerColor", of: members)
    let position = optional("centerPosition", of: members) { decoder, value -> Double? in
      guard case .string(let text) = value, text.hasSuffix("%"), let position = Double(text.dropLast()) else {
        decoder.report("expected a percentage, found \(value.found)", hint: "write it like \"50%\"")
        return nil
      }
      return decoder.isWithin(position, 0...100) ? position : nil
    }
    guard let angle, let start, let end else { return nil }
    return FlexBox.Gradient(
      angle: angle, startColor: start, centerColor: center, centerPosition: position ?? 50, endColor: end)
  }

  private mutating func typeStyle(_ members: Members) -> FlexTypeStyle {
    var style = FlexTypeStyle()
    style.size = length("size", of: members, .type)
    flexBool("scaling", of: members)
    let weight = choice("weight", of: members, isRequired: false, among: ["regular", "bold"])
    style.isBold = weight.map { $0 == "bold" }
    let slope = choice("style", of: members, isRequired: false, among: ["normal", "italic"])
    style.isItalic = slope.map { $0 == "italic" }
    style.color = color("color", of: members)
    style.decoration = choice(
      "decoration", of: members, isRequired: false, among: ["none", "underline", "line-through"])
    return style
  }

  private mutating func text(_ members: Members) -> FlexText {
    var text = FlexText("")
    let spans = array("contents", of: members, isRequired: false, counts: 0...1_000) { $0.span($1) }
    text.spans = spans ?? []
    let hasSpans = members["contents"] != nil && members["contents"] != .array([])
    if let words = words(of: members, isRequired: !hasSpans, canBeEmpty: hasSpans) { text.text = words }
    text.style = typeStyle(members)
    text.wraps = flexBool("wrap", of: members) ?? false
    text.maxLines = flexNumber("maxLines", of: members, in: 0...10_000).map { Int($0) } ?? 0
    if case .pixels(let spacing)? = length("lineSpacing", of: members, .none) { text.lineSpacing = spacing }
    (text.align, text.gravity) = placement(members)
    let mode = choice("adjustMode", of: members, isRequired: false, among: ["shrink-to-fit"])
    text.shrinksToFit = mode != nil
    return text
  }

  /// The `text` of a text or a span. Beside spans it has no effect, and can be empty, as that of a span can.
  private mutating func words(of members: Members, isRequired: Bool, canBeEmpty: Bool) -> String? {
    member("text", of: members, isRequired: isRequired) { decoder, value in
      guard case .string(let text) = value else {
        decoder.report("expected a string, found \(value.found)")
        if decoder.isLenient, case .number(let number) = value { return number.written }
        return nil
      }
      if text.isEmpty, !canBeEmpty {
        decoder.report("empty", serviceMessage: "must be non-empty text")
      } else if text.isEmpty {
        decoder.warn("empty")
      }
      return text
    }
  }

  private mutating func span(_ value: JSONValue) -> FlexText.Span? {
    guard let members = object(value, known: Self.properties["span"] ?? [], isStrict: true) else {
      return nil
    }
    choice("type", of: members, among: ["span"])
    let words = words(of: members, isRequired: true, canBeEmpty: true)
    let style = typeStyle(members)
    return text(words).map { FlexText.Span($0, style: style) }
  }

  private mutating func placement(_ members: Members) -> (align: String?, gravity: String?) {
    let align = choice("align", of: members, isRequired: false, among: ["start", "center", "end"])
    return (align, gravity(members))
  }

  private mutating func gravity(_ members: Members) -> String? {
    choice("gravity", of: members, isRequired: false, among: ["top", "center", "bottom"])
  }

  private mutating func image(_ members: Members) -> FlexImage? {
    let url = self.url("url", of: members)
    var image = FlexImage(url: url ?? "")
    image.size = length("size", of: members, .images, percent: true)
    image.aspectRatio = aspectRatio(of: members, tallest: 3)
    let mode = choice("aspectMode", of: members, isRequired: false, among: ["cover", "fit"])
    image.fillsArea = mode == "cover"
    image.backgroundColor = color("backgroundColor", of: members)
    (image.align, image.gravity) = placement(members)
    flexBool("animated", of: members)
    return url == nil && !isLenient ? nil : image
  }

  private mutating func icon(_ members: Members) -> FlexIcon? {
    let url = self.url("url", of: members)
    var icon = FlexIcon(url: url ?? "")
    icon.size = length("size", of: members, .type)
    icon.aspectRatio = aspectRatio(of: members)
    flexBool("scaling", of: members)
    return url == nil && !isLenient ? nil : icon
  }

  private mutating func button(_ members: Members) -> FlexButton {
    var button = FlexButton()
    let height = choice("height", of: members, isRequired: false, among: ["sm", "md"])
    button.isSmall = height == "sm"
    button.style = word("style", of: members) ?? .link
    button.color = color("color", of: members)
    button.gravity = gravity(members)
    let mode = choice("adjustMode", of: members, isRequired: false, among: ["shrink-to-fit"])
    button.shrinksToFit = mode != nil
    flexBool("scaling", of: members)
    return button
  }

  private mutating func video(_ members: Members, depth: Int) -> FlexVideo? {
    let url = self.url("url", of: members)
    let preview = self.url("previewUrl", of: members)
    var video = FlexVideo(url: url ?? "", previewUrl: preview ?? "")
    video.altContent = required("altContent", of: members) {
      $0.flexComponent($1, among: ["box", "image"], depth: depth + 1)
    }
    video.aspectRatio = aspectRatio(of: members)
    return (url == nil || preview == nil) && !isLenient ? nil : video
  }
}
