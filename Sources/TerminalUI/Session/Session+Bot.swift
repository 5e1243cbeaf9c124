import ChatRoom

/// A room whose account has a bot.
extension Session {
  /// From now on the room is served: what happens in it is kept for a bot, see ``Simulation/takeBotEvents()``.
  public mutating func serve(_ traffic: BotTraffic) {
    self.traffic = traffic
    observeForBot()
  }

  /// Shows requests and webhooks, the last of which flashes. Those with a number below `oldest` are dropped.
  public mutating func show(_ new: [Exchange], keepingFrom oldest: Int, webhook: String?) {
    traffic?.webhook = webhook
    guard !new.isEmpty else { return }
    traffic?.add(new, keepingFrom: oldest)
    traffic?.isFlashing = true
    holdRows(for: new)
  }

  /// The time for which what flashes now does, in milliseconds; nil if nothing does.
  public var flashMilliseconds: Int? {
    if traffic?.isFlashing == true { return 1000 }
    // Who edits a file needs time to turn their eyes to it.
    return flashing.isEmpty ? nil : flashesChanges ? 1500 : 400
  }

  /// Lets the rows of the page that a person has scrolled stay where they are when newer ones come above them.
  private mutating func holdRows(for new: [Exchange]) {
    for index in pages.indices where pages[index].kind == .bot && pages[index].scrolled > 0 {
      let wanted = (pages[index].query ?? "").lowercased()
      pages[index].scrolled += wanted.isEmpty ? new.count : new.count { $0.contains(wanted) }
    }
  }

  /// The exchanges that the page shows, newest first.
  func exchanges(on page: Page) -> [Exchange] {
    let all = (traffic?.exchanges ?? []).reversed()
    let wanted = (page.query ?? "").lowercased()
    return wanted.isEmpty ? Array(all) : all.filter { $0.contains(wanted) }
  }

  /// Selects another exchange of the page, and scrolls to it. With the newest one selected the page follows new ones.
  mutating func selectExchange(by rows: Int) {
    guard let last = pages.indices.last else { return }
    let shown = exchanges(on: pages[last])
    guard !shown.isEmpty else { return }
    let now = pages[last].row(in: shown)
    let (target, overflow) = now.addingReportingOverflow(rows)
    let next = overflow ? (rows > 0 ? shown.count - 1 : 0) : min(max(0, target), shown.count - 1)
    pages[last].exchange = next == 0 ? nil : shown[next].number
    let rows = topmostView(pages[last]).rows
    pages[last].scrolled = min(max(pages[last].scrolled, next + 1 - rows), next)
  }

  /// Opens the selected exchange of the page, or one that was clicked.
  mutating func openExchange(_ number: Int? = nil) {
    guard let page = pages.last, page.kind == .bot else { return }
    let shown = exchanges(on: page)
    guard !shown.isEmpty else { return }
    let opened = number ?? shown[page.row(in: shown)].number
    pages[pages.count - 1].exchange = opened == shown.first?.number ? nil : opened
    pages.append(Page(.exchange(opened)))
  }

  /// Turns to the exchange before or after the open one, among those of the page below.
  mutating func turnExchange(_ count: Int) {
    guard let next = exchange(count) else { return }
    pages[pages.count - 1] = Page(.exchange(next))
    pages[pages.count - 2].exchange = next
    pages[pages.count - 2].scrolled = 0
    let below = pages.removeLast()
    selectExchange(by: 0)
    pages.append(below)
  }

  /// The number of the exchange before or after the open one; nil if there is none.
  func exchange(_ count: Int) -> Int? {
    guard pages.count > 1, case .exchange(let number)? = pages.last?.kind else { return nil }
    let shown = exchanges(on: pages[pages.count - 2])
    guard let row = shown.firstIndex(where: { $0.number == number }), shown.indices.contains(row + count)
    else { return nil }
    return shown[row + count].number
  }
}

extension Page {
  /// The row of the selected exchange among those shown, newest first: the first if there is none.
  func row(in shown: [Exchange]) -> Int {
    exchange.flatMap { number in shown.firstIndex { $0.number <= number } } ?? 0
  }
}
