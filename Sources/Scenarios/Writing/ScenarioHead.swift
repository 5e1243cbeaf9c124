import ChatRoom
import ImpressionRules
import MessagingAPI

/// What stands in a scenario file above its steps, to be written.
public struct ScenarioHead: Sendable {
  /// The title; `Recording` is written for an empty one.
  public var title: String
  /// What it is about, in prose.
  public var description: String?
  /// Where its world starts from.
  public var setup: Setup
  /// The files that bubbles come from, as `file:` is to name them, by the bubbles' indices in a world of
  /// ``setup``. The message objects of all others are written in the scenario.
  public var files: [Int: String]

  /// Creates a head.
  public init(title: String, description: String? = nil, setup: Setup, files: [Int: String] = [:]) {
    self.title = title
    self.description = description
    self.setup = setup
    self.files = files
  }

  /// The head of a recording: the part of the file above its steps, a valid scenario by itself. What it reads
  /// back as is the same to the last byte. O(its size).
  public func recordingText() throws(UnwritableBubble) -> String {
    try Recording.mark + "\n" + text()
  }

  private func text() throws(UnwritableBubble) -> String {
    let device = setup.users.first?.device ?? .standard
    var pairs: [YAMLValue.Pair] = [
      YAMLValue.Pair("scenario", .text(title.isEmpty ? "Recording" : title))
    ]
    if let description { pairs.append(YAMLValue.Pair("description", .text(description))) }
    pairs.append(YAMLValue.Pair("clock", .plain(setup.clock.text)))
    pairs.append(YAMLValue.Pair("device", YAMLValue(device)))
    pairs.append(YAMLValue.Pair("metrics", YAMLValue(setup.metrics)))
    pairs.append(YAMLValue.Pair("rules", YAMLValue(setup.rules)))
    pairs.append(YAMLValue.Pair("account", YAMLValue(setup.account)))
    pairs.append(YAMLValue.Pair("users", .lines(setup.users.map { YAMLValue($0, standard: device) })))
    if !setup.messages.isEmpty {
      var messages: [YAMLValue] = []
      messages.reserveCapacity(setup.messages.count)
      let users = setup.users.map(\.id)
      var first = 0
      for message in setup.messages {
        messages.append(
          try YAMLValue(message, users: users, isSentByStep: false) { files[first + $0] })
        first += message.bubbles.count
      }
      pairs.append(YAMLValue.Pair("messages", .lines(messages)))
    }
    return YAMLText.pairs(pairs)
  }
}

extension Timestamp {
  /// The moment as a scenario file can say it: at UTC+9, but at UTC where that would be past the year 9999.
  var text: String {
    if components.year <= 9999 { return iso8601 }
    return String(Timestamp(seconds: seconds - 9 * 3600).iso8601.dropLast("+09:00".count)) + "Z"
  }
}

extension YAMLValue {
  /// A device: a preset by its name, any other by all its parts.
  init(_ device: Device) {
    guard Device.preset(named: device.id) != device else {
      self = .plain(device.id)
      return
    }
    func size(_ size: Device.Size) -> YAMLValue {
      .map([Pair("width", .number(size.width)), Pair("height", .number(size.height))])
    }
    var pairs: [Pair] = [
      Pair("name", .text(device.name)), Pair("app", .plain(device.app.rawValue)),
    ]
    // A device known by its chat window alone has the same screen.
    if device.window != device.screen { pairs.append(Pair("screen", size(device.screen))) }
    if let window = device.window { pairs.append(Pair("window", size(window))) }
    pairs += [
      Pair("statusBar", .number(device.statusBar)), Pair("header", .number(device.header)),
      Pair("inputBar", .number(device.inputBar)), Pair("homeInset", .number(device.homeInset)),
    ]
    self = .map(pairs)
  }

  fileprivate init(_ rules: CountingRules) {
    self = .map([
      Pair("edges", .plain(rules.edges.rawValue)), Pair("carousel", .plain(rules.carousel.rawValue)),
    ])
  }

  fileprivate init(_ metrics: Metrics) {
    self = .map(MetricKey.all.map { Pair("\($0.key)", .number($0.value(in: metrics))) })
  }

  fileprivate init(_ account: Account) {
    var pairs: [Pair] = [
      Pair("name", .text(account.name)), Pair("verified", .plain(account.isVerified ? "true" : "false")),
    ]
    if let menu = account.richMenu {
      pairs.append(Pair("richMenu", menu.source.map { YAMLValue($0) } ?? YAMLValue(menu)))
    }
    if let labels = account.serviceMenuBar {
      pairs.append(Pair("serviceMenuBar", labels.isEmpty ? .plain("true") : .list(labels.map { .text($0) })))
    }
    self = .block(pairs)
  }

  private init(_ menu: RichMenu) {
    let size: YAMLValue = .map([
      Pair("width", .number(menu.imageWidth)), Pair("height", .number(menu.imageHeight)),
    ])
    self = .map([
      Pair("size", size), Pair("selected", .plain(menu.selected ? "true" : "false")),
      Pair("chatBarText", .text(menu.chatBarText)), Pair("areas", .list(menu.areas.map { YAMLValue($0) })),
    ])
  }

  private init(_ area: RichMenu.Area) {
    var pairs: [Pair] = []
    if area.label.isEmpty {
      // What an area without words does is not kept; that it does something has to be said.
      let action: YAMLValue = .map([Pair("type", .plain("postback")), Pair("data", .plain("none"))])
      pairs.append(Pair("action", action))
    } else {
      pairs.append(Pair("label", .text(area.label)))
    }
    if let uri = area.uri { pairs.append(Pair("uri", .text(uri))) }
    if let bounds = area.bounds {
      let rectangle: YAMLValue = .map([
        Pair("x", .number(bounds.x)), Pair("y", .number(bounds.y)), Pair("width", .number(bounds.width)),
        Pair("height", .number(bounds.height)),
      ])
      pairs.append(Pair("bounds", rectangle))
    }
    self = .map(pairs)
  }

  fileprivate init(_ user: User, standard: Device) {
    guard user.name != user.id || user.device != standard else {
      self = .text(user.id)
      return
    }
    var pairs: [Pair] = [Pair("id", .text(user.id))]
    if user.name != user.id { pairs.append(Pair("name", .text(user.name))) }
    if user.device != standard { pairs.append(Pair("device", YAMLValue(user.device))) }
    self = .map(pairs)
  }
}
