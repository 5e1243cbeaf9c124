import ChatRoom
import ImpressionRules
import TerminalText

/// Outlooks in words.
struct FitPreviewText {
  let theme: Theme

  /// The menus of an outlook, as far as the account has any there.
  func menus(_ preview: FitPreview, of account: Account, on device: Device) -> String {
    var words: [String] = []
    if !account.richMenus.isEmpty, device.app.hasRichMenus {
      words.append(preview.menus.contains(.richMenu) ? "menu open" : "menu closed")
    }
    if account.serviceMenuBar != nil {
      words.append(preview.menus.contains(.serviceMenuBar) ? "service bar" : "no service bar")
    }
    return words.isEmpty ? "no menus" : words.joined(separator: ", ")
  }

  /// The way it is counted, in short words if space is tight.
  func verdict(_ preview: FitPreview, isShort: Bool = false) -> String {
    let swipe = preview.swipe > 0 ? "swipe \(preview.swipe) pt" : nil
    let way: String?
    switch preview.verdict {
    case .onEntry: way = swipe == nil ? "at a glance" : nil
    case .afterScrolling(let points): way = isShort ? "scroll \(points) pt" : "after scrolling \(points) pt"
    case .inTwoMoments(let points):
      way = isShort ? "in turn, \(points) pt" : "top and bottom in turn, after scrolling \(points) pt"
    case .never: return isShort ? "never" : "never counted"
    }
    return [way, swipe].compactMap(\.self).joined(separator: ", ")
  }

  /// The maximum height that counts at a glance.
  func greatest(_ preview: FitPreview) -> String {
    let height = preview.maximumHeightAtAGlance
    return height > 0 ? "glance \(theme.glyphs.atMost) \(height) pt" : "not at a glance"
  }

  /// Verdicts beyond a glance or a scroll are highlighted. None is green, since nothing has been counted yet.
  func style(_ preview: FitPreview) -> Style {
    switch preview.verdict {
    case .onEntry, .afterScrolling: theme.text
    case .inTwoMoments, .never: theme.warning
    }
  }
}
