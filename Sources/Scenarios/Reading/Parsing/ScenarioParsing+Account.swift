import ChatRoom
import MessagingAPI
import Pictures
import TerminalText

extension ScenarioParsing {
  mutating func account(_ node: Node) -> Account {
    var account = Account()
    guard isMapping(node, "account", keys: ScenarioParsing.accountKeys) else { return account }
    if let name = nonEmptyString(node["name"], "name") { account.name = name }
    if let isVerified = bool(node["verified"], "verified") { account.isVerified = isVerified }
    if let usesAPI = bool(node["messagingAPI"], "messagingAPI") { account.usesMessagingAPI = usesAPI }
    let menus = richMenus(of: node)
    account.richMenus = menus.map(\.menu)
    for (index, menu) in menus.enumerated() { account.richMenuPictures[index] = menu.picture }
    account.serviceMenuBar = node["serviceMenuBar"].flatMap { serviceMenuBar($0) }
    return account
  }

  private static let accountKeys: [StaticString] = [
    "name", "verified", "messagingAPI", "richMenu", "richMenus", "serviceMenuBar",
  ]

  /// A rich menu, its picture, and its place in the file.
  private typealias PlacedMenu = (menu: RichMenu, picture: Picture?, node: Node)

  private mutating func placedMenu(_ node: Node) -> PlacedMenu? {
    guard let menu = richMenu(node) else { return nil }
    return (menu, node["picture"].flatMap { picture($0, "picture") }, node)
  }

  /// Parses the only rich menu, or several with an alias each.
  private mutating func richMenus(of account: Node) -> [PlacedMenu] {
    guard let list = account.present("richMenus") else {
      guard let node = account.present("richMenu"), let menu = placedMenu(node) else { return [] }
      for (alias, place) in switches(from: menu.menu, at: node) where alias != menu.menu.alias {
        warn("no rich menu has the alias \(alias.quoted): a tap does nothing", at: place)
      }
      return [menu]
    }
    if account.present("richMenu") != nil {
      let key = account.pairs.first { $0.key.isScalar("richMenus") }?.key ?? list
      report("account: specify richMenu or richMenus, not both", at: key)
    }
    guard isSequence(list, "richMenus") else { return [] }
    if list.count == 0 { report("richMenus: the list is empty", at: list, hint: "omit it for no rich menu") }
    var menus: [PlacedMenu] = []
    let before = findings.count
    for node in list.elements {
      guard let placed = placedMenu(node) else { continue }
      let alias = placed.menu.alias
      if alias == nil { _ = required("alias", of: node, "each of several rich menus") }
      if let alias, menus.contains(where: { $0.menu.alias == alias }) {
        report("richMenus: duplicate alias \(alias.quoted)", at: node["alias"] ?? node)
      }
      menus.append(placed)
    }
    guard findings.count == before else { return menus }
    let aliases = menus.compactMap(\.menu.alias)
    for (menu, _, node) in menus {
      for (alias, place) in switches(from: menu, at: node) where !aliases.contains(alias) {
        report(
          "richMenuAliasId: no rich menu has the alias \(alias.quoted)", at: place,
          hint: hint(for: alias, among: aliases))
      }
    }
    return menus
  }

  /// The aliases that the areas of a menu switch to, with their places in the file.
  private func switches(from menu: RichMenu, at node: Node) -> [(alias: String, node: Node)] {
    let areas = node.present("areas").map { Array($0.elements) } ?? []
    return menu.areas.indices.compactMap { index in
      guard let alias = menu.areas[index].menuAlias else { return nil }
      let area = areas.indices.contains(index) ? areas[index] : nil
      return (alias, area?["action"]?["richMenuAliasId"] ?? node)
    }
  }

  /// Parses labels, or `true` for a bar without labels.
  private mutating func serviceMenuBar(_ node: Node) -> [String]? {
    if node.kind == .scalar, case .bool(let isThere) = Scalar(node) { return isThere ? [] : nil }
    guard node.kind == .sequence else {
      report("serviceMenuBar: expected a list of labels or true, found \(node.kindFound)", at: node)
      return nil
    }
    guard node.count > 0 else {
      report("serviceMenuBar: the list is empty", at: node, hint: "for a bar without labels, write true")
      return nil
    }
    return node.elements.compactMap { nonEmptyString($0, "serviceMenuBar") }
  }

  private static let richMenuKeys: [StaticString] = [
    "alias", "size", "selected", "name", "chatBarText", "areas", "richMenuId", "picture", "file",
  ]

  private mutating func richMenu(_ node: Node) -> RichMenu? {
    guard isMapping(node, "richMenu", keys: ScenarioParsing.richMenuKeys) else { return nil }
    let alias = identifier(node["alias"], "alias")
    if let aliasNode = node["alias"], let alias {
      checkLength(of: alias, "alias", maximum: RichMenu.maximumAliasLength, at: aliasNode)
    }
    if let file = node["file"] {
      var menu = richMenu(file: file, besides: node)
      menu?.alias = alias
      return menu
    }
    var menu = RichMenu()
    menu.alias = alias
    if let size = node.present("size") { readSize(size, of: &menu) }
    if let selected = bool(node.present("selected"), "selected") { menu.selected = selected }
    if let nameNode = node.present("name"), let name = nonEmptyString(nameNode, "name") {
      checkLength(of: name, "name", maximum: RichMenu.maximumNameLength, at: nameNode)
    }
    if let textNode = node.present("chatBarText"), let text = nonEmptyString(textNode, "chatBarText") {
      checkLength(of: text, "chatBarText", maximum: RichMenu.maximumChatBarTextLength, at: textNode)
      menu.chatBarText = text
    }
    if node.present("richMenuId") != nil {
      let key = node.pairs.first { $0.key.isScalar("richMenuId") }?.key ?? node
      warn(RichMenu.idIsIgnored, at: key)
    }
    if let areas = node.present("areas"), isSequence(areas, "areas") { readAreas(areas, of: &menu) }
    // The short form is not a rich menu object, so there is no source to keep.
    let value = JSONValue(node, leavingOut: ["alias", "picture"])
    if (try? RichMenu.decode(value, isLenient: isLenient)) != nil { menu.source = value }
    return menu
  }

  /// Reads the rich menu object in a file.
  private mutating func richMenu(file node: Node, besides menu: Node) -> RichMenu? {
    for (key, _) in menu.pairs
    where !["file", "alias", "picture"].contains(where: key.isScalar) && key.kind == .scalar {
      report("\(key.string.quoted) cannot be combined with file", at: key)
    }
    guard let name = nonEmptyString(node, "file"), let root = document(in: name, at: node)?.root else {
      return nil
    }
    return richMenuObject(root)
  }

  /// Decodes a file's root as a rich menu object.
  mutating func richMenuObject(_ root: Node) -> RichMenu? {
    do throws(InvalidMessageObject) {
      let (menu, warnings) = try RichMenu.decode(JSONValue(root), isLenient: isLenient)
      for warning in warnings { report(warning, in: root, severity: .warning) }
      return menu
    } catch {
      for problem in error.problems { report(problem, in: root) }
      for warning in error.warnings { report(warning, in: root, severity: .warning) }
      return nil
    }
  }

  private mutating func checkLength(of text: String, _ name: String, maximum: Int, at node: Node) {
    let length = text.count
    if length > maximum {
      refuse("\(name): \(length) characters exceed the maximum of \(maximum)", at: node)
    }
  }

  private mutating func readSize(_ node: Node, of menu: inout RichMenu) {
    if node.kind == .scalar {
      if let size: RichMenu.NamedSize = choice(node, "size") {
        (menu.imageWidth, menu.imageHeight) = (size.width, size.height)
      }
      return
    }
    guard isMapping(node, "size", keys: ["width", "height"]) else { return }
    let widths = isLenient ? 1...100_000 : RichMenu.allowedWidths
    let width = integer(required("width", of: node, "size"), "width", in: widths, "px")
    // The aspect ratio is checked below; this only prevents overflow.
    let heights = (isLenient ? 1 : RichMenu.minimumHeight)...100_000
    let height = integer(required("height", of: node, "size"), "height", in: heights, "px")
    guard let width, let height else { return }
    guard Double(width) / Double(height) >= RichMenu.minimumAspectRatio else {
      let ratio = Double(width * 100 / height) / 100
      refuse(
        "size: the aspect ratio \(ratio) of \(width)×\(height) is below the minimum of "
          + "\(RichMenu.minimumAspectRatio)", at: node)
      if isLenient { (menu.imageWidth, menu.imageHeight) = (width, height) }
      return
    }
    (menu.imageWidth, menu.imageHeight) = (width, height)
  }

  private mutating func readAreas(_ node: Node, of menu: inout RichMenu) {
    if node.count > RichMenu.maximumAreas {
      refuse("areas: \(node.count) areas exceed the maximum of \(RichMenu.maximumAreas)", at: node)
      if !isLenient { return }
    }
    for element in node.elements {
      if let area = area(element, of: menu) { menu.areas.append(area) }
    }
    let placed = node.elements.filter { $0.present("bounds") != nil }.count
    if placed > 0 && placed < node.count {
      report(
        "areas: \(placed) of \(node.count) areas have bounds; give bounds to all areas or to none", at: node)
    }
  }

  /// Parses an area: the short form `{label: Shop, uri: https://…}`, or the Messaging API's form with an
  /// action.
  private mutating func area(_ node: Node, of menu: RichMenu) -> RichMenu.Area? {
    guard isMapping(node, "an area", keys: ["label", "uri", "bounds", "action"]) else { return nil }
    var label = node.present("label").flatMap { self.label($0) }
    var uri: String?
    if let uriNode = node.present("uri"), let text = nonEmptyString(uriNode, "uri") {
      if let problem = MessageObject.problem(ofActionURI: text) { refuse("uri: \(problem)", at: uriNode) }
      uri = text
    }
    var value: JSONValue?
    if let action = node.present("action") {
      let written = JSONValue(action)
      value = written
      let (problems, warnings) = MessageObject.check(richMenuAction: written)
      for problem in problems { report(problem, in: action, severity: isLenient ? .warning : .error) }
      for warning in warnings { report(warning, in: action, severity: .warning) }
      label = label ?? ["label", "text", "displayText", "uri"].lazy.compactMap { action[$0]?.string }.first
      uri = uri ?? action["uri"]?.string
    }
    if node.present("label") == nil && node.present("action") == nil {
      report("label: missing; required for an area without an action", at: node)
    }
    let bounds = node.present("bounds").flatMap { self.bounds($0, of: menu) }
    return RichMenu.Area(bounds: bounds, label: label ?? "", uri: uri, action: value)
  }

  /// Parses a label, with a warning if it is empty.
  private mutating func label(_ node: Node) -> String? {
    let label = string(node, "label")
    if label?.isEmpty == true { warn("label: empty", at: node) }
    return label
  }

  private mutating func bounds(_ node: Node, of menu: RichMenu) -> RichMenu.Area.Bounds? {
    guard isMapping(node, "bounds", keys: ["x", "y", "width", "height"]) else { return nil }
    let pixels = RichMenu.maximumBound
    let x = integer(required("x", of: node, "bounds"), "x", in: 0...pixels, "px")
    let y = integer(required("y", of: node, "bounds"), "y", in: 0...pixels, "px")
    let width = integer(required("width", of: node, "bounds"), "width", in: 1...pixels, "px")
    let height = integer(required("height", of: node, "bounds"), "height", in: 1...pixels, "px")
    guard let x, let y, let width, let height else { return nil }
    let bounds = RichMenu.Area.Bounds(x: x, y: y, width: width, height: height)
    for doubt in menu.doubts(about: bounds) { warn("bounds: \(doubt)", at: node) }
    return bounds
  }
}
