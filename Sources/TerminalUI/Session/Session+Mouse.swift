import ChatRoom
import ImpressionRules

/// The mouse.
extension Session {
  private static let rowsPerNotch = 3
  /// A row is about as tall as two columns are wide.
  private static let columnsPerNotch = 2 * rowsPerNotch

  /// The target under a cell; what was drawn last is in front.
  func target(column: Int, row: Int) -> ClickTarget? {
    guard Session.fits(size) else { return nil }
    let theme = Theme(colors: .monochrome, isUTF8: true)
    let scene = Scene(session: self, theme: theme, size: size, collectsTargets: true)
    var frame = Frame(size: size)
    draw(scene, in: &frame)
    return scene.targets?.last { $0.area.contains(column: column, row: row) }?.target
  }

  mutating func react(to mouse: MouseEvent) -> Outcome {
    switch mouse.action {
    case .wheelUp: return turnWheel(-1, at: mouse)
    case .wheelDown: return turnWheel(1, at: mouse)
    case .wheelLeft: swipeWithWheel(-1, at: mouse)
    case .wheelRight: swipeWithWheel(1, at: mouse)
    case .press:
      notice = nil
      endFlash()
      drag = DragState(
        column: mouse.column, row: mouse.row, target: target(column: mouse.column, row: mouse.row),
        lastColumn: mouse.column, lastRow: mouse.row)
    case .drag: drag(to: mouse)
    case .release:
      guard let drag else { break }
      self.drag = nil
      // A press on one thing and a release on another is neither.
      guard drag.axis == nil, let target = drag.target else { break }
      return click(target)
    }
    return .goOn
  }

  private mutating func turnWheel(_ direction: Int, at mouse: MouseEvent) -> Outcome {
    notice = nil
    endFlash()
    if !pages.isEmpty {
      turn(by: direction * Session.rowsPerNotch)
    } else if mouse.column < layout(size: size).panel.column {
      guard isInRoom else { return .goOn }
      move(.scroll(by: direction * Session.rowsPerNotch * pointsPerRow))
    } else if !world.bubbles.isEmpty {
      select(next: direction > 0)
    }
    return .goOn
  }

  /// Swipes the carousel under the pointer, or the one that keys would swipe.
  private mutating func swipeWithWheel(_ direction: Int, at mouse: MouseEvent) {
    notice = nil
    endFlash()
    let layout = layout(size: size)
    guard pages.isEmpty, isInRoom, Session.fits(size),
      layout.window.contains(column: mouse.column, row: mouse.row)
    else { return }
    let pointed = target(column: mouse.column, row: mouse.row).flatMap(carousel)
    guard let carousel = pointed ?? carouselToSwipe else { return notice = "no carousel in view" }
    selection = carousel
    swipe(points: direction * Session.columnsPerNotch * layout.windowWidth / max(1, layout.window.columns))
  }

  /// The content follows the pointer: a carousel sideways, everything else up and down.
  private mutating func drag(to mouse: MouseEvent) {
    guard var drag, pages.isEmpty, isInRoom else { return }
    let carousel = drag.target.flatMap(carousel)
    let isHeld =
      switch drag.target {
      case .window?, .bubble?: true
      default: false
      }
    guard isHeld else { return }
    let columns = mouse.column - drag.column
    let rows = mouse.row - drag.row
    if drag.axis == nil, columns != 0 || rows != 0 {
      // A row is about as tall as two columns are wide.
      drag.axis = carousel != nil && abs(columns) > 2 * abs(rows) ? .horizontal : .vertical
    }
    switch drag.axis {
    case .horizontal?:
      let layout = layout(size: size)
      let points = (drag.lastColumn - mouse.column) * layout.windowWidth / max(1, layout.window.columns)
      if points != 0, let carousel { self.drag(carousel, by: points) }
    case .vertical?:
      let points = (drag.lastRow - mouse.row) * pointsPerRow
      if points != 0 { move(.scroll(by: points)) }
    case nil: break
    }
    drag.lastColumn = mouse.column
    drag.lastRow = mouse.row
    self.drag = drag
  }

  /// The carousel that is pointed at; nil when it is something else.
  private func carousel(at target: ClickTarget) -> Int? {
    guard case .bubble(let bubble, _) = target, world.bubbles.indices.contains(bubble),
      let place = room.place(ofBubble: bubble), room.column.carouselIndex(of: place) != nil
    else { return nil }
    return bubble
  }

  private mutating func drag(_ carousel: Int, by points: Int) {
    selection = carousel
    perform(.swipe(bubble: carousel, .by(points)))
  }

  private mutating func click(_ target: ClickTarget) -> Outcome {
    switch target {
    case .back: return invoke(.leave)
    case .chatBar: return invoke(.toggleRichMenu)
    case .inputBar: return invoke(.toggleKeyboard)
    case .chat: return invoke(.enter)
    case .bubble(let bubble, let tap):
      if selection == bubble { click(bubble, tap) } else { selection = bubble }
    case .row(let bubble): selection = bubble
    case .barEntry(let index):
      notice =
        "tapped “\(world.account.serviceMenuBar?[index] ?? "")”: the service menu bar's taps are not counted"
    case .menuArea(let index): tapMenu(index)
    case .quickReply(let index): tapQuickReply(index)
    case .explanation: return invoke(.explanation)
    case .log: return invoke(.events)
    case .insight(let page): openInsight(page)
    case .exchange(let number): openExchange(number)
    case .figure(let metric): changePage { $0.insight.metric = metric }
    case .key(let command): return invoke(command)
    case .window where room.openKeyboard != nil: perform(.keyboard(.off))
    case .window, .keyboard, .page, .scrubBar: break
    }
    return .goOn
  }

  private mutating func click(_ bubble: Int, _ target: ClickTarget.Tap?) {
    let taps = ClickTarget.Tap.all(in: world.bubbles[bubble].bubble)
    if let target, taps.contains(target) {
      tap(bubble, target)
    } else if taps.count < 2 || world.bubbles[bubble].bubble.isPlayable {
      _ = invoke(.open)
    } else {
      notice = "\(taps.count) links and buttons: click one, or press Enter to tap them in turn"
    }
  }

  /// Opens a URL of a bubble, or taps a button, and says so. False when it makes no sense now.
  @discardableResult
  mutating func tap(_ bubble: Int, _ target: ClickTarget.Tap) -> Bool {
    switch target {
    case .link(let link):
      guard perform(.tap(bubble: bubble, link: link)) else { return false }
      notice = "opened \(world.bubbles[bubble].bubble.links[link])"
    case .button(let button):
      guard perform(.tapButton(bubble: bubble, button: button)) else { return false }
      notice = "tapped “\(world.bubbles[bubble].bubble.buttons[button].name)”"
    }
    return true
  }

  /// Taps an area of the open rich menu, by its index.
  mutating func tapMenu(_ index: Int) {
    let areas = world.richMenu(of: world.currentUser)?.areas ?? []
    guard areas.indices.contains(index) else {
      return notice =
        quickReplies.isEmpty
        ? ActionError.noSuchArea.description : "close the rich menu (r) to tap quick replies by number"
    }
    let label = areas[index].label
    let isNamed = !label.isEmpty && areas.firstIndex { $0.label == label } == index
    guard perform(.activity(.tapMenu(isNamed ? .label(label) : .position(index + 1)))) else { return }
    let name = isNamed ? "“\(label)”" : "area \(index + 1)"
    if let alias = areas[index].menuAlias, world.richMenu(of: world.currentUser)?.alias == alias {
      notice = "tapped \(name): the rich menu is now \(alias)"
    } else {
      notice = "tapped \(name)" + (areas[index].uri.map { ", which opens \($0)" } ?? "")
    }
  }
}

extension CellRect {
  /// Whether a cell lies in the rectangle.
  func contains(column: Int, row: Int) -> Bool {
    column >= self.column && column < endColumn && row >= self.row && row < endRow
  }
}
