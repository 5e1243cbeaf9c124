import MessagingAPI
import MessagingAPIServer
import Testing

@testable import Commands

/// `GET /_bubblescope/events`.
@Suite("Server-sent events")
struct ControlFeedTests {
  /// What a listener has got.
  private final class Inbox {
    var text = ""
    var isOpen = true

    var listener: ControlFeed.Listener {
      ControlFeed.Listener(
        send: { self.text += String(decoding: $0, as: UTF8.self) }, isOpen: { self.isOpen })
    }

    /// The types of the events.
    var kinds: [String] { values("event: ") }
    /// The ids of the events.
    var ids: [Int] { values("id: ").compactMap { Int($0) } }

    private func values(_ field: String) -> [String] {
      text.split(separator: "\n").filter { $0.hasPrefix(field) }.map { String($0.dropFirst(field.count)) }
    }
  }

  @Test("Whatever happens is told once, in order: in the room, failures, and requests")
  func tells() throws {
    var room = try ControlRoom()
    let inbox = Inbox()
    room.control.listen(inbox.listener)
    _ = room.post("- enter: alice\n- expect: {coupon/2: {impression: 1}}\n- leave")
    let first = inbox.kinds
    #expect(first.last == "failure")
    #expect(first.dropLast().allSatisfy { $0 == "room" })
    _ = room.line("/v2/bot/message/broadcast", #"{"messages": [{"type": "text", "text": "Hi"}]}"#)
    #expect(inbox.kinds.dropFirst(first.count) == ["room", "request"])
    #expect(inbox.ids == Array(1...inbox.ids.count))
    let count = inbox.ids.count
    _ = room.get("requests")
    #expect(inbox.ids.count == count)
  }

  @Test("Each event is one line of JSON")
  func isJSON() throws {
    var room = try ControlRoom()
    let inbox = Inbox()
    room.control.listen(inbox.listener)
    _ = room.post("- enter: alice\n- say: \"a\\nb\"\n- expect: {room: {unread: 9}}")
    let data = inbox.text.split(separator: "\n").filter { $0.hasPrefix("data: ") }
    #expect(data.count == inbox.ids.count)
    for line in data {
      #expect((try? JSONValue(parsing: Array(line.dropFirst(6).utf8))) != nil)
    }
  }

  @Test("A listener that comes back gets what it missed")
  func catchesUp() throws {
    var room = try ControlRoom()
    let inbox = Inbox()
    room.control.listen(inbox.listener)
    _ = room.post("- enter: alice\n- leave")
    let since = room.get("events?since=2").text
    #expect(since.hasPrefix(": Bubblescope\n\nid: 3\n"))
    #expect(inbox.text.hasSuffix(since.dropFirst(": Bubblescope\n\n".count)))
    let header = room.send("GET", "/_bubblescope/events", fields: [("Last-Event-ID", "2")]).text
    #expect(header == since)
    // Without a number, or with one of another server's, it begins now.
    #expect(room.get("events").text == ": Bubblescope\n\n")
    #expect(room.get("events?since=1000").text == ": Bubblescope\n\n")
  }

  @Test("Those who are gone are forgotten, and the others go on")
  func forgets() throws {
    var room = try ControlRoom()
    let (gone, here) = (Inbox(), Inbox())
    room.control.listen(gone.listener)
    room.control.listen(here.listener)
    gone.isOpen = false
    _ = room.post("- enter: alice")
    #expect(gone.text.isEmpty)
    #expect(!here.text.isEmpty)
  }
}
