import MessagingAPI
import Pictures
import TestSupport
import Testing

@testable import ChatRoom

@Suite("The sizes of bubbles with a picture") struct PictureSizeTests {
  private let picture: Picture

  init() throws {
    picture = Picture(
      file: "a.png", raster: try Raster(decoding: SamplePicture.png(width: 20, height: 10, of: 0xFF00_FF00)))
  }

  private func world(_ bubble: Bubble, _ pictures: [String: Picture] = [:]) throws -> World {
    try World(
      Setup(
        account: Account(), users: [User(id: "user")],
        messages: [Message(id: "a", sent: Timestamp(seconds: 0), bubbles: [bubble])],
        clock: Timestamp(seconds: 0), pictures: pictures))
  }

  private static let image = MessageObject.image(
    originalContentUrl: "https://x.y/original", previewImageUrl: "https://x.y/preview")

  @Test("An image has the shape of its picture, unless the scenario gives it one")
  func image() throws {
    var bubble = Bubble(Self.image)
    #expect(try world(bubble).users[0].room.column.height(of: 0) == 236)
    bubble.picture = picture
    #expect(try world(bubble).users[0].room.column.height(of: 0) == 118)
    (bubble.pixelWidth, bubble.pixelHeight) = (100, 25)
    #expect(try world(bubble).users[0].room.column.height(of: 0) == 59)
  }

  @Test(
    "An image and a video have the shape of the picture of their URL", arguments: ["preview", "original"])
  func url(_ name: String) throws {
    let world = try world(Bubble(Self.image), ["https://x.y/\(name)": picture])
    #expect(world.users[0].room.column.height(of: 0) == 118)
    #expect(world.mainPicture(ofBubble: 0) == picture)
  }

  @Test("A picture that cannot be shown, and one of another message, change nothing")
  func others() throws {
    var bubble = Bubble(Self.image)
    bubble.picture = Picture(file: "b.png", raster: nil)
    #expect(try world(bubble).users[0].room.column.height(of: 0) == 236)
    #expect(try world(Bubble(Self.image), ["https://x.y": picture]).users[0].room.column.height(of: 0) == 236)
    var text = Bubble(.text("a"))
    let height = try world(text).users[0].room.column.height(of: 0)
    text.picture = picture
    #expect(try world(text).users[0].room.column.height(of: 0) == height)
  }

  @Test("A bubble's own picture is that of its main image only")
  func main() throws {
    var bubble = Bubble(Self.image)
    bubble.picture = picture
    let other = Picture(file: "b.png", raster: nil)
    let world = try world(bubble, ["https://x.y/preview": other, "https://x.y/icon": other])
    #expect(world.picture(for: ["https://x.y/preview"], ofBubble: 0) == picture)
    #expect(world.picture(for: ["https://x.y/icon"], ofBubble: 0) == other)
  }
}
