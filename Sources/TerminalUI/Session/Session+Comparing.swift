import ChatRoom
import ImpressionRules

/// The same room on other devices: whatever is done is done there too.
extension Session {
  /// The devices beside this one: none, then a second phone, then on a large screen all presets, then none again.
  mutating func toggleComparison() {
    if twins.isEmpty {
      compare(with: [secondDevice])
    } else if twins.count == 1, isLarge {
      compare(with: Device.phones.filter { $0.id != user.device.id })
      if twins.count > 1 { notice = "the same room on every phone" }
    } else {
      twins = []
      notice = "one phone again"
    }
  }

  /// Another second device, the one after the present in the order of the presets.
  mutating func compareWithNextDevice() {
    let presets = Device.presets.filter { $0.id != user.device.id }
    let index = twins.first.flatMap { twin in presets.firstIndex { $0.id == twin.user.device.id } }
    compare(with: [presets[((index ?? -1) + 1) % presets.count]])
  }

  /// Builds the room on other devices, and does everything again there that was done here.
  ///
  /// - Complexity: That of all actions so far, for each device.
  mutating func compare(with devices: [Device]) {
    let setup = simulation.actionLog.setup(of: world)
    do throws(ActionError) {
      var leader = Session(world: try World(setup), title: title)
      for device in devices {
        var other = setup
        for user in other.users.indices { other.users[user].device = device }
        leader.twins.append(Session(world: try World(other), title: title))
      }
      for action in simulation.actionLog.actions { leader.perform(action) }
      leader.endFlash()
      twins = leader.twins
      if let first = twins.first {
        notice = "the same room on \(first.user.device.name): V changes the device, v ends the comparison"
      } else {
        notice = leader.notice
      }
    } catch {
      notice = error.description
    }
  }

  /// Why there is nothing to compare with; nil when there is.
  var reasonNotToCompare: String? {
    if !twins.isEmpty { return nil }
    let devices = [user.device, secondDevice]
    return PhoneGrid(size: size, devices: devices) == nil
      ? "two phones need \(PhoneGrid.leastColumns) columns" : nil
  }

  private var isLarge: Bool {
    size.columns >= ScreenLayout.large.columns && size.rows >= ScreenLayout.large.rows
  }

  /// The smallest phone, where most is lost, or from that the next.
  private var secondDevice: Device {
    Device.phones.first { $0.id != user.device.id } ?? .standard
  }

  /// Does in the twins what was done here. One that can't show a message any more goes.
  mutating func performInTwins(_ action: Action) {
    guard !twins.isEmpty else { return }
    let position = isInRoom ? ScrollPosition(of: room) : nil
    for index in twins.indices.reversed() {
      if let reason = twins[index].follow(action, to: position) {
        let name = twins[index].user.device.name
        twins.remove(at: index)
        notice = "\(name) can't show this: \(reason)"
      }
    }
  }

  /// Does what another session did. Scrolls end at the same content, as far as there is some. What the device does not
  /// have, such as a rich menu on a computer, is left out.
  ///
  /// - Returns: Why the rooms no longer have the same messages; nil when they have.
  private mutating func follow(_ action: Action, to position: ScrollPosition?) -> String? {
    switch action {
    case .switchDevice: return nil
    case .scroll(let points):
      // Closing moves the content at its end.
      if room.openKeyboard != nil { perform(.keyboard(.off)) }
      let target = position?.offset(in: room) ?? room.visit.offset + points
      let distance = target - room.visit.offset
      // Forward stays forward: what lies between was not passed here.
      perform(.scroll(by: points < 0 ? min(distance, 0) : max(distance, 0)))
    case .send:
      let before = world.bubbles.count
      perform(action)
      if world.bubbles.count == before { return notice }
    default: perform(action)
    }
    notice = nil
    return nil
  }

  /// The twins as they are drawn: with what this person selected, and how they look at it.
  func shownTwin(_ index: Int) -> Session {
    var twin = twins[index]
    twin.selection = selection.flatMap { twin.world.bubbles.indices.contains($0) ? $0 : nil }
    twin.showsDesign = showsDesign
    twin.showsAPINames = showsAPINames
    return twin
  }
}

extension Device {
  /// The presets that are measured (R1).
  static let phones = presets.filter(\.app.isMeasured)
}
