/// Text messages.
extension BubbleLayout {
  /// The lines into which a text bubble breaks its text, without trailing spaces. O(text).
  public static func lines(of text: String, explicitWidth: Int, on device: LayoutDevice) -> [String] {
    let paragraph = paragraph(text, on: device)
    var lines: [String] = []
    paragraph.breakLines(width: textWidth(explicitWidth: explicitWidth, on: device)) { line in
      lines.append(paragraph.text(of: line))
    }
    return lines
  }

  /// The size of a text bubble: as wide as its longest line.
  static func textSize(_ text: String, explicitWidth: Int, on device: LayoutDevice) -> BubbleSize {
    let width = textWidth(explicitWidth: explicitWidth, on: device)
    var widest = 0.0
    var count = 0
    paragraph(text, on: device).breakLines(width: width) { line in
      count += 1
      widest = max(widest, line.width)
    }
    let tenths = count * RoomEstimates.typeSize * RoomEstimates.lineHeightTenths
    return BubbleSize(
      x: RoomEstimates.bubbleX,
      width: Int(min(widest, width).rounded(.up)) + 2 * RoomEstimates.textPaddingHorizontal,
      height: 2 * RoomEstimates.textPaddingVertical + (tenths + 5) / 10)
  }

  private static func paragraph(_ text: String, on device: LayoutDevice) -> Paragraph {
    let run = Paragraph.Run(text: text, size: Double(RoomEstimates.typeSize), isBold: false)
    return Paragraph([run], wraps: true, setting: .message, metrics: device.metrics)
  }

  /// The width of the lines of a text bubble in points.
  private static func textWidth(explicitWidth: Int, on device: LayoutDevice) -> Double {
    let width =
      explicitWidth > 0 ? explicitWidth : device.screenWidth * RoomEstimates.bubbleWidthTenths / 10
    return Double(max(1, width - 2 * RoomEstimates.textPaddingHorizontal))
  }
}
