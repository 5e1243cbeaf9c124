import ChatRoom
import MessagingAPI
import TerminalText

/// A request or a webhook in full: what there is to say about it, and the bodies.
struct ExchangePage: PageContent {
  private let theme: Theme
  private let exchange: Exchange?
  private let lines: [ExchangeCache.Line]

  init(scene: Scene, number: Int) {
    theme = scene.theme
    exchange = scene.session.traffic?.exchange(number)
    lines = exchange.map { scene.session.exchangeCache.lines(of: $0, width: scene.size.columns - 6) } ?? []
  }

  var title: String {
    guard let exchange else { return "No longer kept" }
    return "\(exchange.kind) \(exchange.subject)".sanitizedInOneLine
  }

  var note: String {
    guard let exchange else { return "" }
    return [exchange.time.timeText, exchange.statusText, "\(exchange.milliseconds) ms"].joined(
      separator: " \(theme.glyphs.dot) ")
  }

  var head: [PageLine] { [.blank] }
  var count: Int { lines.count }

  func line(_ index: Int) -> PageLine {
    let line = lines[index]
    return switch line.kind {
    case .heading: PageLine(line.text, theme.title)
    case .note: PageLine(line.text, exchange?.isGood == true ? theme.text : theme.warning, at: 3)
    case .body: PageLine(line.text, theme.text, at: 3)
    case .remark: PageLine(line.text, theme.dim, at: 3)
    }
  }
}
