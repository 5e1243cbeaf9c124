import ChatRoom
import ImpressionRules
import MessagingAPI
import Pictures

/// The part of a scenario file above its steps, for writing.
public struct ScenarioHead: Sendable {
  /// The title. `Recording` is used if it is empty.
  public var title: String
  /// The description, in prose.
  public var description: String?
  /// The initial state of the world.
  public var setup: Setup
  /// The files of bubbles, as to be named by `file:`, by bubble index in a world of ``setup``. All other
  /// message objects are written to the scenario itself.
  public var files: [Int: String]
  /// The names of picture files, as to be written, by their names in ``setup``; others are written as they are.
  public var pictureNames: [String: String]

  /// Creates a head.
  public init(
    title: String, description: String? = nil, setup: Setup, files: [Int: String] = [:],
    pictureNames: [String: String] = [:]
  ) {
    self.title = title
    self.description = description
    self.setup = setup
    self.files = files
    self.pictureNames = pictureNames
  }

  /// Returns the text of a new recording: everything above its steps, which is already a valid scenario.
  /// Reading it back yields the same setup. O(size of the setup).
  ///
  /// - Throws: ``UnwritableBubble`` if a bubble has no JSON.
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
    pairs.append(YAMLValue.Pair("account", YAMLValue(setup.account, pictureNames)))
    pairs.append(YAMLValue.Pair("users", .lines(setup.users.map { YAMLValue($0, standard: device) })))
    if !setup.messages.isEmpty {
      var messages: [YAMLValue] = []
      messages.reserveCapacity(setup.messages.count)
      let users = setup.users.map(\.id)
      var first = 0
      for message in setup.messages {
        messages.append(
          try YAMLValue(message, users: users, isSentByStep: false, pictureNames: pictureNames) {
            files[first + $0]
          })
        first += message.bubbles.count
      }
      pairs.append(YAMLValue.Pair("messages", .lines(messages)))
    }
    if !setup.pictures.isEmpty {
      let pictures = setup.pictures.sorted { $0.key < $1.key }
      pairs.append(
        YAMLValue.Pair(
          "pictures", .block(pictures.map { .init($0.key, YAMLValue($0.value, pictureNames)) })))
    }
    pairs += YAMLValue.pairs(of: setup)
    return YAMLText.pairs(pairs)
  }
}

extension Timestamp {
  /// The time in the notation of scenario files: at UTC+9, or at UTC if it would be after the year 9999
  /// there.
  var text: String {
    if components.year <= 9999 { return iso8601 }
    return String(Timestamp(seconds: seconds - 9 * 3600).iso8601.dropLast("+09:00".count)) + "Z"
  }
}

extension YAMLValue {
  /// Converts a device: the name of a preset, or a full description.
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
    // A device described only by its chat window has an equally large screen.
    if device.window != device.screen { pairs.append(Pair("screen", size(device.screen))) }
    if let window = device.window { pairs.append(Pair("window", size(window))) }
    pairs += [
      Pair("statusBar", .number(device.statusBar)), Pair("header", .number(device.header)),
      Pair("inputBar", .number(device.inputBar)), Pair("homeInset", .number(device.homeInset)),
    ]
    if let keyboard = device.keyboard { pairs.append(Pair("keyboard", .number(keyboard))) }
    self = .map(pairs)
  }

  fileprivate init(_ rules: CountingRules) {
    self = .map([
      Pair("edges", .plain(rules.edges.rawValue)), Pair("carousel", .plain(rules.carousel.rawValue)),
      Pair("quickReplies", .plain(rules.quickReplies.rawValue)),
    ])
  }

  fileprivate init(_ metrics: Metrics) {
    self = .map(
      MetricKey.all.compactMap { key in
        key.value(in: metrics).map { Pair("\(key.key)", .number($0)) }
      })
  }

  /// Converts a picture: the name of its file.
  init(_ picture: Picture, _ names: [String: String]) {
    self = .text(names[picture.file] ?? picture.file)
  }

  fileprivate init(_ account: Account, _ pictureNames: [String: String]) {
    var pairs: [Pair] = [
      Pair("name", .text(account.name)), Pair("verified", .plain(account.isVerified ? "true" : "false")),
    ]
    if !account.usesMessagingAPI { pairs.append(Pair("messagingAPI", .plain("false"))) }
    let menus = account.richMenus.enumerated().map { index, menu in
      YAMLValue(ofMenu: menu, account.richMenuPictures[index].map { YAMLValue($0, pictureNames) })
    }
    if menus.count == 1 { pairs.append(Pair("richMenu", menus[0])) }
    if menus.count > 1 { pairs.append(Pair("richMenus", .lines(menus))) }
    if let labels = account.serviceMenuBar {
      pairs.append(Pair("serviceMenuBar", labels.isEmpty ? .plain("true") : .list(labels.map { .text($0) })))
    }
    self = .block(pairs)
  }

  private init(ofMenu menu: RichMenu, _ picture: YAMLValue?) {
    let alias = menu.alias.map { [Pair("alias", .text($0))] } ?? []
    let picture = picture.map { [Pair("picture", $0)] } ?? []
    if case .object(let members)? = menu.source {
      self = .map(alias + members.map { Pair($0.name, YAMLValue($0.value)) } + picture)
    } else {
      self = .map(alias + YAMLValue.pairs(of: menu) + picture)
    }
  }

  private static func pairs(of menu: RichMenu) -> [Pair] {
    let size: YAMLValue = .map([
      Pair("width", .number(menu.imageWidth)), Pair("height", .number(menu.imageHeight)),
    ])
    return [
      Pair("size", size), Pair("selected", .plain(menu.selected ? "true" : "false")),
      Pair("chatBarText", .text(menu.chatBarText)), Pair("areas", .list(menu.areas.map { YAMLValue($0) })),
    ]
  }

  private init(_ area: RichMenu.Area) {
    var pairs: [Pair] = []
    if let action = area.action { pairs.append(Pair("action", YAMLValue(action))) }
    if !area.label.isEmpty || area.action == nil { pairs.append(Pair("label", .text(area.label))) }
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
    guard user != User(id: user.id, device: standard) else {
      self = .text(user.id)
      return
    }
    var pairs: [Pair] = [Pair("id", .text(user.id))]
    if user.name != user.id { pairs.append(Pair("name", .text(user.name))) }
    if user.device != standard { pairs.append(Pair("device", YAMLValue(user.device))) }
    if !user.isFriend { pairs.append(Pair("friend", .plain("false"))) }
    if user.isBlocking { pairs.append(Pair("blocked", .plain("true"))) }
    if !user.isReachable { pairs.append(Pair("reachable", .plain("false"))) }
    let profile = [
      ("displayName", user.profile.displayName), ("statusMessage", user.profile.statusMessage),
      ("pictureUrl", user.profile.pictureURL),
    ].compactMap { key, text in text.map { Pair(key, .text($0)) } }
    if !profile.isEmpty { pairs.append(Pair("profile", .map(profile))) }
    self = .map(pairs)
  }
}
