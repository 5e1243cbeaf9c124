import TerminalUI
import Testing

@testable import Commands

@Suite("Serving a room")
struct ServingTests {
  @Test(
    "--serve takes the standard port where it is followed by none",
    arguments: [
      (["room", "--serve"], ["room", "--serve", "7171"]),
      (["room", "--serve", "a.yaml"], ["room", "--serve", "7171", "a.yaml"]),
      (["--serve", "0", "a.yaml"], ["--serve", "0", "a.yaml"]),
      (["room", "--serve=80"], ["room", "--serve=80"]),
      (["room", "--", "--serve"], ["room", "--", "--serve"]),
    ])
  func completes(words: [String], completed: [String]) {
    #expect(ServePort.completed(in: words) == completed)
  }

  @Test("A mailbox gives some of its elements, and stays readable while there are more")
  func givesSome() throws {
    let mailbox = try Mailbox<Int>()
    for number in 1...5 { mailbox.append(number) }
    #expect(mailbox.remove(atMost: 2) == [1, 2])
    mailbox.append(6)
    #expect(mailbox.remove(atMost: 2) == [3, 4])
    #expect(mailbox.removeAll() == [5, 6])
    #expect(mailbox.remove(atMost: 2).isEmpty)
  }

  @Test("Keys are drawn at once, what a bot sends at most every 30 ms, and flashes end")
  func draws() {
    var drawing = RoomDrawing()
    let start = ContinuousClock.now
    func after(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }
    let first = drawing.begins(at: start)
    let idle = drawing.wait(flash: nil, interval: nil, at: start)
    #expect(first && idle == nil)
    _ = drawing.endsFlash(after: [.wake], at: after(10))
    let early = drawing.begins(at: after(10))
    let wait = drawing.wait(flash: 1000, interval: 5000, at: after(10))
    #expect(!early && wait == 20)
    _ = drawing.endsFlash(after: [.wake, .key(Key("j"))], at: after(11))
    let withKey = drawing.begins(at: after(11))
    let flash = drawing.wait(flash: 1000, interval: nil, at: after(11))
    #expect(withKey && flash == 999)
    _ = drawing.endsFlash(after: [.wake], at: after(50))
    let late = drawing.begins(at: after(50))
    #expect(late)
    let ends = drawing.endsFlash(after: [], at: after(1010))
    let drawnAgain = drawing.begins(at: after(1010))
    #expect(ends && drawnAgain)
    let interval = drawing.wait(flash: nil, interval: 70, at: after(1010))
    #expect(interval == 70)
  }
}
