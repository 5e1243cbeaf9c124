import Foundation
import MessagingAPI
import Testing

@testable import BubbleLayout

@Suite("Sizes of Flex Messages")
struct FlexLayoutTests {
  static func message(_ json: String) throws -> FlexMessage {
    let contents = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let value = JSONValue.object([
      .init("type", .string("flex")), .init("altText", .string("x")), .init("contents", value(of: contents)),
    ])
    guard case .flex(let flex) = try MessageObject(decoding: value) else { throw CancellationError() }
    return flex
  }

  private static func value(of any: Any) -> JSONValue {
    switch any {
    case let text as String: .string(text)
    case let number as NSNumber:
      String(cString: number.objCType) == "c" ? .bool(number.boolValue) : .number(number.doubleValue)
    case let elements as [Any]: .array(elements.map(value(of:)))
    case let members as [String: Any]: .object(members.map { .init($0.key, value(of: $0.value)) })
    default: .null
    }
  }

  private func layout(_ json: String, width: Int = 375) throws -> FlexLayout {
    FlexLayout(try Self.message(json), on: LayoutDevice(screenWidth: width, metrics: .roboto))
  }

  @Test("A bubble is as high as a browser makes it, to a pixel", arguments: FlexSamples.all)
  func heights(_ sample: FlexSamples.Sample) throws {
    let message = try Self.message(sample.json)
    for (metrics, expected) in [(TypeMetrics.roboto, sample.roboto), (.helvetica, sample.helvetica)] {
      let device = LayoutDevice(screenWidth: 375, metrics: metrics)
      let heights = FlexLayout(message, on: device).bubbles.map(\.height)
      #expect(heights.count == expected.count)
      for (height, expected) in zip(heights, expected) { #expect(abs(height - expected) <= 1) }
      #expect(FlexLayout.sizes(of: message, on: device).map(\.height) == heights)
    }
  }

  @Test("Bubbles are as wide as their size class, at most 0.8 × the screen")
  func widths() {
    let sizes = FlexMessage.BubbleSize.allCases
    let message = FlexMessage(altText: "", isCarousel: true, bubbleSizes: sizes)
    let device = LayoutDevice(screenWidth: 375, metrics: .roboto)
    #expect(FlexLayout.sizes(of: message, on: device).map(\.width) == [120, 160, 220, 241, 260, 300, 300])
  }

  @Test("Parts have their places in the bubble, what lies behind comes first")
  func parts() throws {
    let bubble = try layout(
      #"""
      {"type": "bubble", "body": {"type": "box", "layout": "vertical", "paddingAll": "10px", "contents": [
        {"type": "text", "text": "ab", "align": "end", "action": {"type": "uri", "uri": "https://a.example"}},
        {"type": "box", "layout": "horizontal", "height": "40px", "margin": "md", "alignItems": "center",
         "contents": [{"type": "image", "url": "https://a.example/i", "size": "20px", "flex": 0},
          {"type": "filler"}, {"type": "button", "height": "sm", "flex": 0,
           "action": {"type": "message", "label": "Go", "text": "x"}}]}]}}
      """#
    ).bubbles[0]
    let kinds = bubble.parts.map { part in
      switch part.kind {
      case .block: "block"
      case .box: "box"
      case .text: "text"
      case .image: "image"
      case .button: "button"
      default: "?"
      }
    }
    #expect(kinds == ["block", "box", "text", "box", "image", "button"])
    #expect(bubble.parts[2].action?.uri == "https://a.example")
    #expect(bubble.parts[2].frame == LayoutFrame(x: 10, y: 10, width: 280, height: 16 * 1.4))
    #expect(bubble.parts[4].frame == LayoutFrame(x: 10, y: 10 + 16 * 1.4 + 8 + 10, width: 20, height: 20))
    #expect(abs(bubble.parts[5].frame.x + bubble.parts[5].frame.width - 290) < 0.01)
    guard case .text(let lines, isCut: false) = bubble.parts[2].kind else { throw CancellationError() }
    #expect(lines.map { $0.pieces.map(\.text) } == [["ab"]])
    #expect(abs(lines[0].frame.x + lines[0].frame.width - 290) < 0.01)
  }

  @Test("Right to left mirrors a row")
  func rightToLeft() throws {
    let json = #"""
      {"type": "bubble", "direction": "rtl", "body": {"type": "box", "layout": "horizontal",
       "paddingAll": "0px", "contents": [
        {"type": "image", "url": "https://a.example/i", "size": "20px", "flex": 0},
        {"type": "image", "url": "https://a.example/i", "size": "30px", "flex": 0}]}}
      """#
    let images = try layout(json).bubbles[0].parts.filter { if case .image = $0.kind { true } else { false } }
    #expect(images.map(\.frame.x) == [280, 250])
  }

  @Test("Absolute boxes are placed by their offsets and clipped by their parent")
  func absolute() throws {
    let json = #"""
      {"type": "bubble", "body": {"type": "box", "layout": "vertical", "paddingAll": "0px", "height": "50px",
       "contents": [{"type": "box", "layout": "vertical", "position": "absolute", "width": "40px",
        "height": "30px", "offsetEnd": "-10px", "offsetBottom": "-10px", "contents": []}]}}
      """#
    let part = try #require(try layout(json).bubbles[0].parts.last)
    #expect(part.frame == LayoutFrame(x: 270, y: 30, width: 40, height: 30))
    #expect(part.visible == LayoutFrame(x: 270, y: 30, width: 30, height: 20))
  }

  @Test("A text that does not fit is cut")
  func cut() throws {
    let json = #"""
      {"type": "bubble", "size": "nano", "body": {"type": "box", "layout": "vertical", "contents": [
        {"type": "text", "text": "words without end in here"},
        {"type": "text", "text": "words without end in here", "wrap": true, "maxLines": 2}]}}
      """#
    let texts = try layout(json).bubbles[0].parts.compactMap { part -> Int? in
      if case .text(let lines, isCut: true) = part.kind { lines.count } else { nil }
    }
    #expect(texts == [1, 2])
  }

  @Test("LINE ends what it cuts with …, which fits; what shrinks to fit is not cut")
  func ellipsis() throws {
    let json = #"""
      {"type": "bubble", "size": "nano", "body": {"type": "box", "layout": "vertical", "contents": [
        {"type": "text", "text": "words without end in here"},
        {"type": "text", "text": "words without end in here", "adjustMode": "shrink-to-fit"},
        {"type": "text", "text": "一二三四五六七八九十一二三四五六", "wrap": true, "maxLines": 2},
        {"type": "button", "action": {"type": "message", "label": "Words without end", "text": "x"}},
        {"type": "button", "action": {"type": "message", "label": "Go", "text": "x"}},
        {"type": "button", "adjustMode": "shrink-to-fit",
         "action": {"type": "message", "label": "Words without end", "text": "x"}}]}}
      """#
    let parts = try layout(json).bubbles[0].parts
    let lines = parts.compactMap { part -> [LayoutLine]? in
      if case .text(let lines, _) = part.kind { lines } else { nil }
    }
    #expect(lines.map { $0.last?.text } == ["words witho…", "words without end in here", "七八九十一…"])
    #expect(lines[0][0].frame.width <= 100.01 && lines[2][1].frame.width <= 100.01)
    let labels = parts.compactMap { part -> String? in
      if case .button(_, let label) = part.kind { label } else { nil }
    }
    #expect(labels == ["Words…", "Go", "Words without end"])
  }

  @Test("A message gives its room whole points, half a point up; an explicit height wins")
  func size() throws {
    let flex = try Self.message(
      #"{"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": []}}"#)
    let device = LayoutDevice(screenWidth: 393, metrics: .helvetica)
    let size = BubbleLayout.size(of: .flex(flex), explicit: ExplicitSize(), on: device)
    #expect(size == BubbleSize(x: 56, width: 300, height: 39))
    let explicit = BubbleLayout.size(of: .flex(flex), explicit: ExplicitSize(height: 7), on: device)
    #expect(explicit?.height == 7)
  }

  @Test("Nesting to the limit lays out at once, whatever stretches in it")
  func nesting() throws {
    var json = #"{"type": "text", "text": "deep", "wrap": true}"#
    for level in 0..<99 {
      let layout = ["vertical", "horizontal", "baseline"][level % 3]
      json =
        #"{"type":"box","layout":"\#(layout)","paddingAll":"1%","height":"50%","contents":[\#(json),\#(level % 3 == 0 ? #"{"type":"filler"}"# : #"{"type":"text","text":"x"}"#)]}"#
    }
    let bubble = try layout(#"{"type": "bubble", "body": \#(json)}"#).bubbles[0]
    #expect(bubble.height.isFinite && bubble.height > 0)
    #expect(bubble.parts.allSatisfy { $0.frame.x.isFinite && $0.frame.width >= 0 && $0.frame.height >= 0 })
  }
}
