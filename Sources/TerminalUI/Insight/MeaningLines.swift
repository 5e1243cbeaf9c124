import ChatRoom
import TerminalText

/// What a figure of the Insight page counts, in a sentence.
struct MeaningLines {
  let theme: Theme
  let width: Int

  /// The sentence about a figure of a page, as many lines as it takes.
  func lines(of page: InsightPage, metric index: Int) -> [PageLine] {
    guard let metrics = page.category?.metrics else {
      return wrapped(
        "People: ", "What the account may know of each user, and by which contact it got to know it (R21).")
    }
    let metric = metrics[min(index, metrics.count - 1)]
    return wrapped("\(metric.title): ", metric.meaning)
  }

  private func wrapped(_ title: String, _ sentence: String) -> [PageLine] {
    WordWrap.lines(of: title + sentence, width: width).enumerated().map { index, line in
      index == 0
        ? PageLine(title, theme.key).adding(String(line.dropFirst(title.count)), theme.text)
        : PageLine(line, theme.text)
    }
  }
}
