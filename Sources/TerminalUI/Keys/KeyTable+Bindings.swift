import ChatRoom

extension KeyTable {
  private static let hour = 3600
  private static let day = 86_400

  static let bindings: [KeyBinding] = room + heights + everywhere + list + play + insight + pages + help

  private static let room: [KeyBinding] = [
    KeyBinding(
      [Key(.down), Key("j")], "↓ j", in: [.room], .scrollRows(1), "scroll one row towards newer messages",
      footer: "scroll"),
    KeyBinding(
      [Key(.up), Key("k")], "↑ k", in: [.room], .scrollRows(-1), "scroll one row towards older messages"),
    KeyBinding([Key("J")], "J", in: [.room], .scrollPoints(1), "scroll one point down"),
    KeyBinding([Key("K")], "K", in: [.room], .scrollPoints(-1), "scroll one point up"),
    KeyBinding(
      [Key(.pageDown), Key(" "), Key(.character("f"), .control)], "PgDn Space Ctrl-F", in: [.room],
      .scrollPages(1), "scroll a page down"),
    KeyBinding(
      [Key(.pageUp), Key(.character("b"), .control)], "PgUp Ctrl-B", in: [.room], .scrollPages(-1),
      "scroll a page up"),
    KeyBinding([Key("g"), Key(.home)], "g Home", in: [.room], .scrollToTop, "scroll to the oldest message"),
    KeyBinding(
      [Key("G"), Key(.end)], "G End", in: [.room], .scrollToBottom, "scroll to the newest message"),
    KeyBinding(
      [Key("0")], "0", in: [.room], .jumpToNewest, "jump to the newest message without passing the others"),
    KeyBinding([Key("r")], "r", in: [.room], .toggleRichMenu, "open or close the rich menu", footer: "menu"),
    KeyBinding(
      (1...9).map { Key(.character(Unicode.Scalar(UInt8(0x30 + $0)))) }, "1…9", in: [.room], .tapArea(1),
      "tap an area of the open rich menu, or with the menu closed a quick reply"),
    KeyBinding(
      [Key("o")], "o", in: [.room], .toggleKeyboard,
      "open or close the keyboard; the next scroll or tap closes it, too"),
    KeyBinding(
      [Key("s")], "s", in: [.room], .toggleServiceMenuBar, "show or hide the service menu bar",
      footer: "service bar"),
    KeyBinding(
      [Key(.right), Key("l")], "→ l", in: [.room], .swipeCards(1), "swipe the carousel to its next card",
      footer: "swipe"),
    KeyBinding(
      [Key(.left), Key("h")], "← h", in: [.room], .swipeCards(-1), "swipe the carousel back by a card"),
    KeyBinding([Key("L")], "L", in: [.room], .swipePoints(10), "swipe the carousel forward by 10 points"),
    KeyBinding([Key("H")], "H", in: [.room], .swipePoints(-10), "swipe the carousel back by 10 points"),
    KeyBinding(
      [Key(.enter)], "Enter", in: [.room], .open,
      "scroll to the selected bubble and tap it: open its next URL, tap its next button, or play it",
      footer: "tap"),
  ]

  private static let heights: [KeyBinding] = [
    KeyBinding([Key("+")], "+", in: [.room], .makeTaller(10), "make the selected bubble 10 points taller"),
    KeyBinding([Key("-")], "-", in: [.room], .makeTaller(-10), "make the selected bubble 10 points shorter"),
    KeyBinding([Key(">")], ">", in: [.room], .makeTaller(1), "make the selected bubble 1 point taller"),
    KeyBinding([Key("<")], "<", in: [.room], .makeTaller(-1), "make the selected bubble 1 point shorter"),
    KeyBinding([Key("=")], "=", in: [.room], .ownHeight, "restore the selected bubble's own height"),
  ]

  private static let everywhere: [KeyBinding] = [
    KeyBinding([Key(.enter)], "Enter", in: [.list], .enter, "enter the room", footer: "open chat"),
    KeyBinding(
      [Key(.tab), Key("n")], "Tab n", in: [.room, .list, .play, .explanation, .events], .selectNext,
      "select the next bubble", footer: "select"),
    KeyBinding(
      [Key(.backTab), Key("p")], "S-Tab p", in: [.room, .list, .play, .explanation, .events], .selectPrevious,
      "select the previous bubble"),
    KeyBinding(
      [Key("w")], "w", in: [.room, .list, .play, .insight, .insightPage, .events], .explanation,
      "explain the selected bubble in full",
      footer: "why"),
    KeyBinding(
      [Key("i")], "i", in: [.room, .list, .play, .explanation, .events], .insight,
      "Insight: what LINE shows the account",
      footer: "Insight"),
    KeyBinding(
      [Key("e")], "e", in: [.room, .list, .play, .explanation, .insight, .insightPage], .events,
      "open the event log",
      footer: "events"),
    KeyBinding(
      [Key("b")], "b", in: [.room, .list, .explanation, .insight, .insightPage], .bot,
      "open the page of the bot: requests and webhooks (--serve)", footer: "bot"),
    KeyBinding([Key("t")], "t", in: KeyContext.phone, .pass(seconds: hour), "advance the clock by an hour"),
    KeyBinding(
      [Key("T")], "T", in: KeyContext.phone, .pass(seconds: day), "advance the clock by a day",
      footer: "+1 day"),
    KeyBinding(
      [Key("R")], "R", in: KeyContext.phone, .record, "start or stop recording what you do, as a scenario"),
    KeyBinding(
      [Key("c")], "c", in: [.room, .list, .play], .toggleDesign,
      "switch between the colours of states and of the design"),
    KeyBinding(
      [Key("a")], "a", in: [.room, .list, .play], .toggleAPINames,
      "switch the counters between plain words and the names of the Messaging API"),
    KeyBinding(
      [Key("v")], "v", in: KeyContext.phone, .compare,
      "show the same room on a second device; on a large screen, again for all phones", footer: "compare"),
    KeyBinding([Key("V")], "V", in: KeyContext.phone, .compareWithNext, "compare with the next device"),
    KeyBinding(
      [Key("P")], "P", in: KeyContext.allCases, .picture, "save the screen as an SVG picture"),
    KeyBinding(
      [Key("?"), Key(.function(1))], "? F1",
      in: KeyContext.allCases.filter { $0 != .help },
      .help,
      "show all keys", footer: "help"),
    KeyBinding(
      [Key("q"), Key(.escape)], "q Esc", in: [.room], .leave, "leave the room for the chat list",
      footer: "leave"),
  ]

  private static let list: [KeyBinding] = [
    KeyBinding([Key("u")], "u", in: [.list], .nextUser, "switch to the next user", footer: "user"),
    KeyBinding([Key("d")], "d", in: [.list], .nextDevice, "switch to the next device", footer: "device"),
    KeyBinding(
      [Key("m")], "m", in: [.list], .markRead(.longPress), "mark as read without entering (long-press)",
      footer: "mark read"),
    KeyBinding([Key("M")], "M", in: [.list], .markRead(.markAll), "mark all as read without entering"),
    KeyBinding([Key("B")], "B", in: [.list], .toggleBlock, "block or unblock the account"),
    KeyBinding([Key("A")], "A", in: [.list], .addFriend, "add the account as a friend"),
    KeyBinding([Key("q"), Key(.escape)], "q Esc", in: [.list], .quit, "quit", footer: "quit"),
  ]

  private static let play: [KeyBinding] = [
    KeyBinding([Key(" ")], "Space", in: [.play], .playOrPause, "pause or resume", footer: "pause"),
    KeyBinding(
      [Key("."), Key(.right), Key("l")], ". → l", in: [.play], .step(1), "step forward", footer: "step"),
    KeyBinding(
      [Key(","), Key(.left), Key("h")], ", ← h", in: [.play], .step(-1), "step back", footer: "back"),
    KeyBinding([Key("]")], "]", in: [.play], .changeSpeed(1), "faster", footer: "faster"),
    KeyBinding([Key("[")], "[", in: [.play], .changeSpeed(-1), "slower"),
    KeyBinding(
      [Key("}")], "}", in: [.play], .goToExpectation(1), "go to the next expectation", footer: "expectation"),
    KeyBinding([Key("{")], "{", in: [.play], .goToExpectation(-1), "go to the previous expectation"),
    KeyBinding(
      [Key("x")], "x", in: [.play], .goToFailure(1), "go to the next unmet expectation",
      footer: "failure"),
    KeyBinding([Key("X")], "X", in: [.play], .goToFailure(-1), "go to the previous unmet expectation"),
    KeyBinding([Key("g"), Key(.home)], "g Home", in: [.play], .goToStart, "go to the start"),
    KeyBinding([Key("G"), Key(.end)], "G End", in: [.play], .goToEnd, "go to the end"),
    KeyBinding(
      [Key(.enter)], "Enter", in: [.play], .handOver, "take over: continue live from here",
      footer: "take over"),
    KeyBinding([Key("q"), Key(.escape)], "q Esc", in: [.play], .quit, "quit", footer: "quit"),
  ]

  /// The pages whose lines the arrow keys scroll.
  private static let lists = KeyContext.pages.filter { $0 != .insight }

  private static let insight: [KeyBinding] = [
    KeyBinding([Key(.enter)], "Enter", in: [.insight], .openCard, "open the selected page", footer: "open"),
    KeyBinding(
      [Key(.right), Key("l"), Key(.tab), Key("n")], "→ l Tab", in: [.insight],
      .selectCard(columns: 1, rows: 0), "select the next card", footer: "select"),
    KeyBinding(
      [Key(.left), Key("h"), Key(.backTab), Key("p")], "← h S-Tab", in: [.insight],
      .selectCard(columns: -1, rows: 0), "select the previous card"),
    KeyBinding(
      [Key(.down), Key("j")], "↓ j", in: [.insight], .selectCard(columns: 0, rows: 1),
      "select the card below"),
    KeyBinding(
      [Key(.up), Key("k")], "↑ k", in: [.insight], .selectCard(columns: 0, rows: -1), "select the card above"),
    KeyBinding(
      [Key(.right), Key("l")], "→ l", in: [.insightPage], .turnInsight(1), "open the next page",
      footer: "page"),
    KeyBinding(
      [Key(.left), Key("h")], "← h", in: [.insightPage], .turnInsight(-1), "open the previous page"),
    KeyBinding(
      [Key(.tab), Key("n")], "Tab n", in: [.insightPage], .selectFigure(1), "plot the next figure",
      footer: "figure"),
    KeyBinding(
      [Key(.backTab), Key("p")], "S-Tab p", in: [.insightPage], .selectFigure(-1), "plot the previous figure"),
    KeyBinding(
      [Key("d")], "d", in: KeyContext.insights, .switchDays, "switch between 7 and 30 days",
      footer: "7/30 days"),
    KeyBinding(
      [Key("y")], "y", in: KeyContext.insights, .explainFigure, "say what the selected figure counts",
      footer: "meaning"),
    KeyBinding(
      [Key("f")], "f", in: [.insightPage], .filterTable, "show one kind of row; again for the next kind",
      footer: "kind"),
  ]

  private static let pages: [KeyBinding] = [
    KeyBinding(
      [Key(.left), Key("h")], "← h", in: [.explanation], .earlierVisit, "show the previous visit",
      footer: "visit"),
    KeyBinding([Key(.right), Key("l")], "→ l", in: [.explanation], .laterVisit, "show the next visit"),
    KeyBinding(
      [Key("u")], "u", in: [.events], .filterUser, "show one user's events; again for the next user",
      footer: "user"),
    KeyBinding(
      [Key("b")], "b", in: [.events], .filterBubble, "show the selected bubble's events, or all",
      footer: "bubble"),
    KeyBinding(
      [Key("f")], "f", in: [.events], .filterKind, "show one kind of event; again for the next kind",
      footer: "kind"),
    KeyBinding(
      [Key("/")], "/", in: [.insightPage, .events, .bot, .help], .search,
      "search; Esc ends the search, Ctrl-U clears it",
      footer: "search"),
    KeyBinding(
      [Key(.enter), Key(.right), Key("l")], "Enter → l", in: [.bot], .openExchange,
      "open the selected request or webhook", footer: "open"),
    KeyBinding([Key("n"), Key(.tab)], "n Tab", in: [.exchange], .turnExchange(1), "open the one before"),
    KeyBinding(
      [Key("p"), Key(.backTab)], "p S-Tab", in: [.exchange], .turnExchange(-1), "open the one after"),
    KeyBinding(
      [Key(.down), Key("j")], "↓ j", in: lists, .turn(rows: 1), "scroll down", footer: "scroll"),
    KeyBinding([Key(.up), Key("k")], "↑ k", in: lists, .turn(rows: -1), "scroll up"),
    KeyBinding(
      [Key(.pageDown), Key(" "), Key(.character("f"), .control)], "PgDn Space Ctrl-F", in: KeyContext.pages,
      .turnPages(1), "scroll a page down"),
    KeyBinding(
      [Key(.pageUp), Key(.character("b"), .control)], "PgUp Ctrl-B", in: KeyContext.pages, .turnPages(-1),
      "scroll a page up"),
    KeyBinding([Key("g"), Key(.home)], "g Home", in: KeyContext.pages, .turnToTop, "go to the first line"),
    KeyBinding([Key("G"), Key(.end)], "G End", in: KeyContext.pages, .turnToBottom, "go to the last line"),
    KeyBinding(
      [Key("q"), Key(.escape), Key("w"), Key(.enter)], "q Esc w", in: [.explanation], .close, "back",
      footer: "back"),
    KeyBinding(
      [Key("q"), Key(.escape), Key("i")], "q Esc i", in: KeyContext.insights, .close, "back", footer: "back"),
    KeyBinding(
      [Key("q"), Key(.escape), Key("e"), Key(.enter)], "q Esc e", in: [.events], .close, "back",
      footer: "back"),
    KeyBinding([Key("q"), Key(.escape), Key("b")], "q Esc b", in: [.bot], .close, "back", footer: "back"),
    KeyBinding(
      [Key("q"), Key(.escape), Key(.left), Key("h"), Key(.enter), Key("b")], "q Esc ← h", in: [.exchange],
      .close, "back to the list", footer: "back"),
  ]

  private static let help: [KeyBinding] = [
    KeyBinding(
      [Key("q"), Key(.escape), Key("?"), Key(.function(1)), Key(.enter)], "q Esc ?", in: [.help], .close,
      "close the help", footer: "close")
  ]
}
