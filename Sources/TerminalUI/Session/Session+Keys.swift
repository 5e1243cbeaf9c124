import ChatRoom
import ImpressionRules

extension Session {
  /// The part of the interface that receives keys.
  var context: KeyContext { pages.last?.context ?? phoneContext }

  /// The part of the interface that receives keys while no page is open.
  private var phoneContext: KeyContext { isPlayed ? .play : isInRoom ? .room : .list }

  /// The part of the interface that help was opened for.
  var contextBelowHelp: KeyContext { pages.last { $0.kind != .help }?.context ?? phoneContext }

  /// Does what a key does here; when it does nothing here, says why.
  mutating func press(_ key: Key) -> Outcome {
    if pages.last?.isTyping == true, type(key) { return .goOn }
    guard let binding = KeyTable.binding(for: key, in: context) else {
      let elsewhere = KeyTable.contexts(of: key)
      if elsewhere.contains(.list) && context == .room {
        notice = "that key works in the chat list: leave the room with q"
      } else if elsewhere.contains(.room) && context == .list {
        notice = "that key works in the room: enter it with Enter"
      } else if context == .help {
        notice = "q closes the help"
      } else {
        notice = "press ? for all keys"
      }
      return .goOn
    }
    return invoke(binding.command(for: key))
  }

  /// Does what a key or a click asks for; when it makes no sense now, says why.
  mutating func invoke(_ command: Command) -> Outcome {
    if let reason = reasonDisabled(command) {
      notice = reason
      return .goOn
    }
    return run(command)
  }

  /// Why a command of this place does nothing now; nil when it does something.
  func reasonDisabled(_ command: Command) -> String? {
    switch command {
    case .toggleRichMenu:
      if world.account.richMenus.isEmpty { return ActionError.noRichMenu.description }
      return user.device.app.hasRichMenus ? nil : "no rich menu on \(user.device.app.name)"
    case .toggleKeyboard:
      return user.device.app.hasKeyboard ? nil : "no keyboard on the screen of \(user.device.app.name)"
    case .tapArea where tapsQuickReply: return nil
    case .tapArea:
      if let reason = reasonDisabled(.toggleRichMenu) { return reason }
      return room.visit.menus.contains(.richMenu) ? nil : "the rich menu is closed: open it with r"
    case .compare, .compareWithNext: return reasonNotToCompare
    case .addFriend: return world.current.isFriend ? "\(user.name) is already a friend of the account" : nil
    case .toggleServiceMenuBar:
      return world.account.serviceMenuBar == nil ? ActionError.noServiceMenuBar.description : nil
    case .swipeCards, .swipePoints: return carouselToSwipe == nil ? "no carousel in view" : nil
    case .nextUser: return world.users.count > 1 ? nil : "there is only one user"
    case .explanation: return selection == nil ? "there are no bubbles" : nil
    case .filterUser: return world.users.count > 1 ? nil : "there is only one user"
    case .filterBubble: return selection == nil ? "there are no bubbles" : nil
    case .earlierVisit, .laterVisit: return reasonNoOtherVisit(command)
    case .bot: return traffic == nil ? "no bot can reach this room: open it with --serve" : nil
    case .turnExchange(let count):
      return exchange(count) == nil ? "this is the \(count > 0 ? "first" : "last") one" : nil
    case .selectNext, .selectPrevious: return world.bubbles.isEmpty ? "there are no bubbles" : nil
    case .open: return selectedInRoom.reason ?? reasonNothingOpens
    case .makeTaller: return selectedInRoom.reason
    case .selectFigure: return figureCount > 1 ? nil : "this page has no figures to choose from"
    case .switchDays: return hasDays ? nil : "this page has no days"
    case .filterTable: return tableKinds.isEmpty ? "this page has no kinds of rows" : nil
    case .ownHeight:
      guard let selection, selectedInRoom.place != nil else { return selectedInRoom.reason }
      return world.hasOwnHeight(selection) ? "it already has its own height" : nil
    default: return nil
    }
  }

  /// The place of the selected bubble in the room, or why it has none.
  private var selectedInRoom: (place: Int?, reason: String?) {
    guard let selection else { return (nil, "no bubble is selected") }
    guard let place = room.place(ofBubble: selection) else {
      return (nil, "\(world.name(ofBubble: selection)) is not in this room")
    }
    return (place, nil)
  }

  private var reasonNothingOpens: String? {
    guard let selection else { return nil }
    let bubble = world.bubbles[selection].bubble
    let isOpen = bubble.isPlayable || !ClickTarget.Tap.all(in: bubble).isEmpty
    return isOpen ? nil : "\(world.name(ofBubble: selection)) has no URL, no button, and no clip"
  }

  private mutating func run(_ command: Command) -> Outcome {
    let selected = selection
    switch command {
    case .scrollRows(let rows): move(.scroll(by: rows * pointsPerRow))
    case .scrollPoints(let points): move(.scroll(by: points))
    case .scrollPages(let pages):
      let window = room.visit.window
      let menus = room.visit.menus.subtracting(.keyboard)
      let page = max(pointsPerRow, window.visibleHeight(menus) - pointsPerRow)
      move(.scroll(by: pages * page))
    case .scrollToTop: move(.scrollTo(.top))
    case .scrollToBottom: move(.scrollTo(.bottom))
    case .jumpToNewest: move(.jump(to: .bottom))
    case .swipeCards(let cards): swipe(cards: cards)
    case .swipePoints(let points): swipe(points: points)
    case .selectNext: select(next: true)
    case .selectPrevious: select(next: false)
    case .enter: enterRoom()
    case .leave: perform(.leave)
    case .open: open()
    case .makeTaller(let points): resize(by: points)
    case .ownHeight: restoreHeight()
    case .quit: return .quit
    case .toggleRichMenu: perform(.richMenu(.toggle))
    case .toggleKeyboard: perform(.keyboard(.toggle))
    case .toggleServiceMenuBar: perform(.serviceMenuBar(.toggle))
    case .markRead(let method):
      if perform(.markRead(method)) { notice = "marked as read: nothing is counted (R2)" }
    case .tapArea(let position): tapMenuOrReply(position - 1)
    case .addFriend:
      if perform(.activity(.addFriend(user: world.currentUser))) {
        notice = "\(user.name) is now a friend: messages sent from now on are delivered"
      }
    case .toggleBlock: toggleBlock()
    case .nextUser: switchUser()
    case .nextDevice: switchDevice()
    case .pass(let seconds):
      if perform(.wait(seconds: seconds)) { notice = seconds == 3600 ? "an hour later" : "a day later" }
    case .record: return .toggleRecording
    case .picture: return .picture
    case .toggleAPINames:
      showsAPINames.toggle()
      notice =
        showsAPINames
        ? "impression: how often; unique: how many people" : "counters in plain words"
    case .toggleDesign:
      showsDesign.toggle()
      notice =
        showsDesign
        ? "own colours; the rail shows the state" : "colours show the state"
    case .compare: toggleComparison()
    case .compareWithNext: compareWithNextDevice()
    case .help: pages.append(Page(.help))
    case .explanation: open(.explanation)
    case .insight: open(.insight(.dashboard))
    case .selectCard(let columns, let rows): selectCard(columns: columns, rows: rows)
    case .openCard: openInsight(InsightView.cards[pages.last?.insight.card ?? 0])
    case .turnInsight(let count): turnInsight(count)
    case .selectFigure(let count): selectFigure(count)
    case .switchDays: switchDays()
    case .explainFigure: explainFigure()
    case .filterTable: filterTable()
    case .events: open(.events)
    case .bot: open(.bot)
    case .openExchange: openExchange()
    case .turnExchange(let count): turnExchange(count)
    case .close: close()
    case .turn(let rows): turn(by: rows)
    case .turnPages(let count): turnPages(count)
    case .turnToTop: turn(by: -.max / 2)
    case .turnToBottom: turn(by: .max / 2)
    case .search: search()
    case .earlierVisit: changePage { $0.visitsBack += 1 }
    case .laterVisit: changePage { $0.visitsBack -= 1 }
    case .filterUser: filterUser()
    case .filterBubble: changePage { $0.filter.bubble = $0.filter.bubble == nil ? selected : nil }
    case .filterKind: filterKind()
    case .playOrPause, .step, .changeSpeed, .goToExpectation, .goToFailure, .goToStart, .goToEnd, .handOver:
      break  // the player's own, which does them before they get here
    }
    return .goOn
  }

  /// Swipes to the next card behind the viewport's left inset, or back to the one before.
  private mutating func swipe(cards: Int) {
    guard let carousel = carouselToSwipe, let place = room.place(ofBubble: carousel),
      let index = room.column.carouselIndex(of: place)
    else { return }
    let now = room.swipeOffset(at: place)
    let starts = room.column.carousels[index].cards.map { $0.x - (room.column.carousels[index].cards[0].x) }
    let next = cards > 0 ? starts.firstIndex { $0 > now } : starts.lastIndex { $0 < now }
    swipe(carousel, at: place, next.map { .card($0 + 1) } ?? (cards > 0 ? .end : .start))
  }

  /// Opens the next URL of the selected bubble, or taps its next button, one after the other, or plays its clip to the
  /// end.
  private mutating func open() {
    guard let selection, scrollIntoView(selection) else { return }
    let bubble = world.bubbles[selection].bubble
    if bubble.isPlayable {
      if perform(.play(bubble: selection, .percent(100))) { notice = "played to its end" }
      return
    }
    let taps = ClickTarget.Tap.all(in: bubble)
    guard !taps.isEmpty else { return }
    let next = nextTaps[selection, default: 0] % taps.count
    guard tap(selection, taps[next]) else { return }
    nextTaps[selection] = next + 1
    if taps.count > 1 { notice = (notice ?? "") + " (\(next + 1) of \(taps.count))" }
  }

  /// Scrolls as far as it takes to have a bubble on the screen, if nothing of it is: nobody can tap what they can't
  /// see. False when the menus leave no room for it, and then the notice says so.
  private mutating func scrollIntoView(_ bubble: Int) -> Bool {
    guard let place = room.place(ofBubble: bubble), !isVisible(place) else { return true }
    if room.openKeyboard != nil { perform(.keyboard(.off)) }
    if isVisible(place) { return true }
    let visit = room.visit
    let top = room.column.tops[place] - visit.offset - visit.window.visibleTop(visit.menus)
    let bottom = room.column.bottoms[place] - visit.offset - visit.window.visibleBottom(visit.menus)
    // All of it, or of what is taller than the region the part that comes first.
    perform(.scroll(by: top < 0 ? max(top, bottom) : min(top, bottom)))
    if isVisible(place) { return true }
    notice = "\(world.name(ofBubble: bubble)) is under a menu: close it first"
    return false
  }

  /// Whether any of a place is inside the visible region.
  private func isVisible(_ place: Int) -> Bool {
    let visit = room.visit
    return room.column.bottoms[place] - visit.offset > visit.window.visibleTop(visit.menus)
      && room.column.tops[place] - visit.offset < visit.window.visibleBottom(visit.menus)
  }

  /// A designer's what-if: makes the selected bubble taller by a number of points.
  private mutating func resize(by points: Int) {
    guard let selection, let place = selectedInRoom.place else { return }
    let height = room.column.height(of: place)
    let new = min(max(1, height + points), Bubble.maximumExtent)
    guard perform(.resize(bubble: selection, height: new)) else { return }
    let own = otherOwnHeight(of: selection).map { " (own: \($0))" } ?? ""
    notice = "\(world.name(ofBubble: selection)) is \(new) pt tall\(own)"
  }

  private mutating func restoreHeight() {
    guard let selection, let place = selectedInRoom.place else { return }
    if perform(.resize(bubble: selection, height: nil)) {
      notice = "\(world.name(ofBubble: selection)) is \(room.column.height(of: place)) pt tall again"
    }
  }

  /// Moves the content. The selection goes along: when the selected bubble leaves the screen, one that is on
  /// it takes its place.
  mutating func move(_ action: Action) {
    let wasInView = isSelectionInView
    let before = room.visit.offset
    guard perform(action) else { return }
    let ends = room.offsets
    if room.visit.offset == before, before == ends.lowerBound || before == ends.upperBound {
      notice =
        ends.count == 1
        ? "everything is on the screen"
        : before == ends.upperBound ? "this is the newest message" : "this is the oldest message"
    }
    if wasInView, !isSelectionInView { selectSomething() }
  }

  private var isSelectionInView: Bool {
    guard let selection, let place = room.place(ofBubble: selection) else { return false }
    return placesInView.contains(place)
  }

  /// Swipes the carousel that a swipe would move, by a number of points.
  mutating func swipe(points: Int) {
    guard let carousel = carouselToSwipe, let place = room.place(ofBubble: carousel) else { return }
    swipe(carousel, at: place, .by(points))
  }

  /// Swipes, or says that it goes no further.
  private mutating func swipe(_ carousel: Int, at place: Int, _ target: SwipeTarget) {
    let before = room.swipeOffset(at: place)
    perform(.swipe(bubble: carousel, target))
    if room.swipeOffset(at: place) == before {
      notice = before == 0 ? "this is the carousel's start" : "this is the carousel's end"
    }
  }

  private mutating func toggleBlock() {
    let isBlocking = world.current.isBlocking
    let user = world.currentUser
    guard perform(.activity(isBlocking ? .unblock(user: user) : .block(user: user))) else { return }
    notice =
      isBlocking
      ? "unblocked: messages sent from now on are delivered again"
      : "blocked: messages sent from now on are not delivered"
  }

  private mutating func switchUser() {
    perform(.actAs(user: (world.currentUser + 1) % world.users.count))
    notice = "now \(user.name) on \(user.device.name)"
  }

  private mutating func switchDevice() {
    let presets = Device.presets
    let index = presets.firstIndex { $0.id == user.device.id } ?? presets.count - 1
    let device = presets[(index + 1) % presets.count]
    if perform(.switchDevice(device)) { notice = "now on \(device.name)" }
  }
}
