import ChatRoom
import TerminalText

/// What a page says, for a width: lines are made when they are drawn.
protocol PageContent {
  /// The title, in the first row.
  var title: String { get }
  /// The text at the end of the first row.
  var note: String { get }
  /// Lines that stay while the others scroll.
  var head: [PageLine] { get }
  /// How many lines scroll.
  var count: Int { get }
  /// One of them.
  func line(_ index: Int) -> PageLine
}
