import Testing

/// Messages of every feature and the heights that a browser gives them with the simulator's style sheet.
enum FlexSamples {
  /// A message and the heights of its bubbles in CSS pixels, on a screen 375 wide.
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var json: String
    var roboto: [Double]
    var helvetica: [Double]
    var testDescription: String { name }
  }

  static let all: [Sample] = [
    Sample(
      name: "A text without wrap is one line, however long",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text",
        "text": "Delivery on the twelfth of December between nine and noon"}]}}
        """#,
      roboto: [61.406], helvetica: [61.406]),
    Sample(
      name: "Wrapped text breaks at spaces",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text",
        "text": "Delivery on the twelfth of December between nine and noon", "wrap": true}]}}
        """#,
      roboto: [83.812], helvetica: [83.812]),
    Sample(
      name: "maxLines cuts",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text",
        "text": "Delivery on the twelfth of December between nine and noon", "wrap": true,
        "maxLines": 1}]}}
        """#,
      roboto: [61.406], helvetica: [61.406]),
    Sample(
      name: "lineSpacing stands between lines",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text",
        "text": "Delivery on the twelfth of December between nine and noon", "wrap": true,
        "lineSpacing": "10px"}]}}
        """#,
      roboto: [93.812], helvetica: [93.812]),
    Sample(
      name: "Newlines break with wrap only",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "one\ntwo\n", "wrap": true}, {"type": "text",
        "text": "one\ntwo"}, {"type": "text", "text": " "}]}}
        """#,
      roboto: [151.031], helvetica: [151.031]),
    Sample(
      name: "Sizes of type",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "Ag", "size": "xxs"}, {"type": "text", "text": "Ag",
        "size": "xs"}, {"type": "text", "text": "Ag", "size": "sm"}, {"type": "text", "text": "Ag",
        "size": "md"}, {"type": "text", "text": "Ag", "size": "lg"}, {"type": "text", "text": "Ag",
        "size": "xl"}, {"type": "text", "text": "Ag", "size": "xxl"}, {"type": "text", "text": "Ag",
        "size": "3xl"}, {"type": "text", "text": "Ag", "size": "4xl"}, {"type": "text", "text": "Ag",
        "size": "5xl"}, {"type": "text", "text": "Ag", "size": "21px"}]}}
        """#,
      roboto: [461.797], helvetica: [461.797]),
    Sample(
      name: "Spans: the largest size decides a line's height",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "size": "sm", "wrap": true, "contents": [{"type": "span",
        "text": "Only "}, {"type": "span", "text": "980", "size": "3xl", "weight": "bold"},
        {"type": "span", "text": " points are left until the end of the month",
        "color": "#ff0000"}]}]}}
        """#,
      roboto: [107.594], helvetica: [107.594]),
    Sample(
      name: "Japanese breaks between characters but for kinsoku",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "ご予約ありがとうございます。「お届け予定日」は、１２月３日（金）です！", "wrap": true,
        "size": "lg"}]}}
        """#,
      roboto: [118.781], helvetica: [118.781]),
    Sample(
      name: "Chinese, Korean and emoji",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "訂單已確認，感謝您的購買！優惠券即將到期", "wrap": true}, {"type": "text",
        "text": "주문이 완료되었습니다. 감사합니다", "wrap": true}, {"type": "text",
        "text": "🎉👨‍👩‍👧‍👦🇯🇵👍🏽1️⃣❤️ party time with everyone", "wrap": true, "size": "xl"}]}}
        """#,
      roboto: [167.812], helvetica: [167.812]),
    Sample(
      name: "Thai breaks between words",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text",
        "text": "สวัสดีครับ ขอบคุณที่สั่งซื้อสินค้า กรุณาตรวจสอบรายละเอียดการจัดส่ง",
        "wrap": true}]}}
        """#,
      roboto: [83.812], helvetica: [83.812]),
    Sample(
      name: "Accents, right-to-left and a very long word",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "Größe über é́clair naïve façade Łódź", "wrap": true},
        {"type": "text", "text": "שלום עולם", "wrap": true}, {"type": "text",
        "text": "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "wrap": true, "size": "xl"}]}}
        """#,
      roboto: [176.203], helvetica: [145.406]),
    Sample(
      name: "spacing, margin and what has none",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}, {"type": "text",
        "text": "c", "margin": "xxl"}, {"type": "spacer", "size": "lg"}, {"type": "text",
        "text": "d"}, {"type": "separator", "margin": "md"}, {"type": "text", "text": "e"},
        {"type": "filler"}], "spacing": "md"}}
        """#,
      roboto: [207.031], helvetica: [207.031]),
    Sample(
      name: "Shares of a row",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "horizontal", "contents": [{"type": "text", "text": "one two three four",
        "wrap": true, "flex": 1}, {"type": "text", "text": "five six seven eight", "wrap": true,
        "flex": 3}, {"type": "text", "text": "nine", "flex": 0}]}]}}
        """#,
      roboto: [106.219], helvetica: [106.219]),
    Sample(
      name: "Nested boxes with paddings and borders",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "vertical", "contents": [{"type": "box", "layout": "horizontal",
        "contents": [{"type": "text", "text": "Total", "size": "sm"}, {"type": "text",
        "text": "¥12,800", "size": "sm", "align": "end"}], "paddingAll": "md",
        "borderWidth": "medium"}], "paddingTop": "xl", "paddingStart": "10%",
        "borderWidth": "bold"}], "paddingAll": "13px"}}
        """#,
      roboto: [89.594], helvetica: [89.594]),
    Sample(
      name: "Baseline rows",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "baseline", "contents": [{"type": "icon", "url": "https://example.com/i.png",
        "size": "sm"}, {"type": "icon", "url": "https://example.com/i.png", "size": "3xl",
        "aspectRatio": "2:1"}, {"type": "text", "text": "4.0", "size": "sm", "margin": "md",
        "flex": 0}, {"type": "text", "text": "Large", "size": "xxl"}]}, {"type": "box",
        "layout": "baseline", "contents": [{"type": "icon", "url": "https://example.com/i.png"},
        {"type": "text", "text": "x", "size": "xs"}]}]}}
        """#,
      roboto: [110.406], helvetica: [111.406]),
    Sample(
      name: "Images: words, px, percent, ratios",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "image", "url": "https://example.com/a.png"}, {"type": "image",
        "url": "https://example.com/a.png", "size": "xxs"}, {"type": "image",
        "url": "https://example.com/a.png", "size": "full", "aspectRatio": "20:13"},
        {"type": "image", "url": "https://example.com/a.png", "size": "50%", "aspectRatio": "1:4"},
        {"type": "image", "url": "https://example.com/a.png", "size": "33px"}, {"type": "image",
        "url": "https://example.com/a.png", "size": "5xl", "margin": "md"}]}}
        """#,
      roboto: [999], helvetica: [999]),
    Sample(
      name: "Images in a row share it",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "horizontal", "contents": [{"type": "image", "url": "https://example.com/a.png",
        "size": "full", "aspectRatio": "3:4"}, {"type": "image", "url": "https://example.com/a.png",
        "size": "sm", "flex": 0}, {"type": "image", "url": "https://example.com/a.png",
        "size": "40%", "flex": 2}]}]}}
        """#,
      roboto: [119], helvetica: [119]),
    Sample(
      name: "Buttons and separators",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "button", "action": {"type": "uri", "label": "Reserve now",
        "uri": "https://example.com"}, "style": "primary"}, {"type": "button",
        "action": {"type": "uri", "label": "Cancel", "uri": "https://example.com"}, "height": "sm",
        "margin": "md"}, {"type": "separator", "margin": "xxl"}, {"type": "box",
        "layout": "horizontal", "contents": [{"type": "button", "action": {"type": "uri",
        "label": "Yes", "uri": "https://example.com"}}, {"type": "separator"}, {"type": "button",
        "action": {"type": "uri", "label": "No", "uri": "https://example.com"}, "height": "sm",
        "gravity": "bottom"}]}]}}
        """#,
      roboto: [211], helvetica: [211]),
    Sample(
      name: "width, height and their limits",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "vertical", "contents": [{"type": "text", "text": "hidden"}], "height": "30px"},
        {"type": "box", "layout": "vertical", "contents": [{"type": "text",
        "text": "wide text that wraps here", "wrap": true}], "width": "80px"}, {"type": "box",
        "layout": "vertical", "contents": [{"type": "text", "text": "x"}], "maxHeight": "10px"},
        {"type": "box", "layout": "horizontal", "contents": [{"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "wrapped words in half", "wrap": true}],
        "width": "50%"}, {"type": "box", "layout": "vertical", "contents": [{"type": "text",
        "text": "the rest of it is here", "wrap": true}]}]}, {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "limited to sixty", "wrap": true}],
        "maxWidth": "60px"}]}}
        """#,
      roboto: [235.844], helvetica: [235.844]),
    Sample(
      name: "A percentage of height counts only against a fixed one",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "vertical", "contents": [{"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "auto"}], "height": "50%"}]}, {"type": "box",
        "layout": "horizontal", "contents": [{"type": "box", "layout": "vertical", "contents": [],
        "height": "50%", "width": "20px"}, {"type": "text", "text": "x"}], "height": "40px"}]}}
        """#,
      roboto: [101.406], helvetica: [101.406]),
    Sample(
      name: "alignItems shrinks children to their content",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "a short one", "wrap": true}, {"type": "box",
        "layout": "vertical", "contents": [{"type": "text", "text": "inside a box that is shrunk",
        "wrap": true}]}, {"type": "image", "url": "https://example.com/a.png", "size": "full",
        "aspectRatio": "2:1"}, {"type": "box", "layout": "horizontal", "contents": [{"type": "text",
        "text": "row"}]}, {"type": "button", "action": {"type": "uri", "label": "ok",
        "uri": "https://example.com"}}], "alignItems": "center"}}
        """#,
      roboto: [288.219], helvetica: [288.219]),
    Sample(
      name: "Absolute boxes take no room",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "base"}, {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "over"}], "position": "absolute", "offsetTop": "0px",
        "offsetStart": "0px", "offsetEnd": "0px"}, {"type": "text", "text": "next"}],
        "spacing": "lg"}}
        """#,
      roboto: [95.812], helvetica: [95.812]),
    Sample(
      name: "Fillers and justifyContent",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "vertical", "contents": [{"type": "filler"}, {"type": "text", "text": "low"}],
        "height": "100px"}, {"type": "box", "layout": "horizontal", "contents": [{"type": "text",
        "text": "l", "flex": 0}, {"type": "text", "text": "r", "flex": 0}],
        "justifyContent": "space-between"}]}}
        """#,
      roboto: [161.406], helvetica: [161.406]),
    Sample(
      name: "A receipt of header, hero, body and footer",
      json: #"""
        {"type": "bubble", "header": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "RECEIPT", "weight": "bold", "size": "sm"}]},
        "hero": {"type": "image", "url": "https://example.com/a.png", "size": "full",
        "aspectRatio": "20:13", "aspectMode": "cover"}, "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "Brown Store", "weight": "bold", "size": "xxl",
        "margin": "md"}, {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "horizontal", "contents": [{"type": "text", "text": "Energy Drink", "size": "sm",
        "flex": 0}, {"type": "text", "text": "$2.99", "size": "sm", "align": "end"}]},
        {"type": "separator", "margin": "xxl"}], "margin": "xxl", "spacing": "sm"}]},
        "footer": {"type": "box", "layout": "vertical", "contents": [{"type": "button",
        "action": {"type": "uri", "label": "Details", "uri": "https://example.com"}}]}}
        """#,
      roboto: [463.781], helvetica: [463.781]),
    Sample(
      name: "A hero of video",
      json: #"""
        {"type": "bubble", "hero": {"type": "video", "url": "https://example.com/v.mp4",
        "previewUrl": "https://example.com/p.png", "altContent": {"type": "image",
        "url": "https://example.com/a.png", "size": "full"}, "aspectRatio": "16:9"},
        "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text",
        "text": "Now playing"}]}}
        """#,
      roboto: [230.156], helvetica: [230.156]),
    Sample(
      name: "A small bubble has small paddings",
      json: #"""
        {"type": "bubble", "size": "micro", "header": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "head"}]}, "body": {"type": "box",
        "layout": "vertical", "contents": [{"type": "text", "text": "some words in a small bubble",
        "wrap": true, "size": "sm"}]}, "footer": {"type": "box", "layout": "vertical",
        "contents": [{"type": "button", "action": {"type": "uri", "label": "Go",
        "uri": "https://example.com"}, "height": "sm"}]}}
        """#,
      roboto: [161.594], helvetica: [161.594]),
    Sample(
      name: "Right to left changes no size",
      json: #"""
        {"type": "bubble", "direction": "rtl", "size": "kilo", "body": {"type": "box",
        "layout": "horizontal", "contents": [{"type": "text", "text": "abc", "margin": "xl",
        "flex": 2}, {"type": "text", "text": "words that wrap in here", "wrap": true}]}}
        """#,
      roboto: [93.219], helvetica: [93.219]),
    Sample(
      name: "A carousel's bodies stretch, a bubble without body does not",
      json: #"""
        {"type": "carousel", "contents": [{"type": "bubble", "size": "deca", "body": {"type": "box",
        "layout": "vertical", "contents": [{"type": "text", "text": "one"}]}}, {"type": "bubble",
        "size": "deca", "hero": {"type": "image", "url": "https://example.com/a.png",
        "size": "full"}}, {"type": "bubble", "size": "deca", "body": {"type": "box",
        "layout": "vertical", "contents": [{"type": "image", "url": "https://example.com/a.png",
        "size": "full", "aspectRatio": "1:2"}]}, "footer": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "end"}]}}]}
        """#,
      roboto: [454.406, 220, 454.406], helvetica: [454.406, 220, 454.406]),
    Sample(
      name: "A giga bubble is as wide as the screen lets it",
      json: #"""
        {"type": "bubble", "size": "giga", "body": {"type": "box", "layout": "horizontal",
        "contents": [{"type": "text", "text": "one two three four five six", "wrap": true},
        {"type": "text", "text": "seven eight nine ten eleven", "wrap": true}]}}
        """#,
      roboto: [83.812], helvetica: [83.812]),
    Sample(
      name: "Full-width punctuation closes up",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "「特別」（税込）、『ポイント』、（送料無料）です。」と、【ご案内】、「お届け」",
        "wrap": true}]}}
        """#,
      roboto: [106.219], helvetica: [106.219]),
    Sample(
      name: "Empty spans make a line higher, thin borders take a pixel",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box",
        "layout": "vertical", "contents": [{"type": "text", "size": "sm", "wrap": true,
        "contents": [{"type": "span", "text": "", "size": "3xl"}, {"type": "span",
        "text": "words"}]}], "borderWidth": "light"}, {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "x"}], "borderWidth": "1.5px"}]}}
        """#,
      roboto: [114.406], helvetica: [114.406]),
    Sample(
      name: "Kerning decides a line break",
      json: #"""
        {"type": "bubble", "body": {"type": "box", "layout": "vertical",
        "contents": [{"type": "text", "text": "AVATAR To. Ty. WAVY Va. LTV P.A.", "wrap": true,
        "size": "xxl"}]}}
        """#,
      roboto: [120.188], helvetica: [120.188]),
  ]
}
