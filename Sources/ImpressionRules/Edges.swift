/// A bubble's edges (R3).
public struct Edges: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The top edge.
  public static let top = Edges(rawValue: 1)
  /// The bottom edge.
  public static let bottom = Edges(rawValue: 2)
  /// A carousel's left edge.
  public static let left = Edges(rawValue: 4)
  /// A carousel's right edge.
  public static let right = Edges(rawValue: 8)

  /// The edges every bubble but a carousel must show.
  public static let vertical: Edges = [.top, .bottom]
  /// The edges a carousel must show.
  public static let all: Edges = [.top, .bottom, .left, .right]

  /// The names used in scenario files, in the order top, bottom, left, right.
  public var names: [String] {
    [(Edges.top, "top"), (.bottom, "bottom"), (.left, "left"), (.right, "right")]
      .compactMap { contains($0.0) ? $0.1 : nil }
  }
}
