import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

extension ScenarioParsing {
  private static let deviceKeys: [StaticString] = [
    "preset", "name", "app", "screen", "window", "statusBar", "header", "inputBar", "homeInset",
    "keyboard",
  ]
  /// The valid widths and heights of screens and chat windows, in points.
  private static let screenExtents = 100...4000
  /// The valid heights of the parts above and below the chat window, in points.
  private static let partHeights = 0...2000
  /// The minimum height of a chat window, in points. Below it, a room is unusable.
  private static let minimumWindowHeight = 50

  /// Parses a device: the name of a preset, a preset with changes, or a full description.
  mutating func device(_ node: Node) -> Device? {
    if node.kind == .scalar { return preset(node, "device") }
    guard isMapping(node, "device", keys: ScenarioParsing.deviceKeys) else { return nil }
    let before = findings.count
    let start = startingDevice(node)
    var device = start ?? .standard
    if let app: LineApp = choice(node["app"], "app") { device.app = app }
    if let screen = size(node["screen"], "screen", heights: ScenarioParsing.screenExtents) {
      device.screen = screen
    }
    let windowHeights = ScenarioParsing.minimumWindowHeight...ScenarioParsing.screenExtents.upperBound
    if let window = size(node["window"], "window", heights: windowHeights) { device.window = window }
    let parts: [(key: StaticString, property: WritableKeyPath<Device, Int>)] = [
      ("statusBar", \.statusBar), ("header", \.header), ("inputBar", \.inputBar), ("homeInset", \.homeInset),
    ]
    for (key, property) in parts {
      if let height = integer(node[key], "\(key)", in: ScenarioParsing.partHeights, "pt") {
        device[keyPath: property] = height
      }
    }
    if let keyboard = integer(node["keyboard"], "keyboard", in: ScenarioParsing.partHeights, "pt") {
      device.keyboard = keyboard
    }
    if let name = nonEmptyString(node["name"], "name") { device.name = name }
    guard start != nil, findings.count == before else { return nil }
    let height = device.chatWindow.height
    guard height >= ScenarioParsing.minimumWindowHeight else {
      report(
        "device: its parts leave \(height) pt for the chat window, below the minimum of "
          + "\(ScenarioParsing.minimumWindowHeight) pt", at: node)
      return nil
    }
    if node["preset"] == nil || node.count > 1 { device.id = "custom" }
    return device
  }

  private mutating func preset(_ node: Node, _ name: String) -> Device? {
    guard node.kind == .scalar, !node.utf8.isEmpty else {
      report(
        "\(name): expected a device, found \(node.kindFound)", at: node,
        hint: NearMiss.hint(for: "", among: Device.presets.map(\.id)))
      return nil
    }
    guard let id = string(node, name) else { return nil }
    if let device = Device.preset(named: id) { return device }
    report(
      "\(name): unknown device \(id.quoted)", at: node,
      hint: NearMiss.hint(for: id, among: Device.presets.map(\.id)))
    return nil
  }

  /// Returns the device that a mapping modifies: its preset, or an empty device if the mapping is a full
  /// description.
  private mutating func startingDevice(_ node: Node) -> Device? {
    if let name = node["preset"] { return preset(name, "preset") }
    var needed: [StaticString] = ["app"]
    // With an explicit chat window, the parts it would be computed from are optional.
    if node["window"] == nil { needed += ["screen", "statusBar", "header", "inputBar", "homeInset"] }
    let owner = "a device without a preset"
    let isWhole = needed.allSatisfy { node[$0] != nil }
    if !isWhole {
      for key in needed { _ = required(key, of: node, owner) }
      return nil
    }
    var screen = Device.Size(width: 0, height: 0)
    if node["screen"] == nil, let window = node["window"] {
      screen = Device.Size(
        width: extent(window["width"]) ?? 0, height: extent(window["height"]) ?? 0)
    }
    return Device(app: .ios, screen: screen, statusBar: 0, header: 0, inputBar: 0, homeInset: 0)
  }

  /// Returns a number that is validated elsewhere.
  private func extent(_ node: Node?) -> Int? {
    guard let node, case .integer(let value) = Scalar(node) else { return nil }
    return value
  }

  private mutating func size(_ node: Node?, _ name: String, heights: ClosedRange<Int>) -> Device.Size? {
    guard let node, isMapping(node, name, keys: ["width", "height"]) else { return nil }
    let width = integer(
      required("width", of: node, name), "width", in: ScenarioParsing.screenExtents, "pt")
    let height = integer(required("height", of: node, name), "height", in: heights, "pt")
    guard let width, let height else { return nil }
    return Device.Size(width: width, height: height)
  }
}
