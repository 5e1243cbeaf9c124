import ChatRoom
import Testing
import TestSupport

@testable import TerminalUI

@Suite("The page of the bot")
struct BotPageTests {
  private static let time = Timestamp(seconds: 1_793_502_000)

  private static func exchange(_ number: Int, status: Int? = 200) -> Exchange {
    let isWebhook = number % 3 == 1
    return Exchange(
      number: number, time: time, isWebhook: isWebhook, method: "POST",
      subject: isWebhook ? "message" : "/v2/bot/message/\(number % 3 == 2 ? "reply" : "push")",
      status: status, isGood: status == 200, milliseconds: "0.8",
      notes: status == nil ? ["no answer within 2 s"] : [],
      body: Array(
        #"{"number": \#(number), "messages": [{"type": "text", "text": "Hello \u{1B}[31m 😀"}]}"#.utf8),
      answer: isWebhook ? [] : Array("{}".utf8))
  }

  private func screen(_ count: Int, columns: Int = 100, rows: Int = 20) throws -> Screen {
    var screen = try Screen(columns: columns, rows: rows)
    screen.session.serve(BotTraffic(address: "127.0.0.1:7171"))
    screen.session.show(
      (1...count).map { Self.exchange($0) }, keepingFrom: 1, webhook: "http://127.0.0.1:5000/")
    screen.session.endFlash()
    return screen
  }

  @Test("It lists requests and webhooks, newest first", arguments: [(60, 18), (100, 20), (160, 20)])
  func lists(columns: Int, rows: Int) throws {
    var screen = try screen(7, columns: columns, rows: rows)
    screen.session.show([Self.exchange(8, status: nil)], keepingFrom: 1, webhook: nil)
    screen.press("bjj")
    try Golden.expect(screen.text, named: "bot-\(columns)x\(rows)")
  }

  @Test("The selected one is opened with its bodies; n and p turn to those before and after it")
  func opens() throws {
    var screen = try screen(7)
    screen.press("bj\n")
    try Golden.expect(screen.text, named: "exchange-100x20")
    screen.press("n")
    #expect(screen.text.contains("POST /v2/bot/message/reply") && screen.text.contains("\"number\": 5"))
    screen.press("pp")
    #expect(screen.text.contains("\"number\": 7"))
    screen.press("p")
    #expect(screen.text.contains("this is the last one"))
    screen.press("q")
    #expect(screen.text.hasPrefix(" Bot"))
    screen.press("b")
    #expect(screen.session.pages.isEmpty)
  }

  @Test("A search looks at subjects, notes and bodies")
  func searches() throws {
    var screen = try screen(7)
    screen.session.show([Self.exchange(8, status: nil)], keepingFrom: 1, webhook: nil)
    screen.press("b/NUMBER\": 3\n")
    #expect(screen.text.contains("1 of 8 requests and webhooks"))
    screen.press("\u{1B}/within 2 s")
    #expect(screen.text.contains("1 of 8 requests and webhooks"))
    screen.press("x")
    #expect(screen.text.contains("no request or webhook matches"))
  }

  @Test("What a person looks at stays where it is when more comes; the newest row follows")
  func staysInPlace() throws {
    var screen = try screen(40)
    screen.press("b" + String(repeating: "j", count: 30))
    /// The rows without head, footer and scroll bar.
    func rows() -> [Substring] {
      screen.text.split(separator: "\n").dropFirst().dropLast().map { $0.prefix(90) }
    }
    let before = rows()
    screen.session.show(
      (41...45).map { Self.exchange($0) }, keepingFrom: 1, webhook: "http://127.0.0.1:5000/")
    screen.session.endFlash()
    #expect(rows() == before)
    screen.press("g")
    screen.session.show([Self.exchange(46)], keepingFrom: 1, webhook: nil)
    #expect(screen.session.exchanges(on: screen.session.pages[0]).first?.number == 46)
    screen.press("\n")
    #expect(screen.text.contains("\"number\": 46"))
  }

  @Test("Old ones are dropped, and an open one that was dropped says so")
  func drops() throws {
    var screen = try screen(10)
    screen.press("bG\n")
    #expect(screen.text.contains("\"number\": 1"))
    screen.session.show([Self.exchange(11)], keepingFrom: 5, webhook: nil)
    #expect(screen.session.traffic?.exchanges.map(\.number) == Array(5...11))
    #expect(screen.text.contains("No longer kept"))
    screen.press("qG\n")
    #expect(screen.text.contains("\"number\": 5"))
  }

  @Test("The last one flashes in the footer, and a failed one hides a notice meanwhile")
  func flashes() throws {
    var screen = try screen(1)
    func footer() -> Substring { screen.text.split(separator: "\n").last ?? "" }
    #expect(footer().contains(":7171"))
    screen.session.show([Self.exchange(2)], keepingFrom: 1, webhook: nil)
    #expect(screen.session.flashMilliseconds == 1000)
    #expect(footer().contains("POST /v2/bot/message/reply  200"))
    screen.session.showNotice("tapped")
    #expect(footer().contains("tapped"))
    screen.session.show([Self.exchange(3, status: nil)], keepingFrom: 1, webhook: nil)
    #expect(footer().contains("failed") && !footer().contains("tapped"))
    screen.session.endFlash()
    #expect(footer().contains("tapped"))
  }

  @Test("Without a server there is no page of a bot, and the notice says how to get one")
  func isDisabled() throws {
    var screen = try Screen(columns: 160)
    #expect(!screen.text.contains("b bot"))
    screen.press("b")
    #expect(screen.session.pages.isEmpty && screen.text.contains("open it with --serve"))
  }

  @Test("What a bot does is logged and flashes as what a key does, without moving the selection")
  func changes() throws {
    var screen = try screen(1)
    let selected = screen.session.selection
    let message = Message(id: "new", sent: Self.time, kind: .push, bubbles: [Bubble(.text("New"))])
    screen.press("G")
    let kept = screen.session.selection
    screen.session.change { _ = try? $0.perform(.send(message)) }
    #expect(screen.session.selection == kept && selected != nil)
    #expect(screen.session.log.contains { if case .sent = $0.kind { true } else { false } })
    #expect(screen.session.flashing.contains(screen.session.world.bubbles.count - 1))
    let events = screen.session.change { simulation in
      _ = try? simulation.perform(.say("Hi"))
      return simulation.takeBotEvents()
    }
    #expect(events.map(\.kind) == [.text(0)])
  }
}
