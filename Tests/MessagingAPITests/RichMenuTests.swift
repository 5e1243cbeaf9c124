import MessagingAPI
import Testing

@Suite("Rich menu objects") struct RichMenuTests {
  static func problems(of value: JSONValue) -> [String] {
    do throws(InvalidMessageObject) {
      _ = try RichMenu.decode(value)
      return []
    } catch {
      return error.problems.map { "\($0.path): \($0.message)" }
    }
  }

  static func menu(width: Int, height: Int) -> JSONValue {
    Sample.richMenu.with("size", ["width": .number(Double(width)), "height": .number(Double(height))])
      .with("areas", [])
  }

  @Test func theExampleOfTheReferenceIsDecoded() throws {
    let (menu, warnings) = try RichMenu.decode(Sample.richMenu)
    #expect(warnings.isEmpty)
    #expect(menu.imageHeight == 1686)
    #expect(menu.chatBarText == "Tap to open")
    #expect(menu.areas.map(\.bounds) == [.init(x: 0, y: 0, width: 2500, height: 1686)])
  }

  @Test(
    arguments: [
      (800, 250, true), (799, 250, false), (2500, 1686, true), (2501, 1686, false), (800, 249, false),
      (1450, 1000, true), (1449, 1000, false), (2500, 250, true),
    ])
  func itsSizeIsLimited(_ width: Int, _ height: Int, _ isValid: Bool) {
    #expect(Self.problems(of: Self.menu(width: width, height: height)).isEmpty == isValid)
  }

  @Test func itsTextsAndAreasAreLimited() {
    let area = Sample.richMenu["areas"].map { areas -> JSONValue in
      if case .array(let elements) = areas { elements[0] } else { .null }
    }
    let full = Sample.richMenu.with("chatBarText", letters(14, of: "が")).with("name", letters(300))
      .with("areas", .array(area ?? .null, count: 20))
    #expect(Self.problems(of: full).isEmpty)
    #expect(
      Self.problems(
        of: full.with("chatBarText", letters(15)).with("name", letters(301))
          .with("areas", .array(area ?? .null, count: 21))) == [
          "name: 301 characters exceed the maximum of 300",
          "chatBarText: 15 characters exceed the maximum of 14",
          "areas: 21 elements are more than the maximum of 20",
        ])
  }

  @Test func everyPropertyIsRequired() {
    #expect(
      Self.problems(of: .object([])).sorted() == [
        "areas: missing", "chatBarText: missing", "name: missing", "selected: missing", "size: missing",
      ])
    #expect(Self.problems(of: Sample.richMenu.with("selected", "yes")).count == 1)
  }

  @Test func anAreaPastTheImagesEdgeIsDoubtfulAndMaySwitchMenus() throws {
    let action: JSONValue = ["type": "richmenuswitch", "richMenuAliasId": "b", "data": "c"]
    let bounds: JSONValue = ["x": 2000, "y": 1000, "width": 501, "height": 687]
    let menu = try RichMenu.decode(Sample.richMenu.with("areas", [["bounds": bounds, "action": action]]))
    #expect(
      menu.warnings.map { "\($0.path): \($0.message)" } == [
        "areas[0].bounds: the right edge is at 2501, outside the image, which is 2500 wide",
        "areas[0].bounds: the bottom edge is at 1687, outside the image, which is 1686 tall",
      ])
    #expect(menu.menu.areas.map(\.bounds) == [.init(x: 2000, y: 1000, width: 501, height: 687)])
  }

  @Test func unknownPropertiesAreWarnings() throws {
    let (_, warnings) = try RichMenu.decode(Sample.richMenu.with("chatbarText", "a"))
    #expect(warnings.map(\.hint) == ["did you mean \"chatBarText\"?"])
  }
}
