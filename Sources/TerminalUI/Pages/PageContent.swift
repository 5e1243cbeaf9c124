import ChatRoom
import TerminalText

/// The content of a page for a width: lines are made when they are drawn.
protocol PageContent {
  /// The title, in the first row.
  var title: String { get }
  /// The text at the end of the first row.
  var note: String { get }
  /// Lines that stay while the others scroll.
  var head: [PageLine] { get }
  /// The number of lines that scroll.
  var count: Int { get }
  /// One of them.
  func line(_ index: Int) -> PageLine
}
