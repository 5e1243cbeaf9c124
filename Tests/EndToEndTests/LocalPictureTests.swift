import Foundation
import TestSupport
import Testing

/// Runs the commands on scenarios that refer to pictures.
@Suite("Local pictures", .serialized)
struct LocalPictureTests {
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    try write("in/hero.png", width: 4, height: 2)
    try home.write(
      "in/a.yaml",
      """
      scenario: A picture
      messages:
        - id: a
          bubbles:
            - {type: image, originalContentUrl: https://x.y/a, previewImageUrl: https://x.y/b, picture: hero.png}
      steps:
        - enter: user
        - expect: {a/1: {impression: 1}}
      """)
  }

  private func write(_ name: String, width: Int, height: Int) throws {
    try home.write(name, Data(SamplePicture.png(width: width, height: height, of: 0xFF12_34AB)))
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run([Terminal.program] + arguments)
  }

  @Test("A picture is shown in design colours only, and a broken one is a warning")
  func shot() throws {
    func shot(_ colors: String) throws -> Command.Result {
      try run("shot", home.file("in/a.yaml"), "--colors", colors, "-o", home.file("\(colors).svg"))
    }
    #expect(try shot("design").status == 0)
    #expect(try home.read("design.svg").contains("#1234ab"))
    #expect(try shot("state").status == 0)
    #expect(try !home.read("state.svg").contains("#1234ab"))
    try home.write("in/hero.png", "no picture")
    let broken = try shot("design")
    #expect(broken.status == 0)
    #expect(
      broken.errors.contains(
        "a.yaml:5:99: warning: picture: cannot show \"hero.png\": this is not a PNG, JPEG, or GIF file"))
    #expect(try !home.read("design.svg").contains("#1234ab"))
  }

  @Test("The output cannot be the picture")
  func output() throws {
    let text = try home.read("in/a.yaml").replacing("hero.png", with: "hero.svg")
    try home.write("in/a.yaml", text)
    try home.write("in/hero.svg", "<svg/>")
    let result = try run("shot", home.file("in/a.yaml"), "-o", home.file("in/hero.svg"))
    #expect(result.status == 2)
    #expect(try home.read("in/hero.svg") == "<svg/>")
  }

  @Test("The page shows pictures with --colors design, which is for the page only")
  func page() throws {
    let page = home.file("page.html")
    #expect(try run("replay", home.file("in/a.yaml"), "--html", page).status == 0)
    #expect(try !home.read("page.html").contains("#1234ab"))
    #expect(try home.read("page.html").contains("a bubble’s colour and symbol show"))
    #expect(try run("replay", home.file("in/a.yaml"), "--html", page, "--colors", "design").status == 0)
    #expect(try home.read("page.html").contains("#1234ab"))
    #expect(try home.read("page.html").contains("the bar at a bubble’s left and symbol show"))
    let refused = try run("replay", home.file("in/a.yaml"), "--colors", "design")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--colors is for the web page of --html"))
  }

  @Test("A recording elsewhere names the picture by a path that works, and has the image's size")
  func recording() throws {
    try FileManager.default.createDirectory(atPath: home.file("out"), withIntermediateDirectories: true)
    let terminal = try Terminal()
    try terminal.open("room \(home.file("in/a.yaml")) --record \(home.file("out/b.yaml"))")
    try terminal.wait { $0.contains("recording in") }
    try terminal.press("q")
    try terminal.wait { $0.contains("chat list") || $0.contains("Chats") }
    try terminal.press("q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    let text = try home.read("out/b.yaml")
    #expect(text.contains("picture: \"../in/hero.png\""))
    #expect(text.contains("pixels: 4x2"))
    let result = try run("replay", home.file("out/b.yaml"))
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    // Without the picture, everything is counted as before.
    try FileManager.default.removeItem(atPath: home.file("in/hero.png"))
    #expect(try run("replay", home.file("out/b.yaml")).status == 0)
  }

  @Test("A saved picture is shown at once, also one that was missing")
  func watch() throws {
    try FileManager.default.removeItem(atPath: home.file("in/hero.png"))
    let terminal = try Terminal()
    try terminal.open("room --watch \(home.file("in/a.yaml"))")
    try terminal.wait { $0.contains("cannot read \"hero.png\": no such file") }
    try write("in/hero.png", width: 4, height: 2)
    try terminal.wait { $0.contains("a/1: 236 pt, now 118 pt") }
    try terminal.press("c")
    try terminal.wait { $0.contains("own colours; the rail") }
    try write("in/hero.png", width: 2, height: 4)
    try terminal.wait { $0.contains("now 313 pt") }
  }
}
