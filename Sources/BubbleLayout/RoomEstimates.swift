import MessagingAPI

/// The measures of the room that LINE does not publish: estimates, in points unless named otherwise.
public enum RoomEstimates {
  /// The left edge of the account's bubbles: its icon and margins.
  public static let bubbleX = 56
  /// The right margin of a user's own bubbles.
  public static let ownBubbleMargin = 12
  /// The greatest width of a bubble, in tenths of the screen's.
  static let bubbleWidthTenths = 7
  /// The width of a picture, in tenths of the screen's.
  static let pictureWidthTenths = 6
  /// The greatest height of a picture, in hundredths of its width.
  static let pictureHeightHundredths = 133
  /// Text: type size, padding, line height in tenths of the type size.
  static let typeSize = 16
  static let textPaddingVertical = 10
  static let textPaddingHorizontal = 12
  static let lineHeightTenths = 13
  /// Fixed outlines.
  static let sticker = (width: 150, height: 130)
  static let audio = (width: 200, height: 52)
  static let location = (width: 240, height: 152)
  /// Carousels: insets at both ends and the gap between cards.
  public static let carouselInset = 7
  static let carouselGap = 9
  /// Cards of templates: padding around their words, the gap between title and text, type sizes, the height
  /// of a row that can be tapped, the width of a rectangular picture in hundredths of its height.
  static let cardPadding = 12
  static let cardGap = 4
  static let cardTitleSize = 16
  static let cardTextSize = 14
  static let cardRow = 44
  static let cardRectangleHundredths = 151
  /// The distance of an imagemap from both sides of the screen; its base width is 1040 units.
  static let imagemapMargin = 8
  static let imagemapBaseWidth = 1040
}
