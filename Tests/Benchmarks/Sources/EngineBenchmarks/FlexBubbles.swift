import BubbleLayout
import MessagingAPI

extension Main {
  /// Measures the layout of a bubble of 40 components.
  static func flexBubbles(_ harness: Harness) {
    let device = LayoutDevice(screenWidth: 393, metrics: .roboto)
    for (language, words) in [
      ("Latin", "Delivery on the twelfth of December"), ("Japanese", "ご注文の商品は１２月３日にお届け予定です。"),
    ] {
      let message = FlexMessage(altText: "", isCarousel: false, bubbles: [bubble(words)])
      let operations = 200
      harness.measure("flex bubble, \(language): size", operations: operations) {
        for _ in 0..<operations {
          withExtendedLifetime(BubbleLayout.size(of: .flex(message), explicit: ExplicitSize(), on: device)) {}
        }
      }
      harness.measure("flex bubble, \(language): all parts", operations: operations) {
        for _ in 0..<operations { withExtendedLifetime(FlexLayout(message, on: device)) {} }
      }
    }
  }

  /// A receipt: a hero, a title, ten rows with a name and a price, a separator, a row with icons, and a button.
  private static func bubble(_ words: String) -> FlexBubble {
    var bubble = FlexBubble()
    var hero = FlexImage(url: "https://example.com/image.png")
    hero.size = .keyword(.full)
    hero.aspectRatio = 20 / 13
    bubble.hero = FlexComponent(.image(hero))
    var contents = [text(words, wraps: true), text("RECEIPT")]
    for row in 0..<10 {
      var box = FlexBox(.horizontal, contents: [text(words), text("¥\(row)2,800")])
      box.spacing = .keyword(.sm)
      contents.append(FlexComponent(.box(box)))
    }
    contents.append(FlexComponent(.separator(color: nil)))
    let icon = FlexComponent(.icon(FlexIcon(url: "https://example.com/icon.png")))
    contents.append(FlexComponent(.box(FlexBox(.baseline, contents: [icon, text("4.0")]))))
    bubble.body = FlexComponent(.box(FlexBox(.vertical, contents: contents)))
    var button = FlexComponent(.button(FlexButton()))
    button.action = MessageAction(type: "uri", label: "Details", uri: "https://example.com")
    bubble.footer = FlexComponent(.box(FlexBox(.vertical, contents: [button])))
    return bubble
  }

  private static func text(_ words: String, wraps: Bool = false) -> FlexComponent {
    var text = FlexText(words)
    text.wraps = wraps
    return FlexComponent(.text(text))
  }
}
