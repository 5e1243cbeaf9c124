import ChatRoom
import Testing

@Suite("R19: VOOM")
struct VOOMTests {
  private func views(_ seconds: Double...) throws -> [String: Int] {
    var room = try InsightRoom()
    for seconds in seconds {
      try room.act(InsightRoom.bob, .view(post: 0, milliseconds: Int(seconds * 1000)))
    }
    return room.figures(.voom, of: 0)
  }

  @Test("An impression each time a user views the post, also the same user")
  func impressions() throws {
    #expect(try views(0, 0, 0)["impression"] == 3)
  }

  @Test("A view's playback adds to the total playback time")
  func totalTime() throws {
    #expect(try views(2.5, 75, 0.4)["playbackSeconds"] == 77)
    #expect(try views(2.5, 75, 0.5)["playbackSeconds"] == 78)
  }

  @Test(
    "3 s or more adds one video view, 60 s or more another under 1 minute or more",
    arguments: [(2.999, 0, 0), (3, 1, 0), (59.999, 1, 0), (60, 1, 1), (86_400, 1, 1)])
  func thresholds(seconds: Double, threeSeconds: Int, oneMinute: Int) throws {
    let figures = try views(seconds)
    #expect(figures["videoViews3s"] == threeSeconds)
    #expect(figures["videoViews1m"] == oneMinute)
  }

  @Test("Views of 3 seconds are never fewer than those of 1 minute")
  func order() throws {
    let figures = try views(1, 5, 70, 90, 61)
    #expect(figures["videoViews3s"] == 4)
    #expect(figures["videoViews1m"] == 3)
  }

  @Test("A clip repeats: one view longer than the clip is one view")
  func looping() throws {
    #expect(try views(95) == ["impression": 1, "videoViews3s": 1, "videoViews1m": 1, "playbackSeconds": 95])
  }

  @Test("Anyone may view a post; posts are counted apart, and together without a post")
  func posts() throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.dave, .view(post: 0, milliseconds: 3000), .view(post: 1, milliseconds: 0))
    #expect(room.figures(.voom, of: 0)["impression"] == 1)
    #expect(room.figures(.voom, of: 1)["videoViews3s"] == 0)
    #expect(room.figures(.voom)["impression"] == 2)
  }

  @Test("A view that can't be is refused, and nothing is counted")
  func refusals() throws {
    var room = try InsightRoom()
    try room.expect(refused: .noSuchPost, .view(post: 3, milliseconds: 0))
    try room.expect(refused: .notYetPosted, .view(post: 2, milliseconds: 0))
    try room.expect(refused: .postDoesNotPlay, .view(post: 1, milliseconds: 1))
    try room.expect(refused: .impossibleView, .view(post: 0, milliseconds: -1))
    try room.expect(refused: .impossibleView, .view(post: 0, milliseconds: 86_400_001))
    try room.wait(hours: 1)
    try room.act(InsightRoom.alice, .view(post: 2, milliseconds: 0))
    #expect(room.figures(.voom)["impression"] == 1)
  }
}
