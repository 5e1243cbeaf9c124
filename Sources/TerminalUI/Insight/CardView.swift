import ChatRoom
import TerminalText

/// One card of the dashboard: a border with the title and the update, the main figure and its change, the other
/// figures, a plot.
struct CardView {
  let scene: Scene
  let width: Int
  let height: Int
  let isSelected: Bool

  private var theme: Theme { scene.theme }
  private var glyphs: GlyphSet { theme.glyphs }
  private var inner: Int { width - 4 }
  private var border: Style { isSelected ? theme.key : theme.border }

  /// As many lines as the card is high, columns counted from 0.
  func lines(of page: InsightPage, _ cards: [InsightCard]) -> [PageLine] {
    let card = cards.first { $0.category == page.category }
    let content = card.map { lines(of: $0) } ?? peopleLines
    let updated = card?.updated
    return framed(content, title: page.title, updated: updated)
  }

  private func framed(_ content: [PageLine], title: String, updated: Timestamp?) -> [PageLine] {
    func horizontal(_ count: Int) -> String {
      String(repeating: String(glyphs.horizontal.base), count: max(0, count))
    }
    let note = updated.map { " updated \($0.dateText.dropFirst(5)) \($0.timeText.prefix(5)) " } ?? ""
    let fits = width >= title.count + note.count + 8
    let shown = fits ? note : ""
    let top = PageLine(String(glyphs.topLeft.base) + horizontal(1), border, at: 0)
      .adding(" \(title) ", isSelected ? theme.selected : theme.title, at: 2)
      .adding(horizontal(width - title.count - shown.count - 6), border)
      .adding(shown, theme.dim).adding(horizontal(1) + String(glyphs.topRight.base), border)
    let bottom = PageLine(
      String(glyphs.bottomLeft.base) + horizontal(width - 2) + String(glyphs.bottomRight.base), border, at: 0)
    let body = (0..<height - 2).map { row -> PageLine in
      let side = String(glyphs.vertical.base)
      let line = PageLine(side + String(repeating: " ", count: width - 2), border, at: 0)
      return (content.indices.contains(row) ? line.adding(content[row], at: 2) : line)
        .adding(side, border, at: width - 1)
    }
    return [top] + body + [bottom]
  }

  // MARK: Categories

  private func lines(of card: InsightCard) -> [PageLine] {
    let metrics = card.category.metrics
    var lines = [main(card)]
    let others = pieces(card, metrics.indices.dropFirst())
    lines += others.prefix(height >= 12 ? 2 : 1)
    let plotHeight = height - 2 - lines.count
    if plotHeight >= BlockPlot.minimumHeight {
      let plot = BlockPlot(
        card.series.map { $0.values[0] }, days: card.days, width: inner + 1, height: plotHeight,
        glyphs: glyphs)
      lines += plot.lines(theme, bars: card.isPeriodDisclosed(0) ? theme.key : theme.dim).map {
        PageLine().adding($0, at: -1)
      }
    }
    return lines
  }

  /// The main figure, large in meaning if not in size, and how it changed.
  private func main(_ card: InsightCard) -> PageLine {
    let metric = card.category.metrics[0]
    let value = metric.isLevel ? card.total.values[0] : card.period.values[0]
    var line = PageLine().adding(number(value, isDisclosed(card, 0)), at: 0)
    line = line.adding(" \(metric.words(for: value))", theme.text)
    let change = card.change(0)
    let arrow =
      change == 0 ? "=" : change > 0 ? String(glyphs.above.base) : String(glyphs.below.base)
    let words = "\(arrow) \(InsightCell.grouped(abs(change)))"
    let style =
      !card.isPeriodDisclosed(0) || change == 0 ? theme.dim : change > 0 ? theme.good : theme.warning
    return line.adding(words, style, at: inner - CellWidth.width(of: words))
  }

  private func isDisclosed(_ card: InsightCard, _ metric: Int) -> Bool {
    card.category.metrics[metric].isLevel ? card.isDisclosed(metric) : card.isPeriodDisclosed(metric)
  }

  /// A figure, and of a masked one what is shown, with the real one dim beside it.
  private func number(_ value: Int, _ isDisclosed: Bool) -> PageLine {
    let words = InsightCell.grouped(value)
    if isDisclosed { return PageLine(words, theme.title, at: 0) }
    return PageLine(String(glyphs.notMeasured.base), theme.title, at: 0).adding(" (\(words))", theme.dim)
  }

  /// The other figures, as many to a line as fit.
  private func pieces(_ card: InsightCard, _ metrics: Range<Int>) -> [PageLine] {
    var lines: [PageLine] = []
    var column = 0
    for index in metrics {
      let metric = card.category.metrics[index]
      let value = metric.isLevel ? card.total.values[index] : card.period.values[index]
      let isDisclosed = isDisclosed(card, index)
      let words = isDisclosed ? InsightCell.grouped(value) : "(\(InsightCell.grouped(value)))"
      let length = metric.title.count + 1 + words.count
      if lines.isEmpty || column + length > inner {
        lines.append(PageLine())
        column = 0
      }
      lines[lines.count - 1] = lines[lines.count - 1]
        .adding("\(metric.title) ", theme.dim, at: column)
        .adding(words, isDisclosed ? theme.text : theme.dim)
      column += length + 2
    }
    return lines
  }

  // MARK: People

  private var peopleLines: [PageLine] {
    let world = scene.world
    var counts: [Disclosure.Contact: Int] = [:]
    for user in world.users.indices { counts[world.disclosure(ofUser: user).contact, default: 0] += 1 }
    let known = world.users.count - (counts[.nothing] ?? 0)
    var lines = [
      PageLine(InsightCell.grouped(known), theme.title, at: 0)
        .adding(" of \(InsightCell.grouped(world.users.count)) users known to the account", theme.text)
    ]
    let contacts = Disclosure.Contact.allCases.filter { (counts[$0] ?? 0) > 0 }
    let greatest = counts.values.max() ?? 1
    let width = max(1, inner - 24)
    for contact in contacts {
      let count = counts[contact] ?? 0
      let length = max(1, count * width / greatest)
      let bar = String(repeating: String(glyphs.plotVisible.base), count: length)
      lines.append(
        PageLine(contact.rawValue, theme.dim, at: 0)
          .adding(bar, contact == .nothing ? theme.dim : theme.key, at: 15)
          .adding(" \(InsightCell.grouped(count))", theme.text))
    }
    return lines
  }
}

extension InsightMetric {
  /// Its title in a sentence, behind a number: `1 follower`, `2 followers`.
  fileprivate func words(for value: Int) -> String {
    var words = title.lowercased().split(separator: " ").map(String.init)
    if value == 1, let first = words.first, first.hasSuffix("s") { words[0] = String(first.dropLast()) }
    return words.joined(separator: " ")
  }
}
