import ChatRoom
import ImpressionRules
import TerminalText

/// Going on in a changed file.
extension Session {
  /// This session in a world built anew from a changed file: everything done so far is done again there, so that
  /// users, devices, time, menus and heights tried stay, and the counts are those of the changed messages. The bubble
  /// at the top of the window stays where it was.
  ///
  /// Bubbles, users and messages are the same if they have the same names; what was done to others is left out. What
  /// changed its height flashes, and the notice says by how much.
  ///
  /// - Complexity: That of all actions so far.
  public func reloaded(in world: World, title: String, prose: String?) -> Session {
    var next = Session(world: world, title: title, prose: prose)
    next.size = size
    next.showsDesign = showsDesign
    next.showsAPINames = showsAPINames
    next.traffic = traffic
    let renaming = Renaming(from: self.world, to: world)
    for action in simulation.actionLog.actions {
      if let action = renaming.action(action) { next.perform(action) }
    }
    next.endFlash()
    // What is done again is no news to a bot.
    if traffic != nil { next.observeForBot() }
    next.notice = nil
    next.restorePosition(of: self, renaming)
    next.selection = selection.flatMap { renaming.bubble($0) } ?? next.selection
    if next.selection == nil { next.selectSomething() }
    next.pages = pages.map { renaming.page($0) }
    if !twins.isEmpty { next.compare(with: twins.map(\.user.device)) }
    next.showChanges(since: self, renaming)
    return next
  }

  /// Scrolls to where the first bubble in the window of another session is, without showing what lies between.
  private mutating func restorePosition(of other: Session, _ renaming: Renaming) {
    guard isInRoom, other.isInRoom else { return }
    let old = other.room
    for place in other.placesInView {
      guard case .account(let index) = old.item(at: place), let bubble = renaming.bubble(index),
        let now = room.place(ofBubble: bubble)
      else { continue }
      let distance = old.column.tops[place] - old.visit.offset
      let target = room.column.tops[now] - distance
      if room.visit.offset == target { return }
      let hasKeyboard = room.openKeyboard != nil
      perform(.jump(to: .bubble(bubble)))
      perform(.scroll(by: target - room.visit.offset))
      if hasKeyboard { perform(.keyboard(.on)) }
      notice = nil
      endFlash()
      return
    }
  }

  /// Lets what changed its height flash, and says what changed first and how many did.
  private mutating func showChanges(since other: Session, _ renaming: Renaming) {
    var changes: [(bubble: Int, before: Int, now: Int)] = []
    var others: [Int] = []
    for place in 0..<other.room.count {
      guard case .account(let index) = other.room.item(at: place), let bubble = renaming.bubble(index),
        let now = room.place(ofBubble: bubble)
      else { continue }
      let heights = (other.room.column.height(of: place), room.column.height(of: now))
      if heights.0 != heights.1 {
        changes.append((bubble, heights.0, heights.1))
      } else if other.world.bubbles[index].bubble != world.bubbles[bubble].bubble {
        others.append(bubble)
      }
    }
    flashChanges(Set(changes.map(\.bubble) + others))
    let shown = changes.first { $0.bubble == selection } ?? changes.first
    guard let shown else {
      let name = others.first.map { world.name(ofBubble: $0) }
      return notice =
        "\(name ?? "the file") has changed" + (others.count > 1 ? " (and \(others.count - 1) more)" : "")
    }
    let more = changes.count > 1 ? " (and \(changes.count - 1) more)" : ""
    notice =
      "\(world.name(ofBubble: shown.bubble)): \(shown.before) pt, now \(shown.now) pt"
      + verdict(of: shown.bubble) + more
  }

  /// How a bubble would be counted under the menus that show now, as the end of a sentence.
  private func verdict(of bubble: Int) -> String {
    let menus = isInRoom ? room.visit.menus.subtracting(.keyboard) : []
    let previews = world.fitPreviews(ofBubble: bubble, user: world.currentUser)
    guard let preview = previews.first(where: { $0.menus == menus }) ?? previews.first else { return "" }
    let words = FitPreviewText(theme: Theme(colors: .monochrome, isUTF8: true))
    return ", counted \(words.verdict(preview, isShort: true))"
  }
}
