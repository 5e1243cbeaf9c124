import ChatRoom
import ImpressionRules
import Testing

@Suite("Devices")
struct DeviceTests {
  @Test(
    "H = screen height − status bar − header − input bar − home inset",
    arguments: [
      ("iphone-se", 553), ("iphone-13-mini", 634), ("iphone-15", 665), ("iphone-15-pro-max", 745),
      ("pixel-8", 743), ("galaxy-s23", 616), ("xperia-10", 800), ("pc", 548), ("chrome", 468),
    ])
  func windowHeight(id: String, height: Int) throws {
    let device = try #require(Device.preset(named: id))
    #expect(device.chatWindow.height == height)
    #expect(device.chatWindow.width == device.screen.width)
  }

  @Test("The chat window can be given directly")
  func given() {
    var device = Device.standard
    device.window = Device.Size(width: 300, height: 400)
    #expect(device.chatWindow == Device.Size(width: 300, height: 400))
  }

  @Test("iphone-15 is the default")
  func standard() {
    #expect(Device.preset(named: "iphone-15") == Device.standard)
    #expect(User(id: "u").device == Device.standard)
  }
}
