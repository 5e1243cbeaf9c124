extension RichMenu {
  /// The longest `name` the API allows, in grapheme clusters.
  public static let maximumNameLength = 300

  /// The sizes that have a name in scenario files.
  public enum NamedSize: String, CaseIterable, Hashable, Sendable {
    /// 2500×1686 pixels.
    case large
    /// 2500×843 pixels.
    case compact

    /// Width of the image in pixels.
    public var width: Int { 2500 }

    /// Height of the image in pixels.
    public var height: Int {
      switch self {
      case .large: 1686
      case .compact: 843
      }
    }
  }
}
