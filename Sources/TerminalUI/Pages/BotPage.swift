import ChatRoom
import TerminalText

/// The requests of the bot and the webhooks it gets, newest first. Only those on the screen are put into words.
struct BotPage: PageContent {
  private let scene: Scene
  private let page: Page
  private let shown: [Exchange]
  private let selected: Int

  private var theme: Theme { scene.theme }

  let title = "Bot"
  var count: Int { max(1, shown.count) }

  init(scene: Scene, page: Page) {
    self.scene = scene
    self.page = page
    shown = scene.session.exchanges(on: page)
    selected = page.row(in: shown)
  }

  var note: String {
    let all = scene.session.traffic?.exchanges.count ?? 0
    let of = shown.count == all ? "\(all)" : "\(shown.count) of \(all)"
    return all == 1 ? "1 request or webhook" : "\(of) requests and webhooks, newest first"
  }

  var head: [PageLine] {
    let traffic = scene.session.traffic
    let line = PageLine("API ", theme.dim)
      .adding("http://\(traffic?.address ?? "")", theme.text)
      .adding("   webhooks to ", theme.dim)
      .adding(
        traffic?.webhook ?? "no URL yet", traffic?.webhook == nil ? theme.warning : theme.text)
    let search = page.query.map { [SearchLine.line($0, isTyping: page.isTyping, theme)] } ?? []
    return [line] + search + [.blank]
  }

  func line(_ index: Int) -> PageLine {
    guard shown.indices.contains(index) else {
      return PageLine(
        page.query == nil ? "nothing has come yet" : "no request or webhook matches", theme.dim, at: 3)
    }
    let exchange = shown[index]
    // A narrow screen has no room for notes.
    let columns = scene.size.columns
    let width = columns < 90 ? max(1, min(columns - 42, 34)) : min(columns - 60, 48)
    let isSelected = index == selected
    let subject = WordWrap.cut(exchange.subject.sanitizedInOneLine, width: width, theme.glyphs.ellipsis)
    let style = isSelected ? theme.selected : theme.text
    let target = ClickTarget.exchange(exchange.number)
    let end = 23 + width
    return PageLine(isSelected ? String(theme.glyphs.selection.base) : "", theme.key, at: 1)
      .adding(exchange.time.timeText, isSelected ? theme.selected : theme.dim, at: 3, target: target)
      .adding(exchange.kind.shortened, style, at: 13, target: target)
      .adding(subject, style, at: 21, target: target)
      .adding(exchange.statusText, exchange.isGood ? theme.good : theme.bad, at: end)
      .adding(Self.padded("\(exchange.milliseconds) ms", 10), theme.dim, at: end + 7)
      .adding(exchange.notes.joined(separator: "; ").sanitizedInOneLine, theme.dim, at: end + 19)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
