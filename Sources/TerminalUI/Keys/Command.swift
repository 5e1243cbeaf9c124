import ChatRoom
import ImpressionRules

/// A command that a key triggers.
enum Command: Hashable, Sendable {
  case scrollRows(Int), scrollPoints(Int), scrollPages(Int), scrollToTop, scrollToBottom, jumpToNewest
  case swipeCards(Int), swipePoints(Int)
  case selectNext, selectPrevious
  case enter, leave, quit
  case open
  case makeTaller(Int), ownHeight
  case toggleRichMenu, toggleKeyboard, toggleServiceMenuBar
  case markRead(ReadMethod)
  /// Taps an area of the rich menu, by its position from 1.
  case tapArea(Int)
  case addFriend, toggleBlock
  case nextUser, nextDevice
  case pass(seconds: Int)
  case record
  case toggleDesign, toggleAPINames
  case compare, compareWithNext
  case help, explanation, insight, events, picture
  case bot, openExchange, turnExchange(Int)
  case close, turn(rows: Int), turnPages(Int), turnToTop, turnToBottom
  case search, earlierVisit, laterVisit
  case filterUser, filterBubble, filterKind
  case selectCard(columns: Int, rows: Int), openCard, turnInsight(Int), selectFigure(Int), switchDays,
    explainFigure, filterTable
  case playOrPause, step(Int), changeSpeed(Int), goToExpectation(Int), goToFailure(Int), goToStart, goToEnd,
    handOver
}
