import ChatRoom
import ImpressionRules

/// Turning, searching and filtering pages.
extension Session {
  /// Changes the topmost page; a change of what it shows begins at its top again.
  mutating func changePage(_ change: (inout Page) -> Void) {
    guard let last = pages.indices.last else { return }
    change(&pages[last])
    pages[last].scrolled = 0
  }

  /// Opens a page, in place of the one that is open.
  ///
  /// What is opened from Insight leads back to it.
  mutating func open(_ kind: Page.Kind) {
    if case .insight = kind, let index = pages.lastIndex(where: \.isInsight) {
      pages.removeLast(pages.count - 1 - index)
      return
    }
    if pages.last?.isInsight == false { pages.removeLast() }
    pages.append(Page(kind))
  }

  /// Closes the topmost page; what is searched for there goes first.
  mutating func close() {
    guard let page = pages.last else { return }
    if page.query != nil {
      changePage { $0.endSearch() }
    } else if page.insight.explains {
      explainFigure()
    } else {
      pages.removeLast()
    }
  }

  /// Scrolls the topmost page by a number of rows, up to its ends.
  mutating func turn(by rows: Int) {
    guard let last = pages.indices.last else { return }
    if pages[last].kind == .bot { return selectExchange(by: rows) }
    pages[last].scrolled = min(max(0, pages[last].scrolled + rows), topmostView(pages[last]).lastScroll)
  }

  mutating func turnPages(_ count: Int) {
    guard let page = pages.last else { return }
    turn(by: count * max(1, topmostView(page).rows - 1))
  }

  /// The page as it is laid out now; how many lines it has does not depend on the theme.
  func topmostView(_ page: Page) -> PageView {
    let theme = Theme(colors: .monochrome, isUTF8: true)
    return PageView(scene: Scene(session: self, theme: theme, size: size), page: page)
  }

  mutating func search() {
    changePage {
      $0.query = ""
      $0.isTyping = true
    }
  }

  /// Takes a key as part of what the person looks for; false when it is none, and means what it means.
  mutating func type(_ key: Key) -> Bool {
    switch key.code {
    case .character("u") where key.modifiers == .control: changePage { $0.query = "" }
    case .character(let scalar) where key.modifiers.isEmpty:
      changePage { $0.query?.unicodeScalars.append(scalar) }
    case .backspace:
      changePage {
        if $0.query?.isEmpty == false { $0.query?.removeLast() } else { $0.endSearch() }
      }
    case .enter: changePage { $0.isTyping = false }
    case .escape: changePage { $0.endSearch() }
    default: return false
    }
    return true
  }

  /// Takes pasted text as part of what the person looks for, as far as it is one line; false when nothing is
  /// looked for.
  mutating func typePasted(_ text: String) -> Bool {
    guard pages.last?.isTyping == true else { return false }
    let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }.prefix(Session.maximumPasteLength)
    changePage { $0.query?.unicodeScalars.append(contentsOf: line) }
    return true
  }

  private static let maximumPasteLength = 200

  mutating func filterUser() {
    let count = world.users.count
    changePage { page in
      guard let user = page.filter.user else { return page.filter.user = 0 }
      page.filter.user = user + 1 < count ? user + 1 : nil
    }
  }

  mutating func filterKind() {
    changePage { page in
      let kinds = EventFilter.Kind.allCases
      guard let kind = page.filter.kind, let index = kinds.firstIndex(of: kind) else {
        return page.filter.kind = kinds.first
      }
      page.filter.kind = index + 1 < kinds.count ? kinds[index + 1] : nil
    }
  }

  /// Why the explanation can't look at another visit; nil when it can.
  func reasonNoOtherVisit(_ command: Command) -> String? {
    let count = simulation.visitTraces.visits(of: world.currentUser).count
    let back = pages.last?.visitsBack ?? 0
    if command == .laterVisit { return back > 0 ? nil : "this is the last visit" }
    return back + 1 < count ? nil : count == 0 ? "there has been no visit yet" : "this is the first visit"
  }
}

extension Page {
  fileprivate mutating func endSearch() {
    query = nil
    isTyping = false
  }
}

/// Previews how the selected bubble would be counted on the current user's device.
extension Session {
  /// The outlooks of the selected bubble, fewest menus first; empty when nothing is selected, and where
  /// nothing can be counted: on a computer (R1), after 14 days (R9), for who did not get it.
  var previews: [FitPreview] { previews(on: user.device) }

  /// The same on another device.
  func previews(on device: Device) -> [FitPreview] {
    guard let selection, device.app.isMeasured, room.place(ofBubble: selection) != nil else { return [] }
    let sent = world.messages[Int(world.bubbles[selection].message)].header.sent
    guard MeasurementPeriod.contains(world.clock.seconds, sent: sent.seconds) else { return [] }
    return fitPreviewCache.fitPreviews(ofBubble: selection, on: device, in: world)
  }

  /// The outlook under the menus that show now.
  var presentFitPreview: FitPreview? {
    isInRoom ? previews.first { $0.menus == room.visit.menus } : nil
  }

  /// Whether heights of the selected bubble are being tried.
  var isTryingHeights: Bool { selection.map { !world.hasOwnHeight($0) } ?? false }

  /// The height of a bubble before it was changed, in points; nil while it has it.
  func otherOwnHeight(of bubble: Int) -> Int? {
    guard !world.hasOwnHeight(bubble), let place = room.place(ofBubble: bubble) else { return nil }
    let own = world.ownHeight(ofBubble: bubble, user: world.currentUser)
    return own == room.column.height(of: place) ? nil : own
  }
}
