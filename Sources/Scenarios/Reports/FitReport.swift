import ChatRoom
import MessagingAPI
import TerminalText

/// Reports what it takes for bubbles to be counted on each device and with each combination of menus.
public struct FitReport: Sendable {
  /// The output format.
  public enum Format: String, CaseIterable, Sendable {
    /// Tables for people.
    case text
    /// JSON with an array of situations.
    case json
    /// CSV with a row for each bubble in each situation.
    case csv
  }

  /// A requirement for how easily a bubble must be counted.
  public enum Requirement: String, CaseIterable, Sendable {
    /// Counted on entry.
    case glance
    /// Counted on entry or after scrolling.
    case scroll
    /// Counted on entry or after scrolling and swiping.
    case swipe

    /// Returns whether a bubble meets the requirement.
    public func isMet(by bubble: Fit.Bubble) -> Bool {
      guard bubble.swipe == 0 || self == .swipe else { return false }
      switch bubble.verdict {
      case .onEntry: return true
      case .afterScrolling: return self != .glance
      case .inTwoMoments, .never: return false
      }
    }
  }

  /// A message to report on.
  public struct Subject: Sendable {
    /// The display name: `promo-card.json`, or `first-look.yaml campaign`.
    public var name: String
    /// Its bubbles.
    public var bubbles: [Bubble]
    /// The results in all situations.
    public var fits: [Fit]

    /// Creates a subject.
    public init(name: String, bubbles: [Bubble], fits: [Fit]) {
      self.name = name
      self.bubbles = bubbles
      self.fits = fits
    }
  }

  /// The messages.
  public var subjects: [Subject]
  /// The account's own rich menu, included as a further situation, nil if there is none.
  public var ownMenu: RichMenu?
  /// The appearance of text output.
  public var appearance: Report.Appearance

  /// Creates a report.
  public init(
    _ subjects: [Subject], ownMenu: RichMenu? = nil, appearance: Report.Appearance = Report.Appearance()
  ) {
    self.subjects = subjects
    self.ownMenu = ownMenu
    self.appearance = appearance
  }

  /// The report as styled text.
  package var styledText: StyledText { FitTables(self).text }

  /// Formats the report.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: return styledText.text(hasColor: appearance.hasColor)
    case .json:
      let all = subjects.flatMap { subject in subject.fits.map { json(of: $0, subject) } }
      return JSONValue.object([.init("situations", .array(all))]).text(.indented) + "\n"
    case .csv: return csv
    }
  }

  /// Returns a sentence for each bubble that misses a requirement on a measured device: `promo.json: bubble 2
  /// on iPhone SE, large rich menu: never counted`.
  public func misses(of requirement: Requirement) -> [String] {
    subjects.flatMap { subject in
      subject.fits.filter(\.isMeasured).flatMap { fit in
        fit.bubbles.filter { !requirement.isMet(by: $0) }.map { bubble in
          "\(subject.name): bubble \(bubble.seq) on \(fit.device.name), \(fit.menusInWords): \(bubble.inWords)"
        }
      }
    }
  }

  private func json(of fit: Fit, _ subject: Subject) -> JSONValue {
    .object([
      .init("message", .string(subject.name)), .init("device", .string(fit.device.id)),
      .init("app", .string(fit.device.app.rawValue)), .init("measured", .bool(fit.isMeasured)),
      .init("richMenu", .string(fit.menu.rawValue)), .init("serviceMenuBar", .bool(fit.hasServiceMenuBar)),
      .init("visibleRegion", .int(fit.region)),
      .init("greatestHeightAtAGlance", .int(fit.maximumHeightAtAGlance)),
      .init(
        "bubbles",
        .array(
          fit.bubbles.map { bubble in
            .object([
              .init("seq", .int(bubble.seq)), .init("type", .string(subject.type(of: bubble))),
              .init("width", .int(bubble.width)), .init("height", .int(bubble.height)),
              .init("verdict", .string(fit.isMeasured ? bubble.code : "not-measured")),
              .init("scroll", .int(bubble.scroll)), .init("swipe", .int(bubble.swipe)),
            ])
          })),
    ])
  }

  private var csv: String {
    var text =
      "message,device,app,richMenu,serviceMenuBar,visibleRegion,seq,type,width,height,verdict,scroll,swipe\r\n"
    for subject in subjects {
      for fit in subject.fits {
        for bubble in fit.bubbles {
          let cells = [
            subject.name, fit.device.id, fit.device.app.rawValue, fit.menu.rawValue,
            "\(fit.hasServiceMenuBar)", "\(fit.region)", "\(bubble.seq)", subject.type(of: bubble),
            "\(bubble.width)", "\(bubble.height)", fit.isMeasured ? bubble.code : "not-measured",
            "\(bubble.scroll)", "\(bubble.swipe)",
          ]
          text += CSVRow(cells).text
        }
      }
    }
    return text
  }

}

extension FitReport.Subject {
  func type(of bubble: Fit.Bubble) -> String { bubbles[bubble.seq - 1].object.type }
}

extension Fit {
  /// The menus, in words.
  fileprivate var menusInWords: String {
    let menu = menu == .none ? "no rich menu" : "\(menu.rawValue) rich menu"
    return hasServiceMenuBar ? "\(menu) and service menu bar" : menu
  }
}

extension Fit.Bubble {
  /// The verdict code for JSON and CSV.
  fileprivate var code: String {
    switch verdict {
    case .never: "never"
    case _ where swipe > 0: "needs-swipe"
    case .onEntry: "on-entry"
    case .afterScrolling: "after-scrolling"
    case .inTwoMoments: "in-two-moments"
    }
  }

  /// The distance to scroll, in points.
  fileprivate var scroll: Int {
    switch verdict {
    case .onEntry, .never: 0
    case .afterScrolling(let points), .inTwoMoments(let points): points
    }
  }

  /// The verdict, in words.
  fileprivate var inWords: String {
    let swiped = swipe > 0 ? ", swiping \(swipe) pt" : ""
    switch verdict {
    case .onEntry: return swipe > 0 ? "counted after swiping \(swipe) pt" : "counted on entry"
    case .afterScrolling(let points): return "counted after scrolling \(points) pt\(swiped)"
    case .inTwoMoments(let points):
      return "counted only with top and bottom in turn, after scrolling \(points) pt\(swiped)"
    case .never: return "never counted"
    }
  }
}
