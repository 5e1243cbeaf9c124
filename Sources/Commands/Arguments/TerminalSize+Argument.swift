import ArgumentParser
import TerminalUI

/// The size of a screen, such as `100x40`.
extension TerminalSize: ExpressibleByArgument {
  /// The largest number of columns and rows.
  private static let maximum = 1000

  /// Parses columns and rows. Nil if they are malformed, below the minimum of a session, or above 1000.
  public init?(argument: String) {
    let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let minimum = Session.minimumSize
    guard sides.count == 2, let columns = sides[0], let rows = sides[1],
      minimum.columns...Self.maximum ~= columns, minimum.rows...Self.maximum ~= rows
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  /// The size as it is written.
  public var defaultValueDescription: String { "\(columns)x\(rows)" }

  /// The range of sizes, for help texts.
  static var rangeDescription: String {
    "\(Session.minimumSize.columns)x\(Session.minimumSize.rows) to \(maximum)x\(maximum)"
  }

  /// The size of pictures and recordings unless another is given.
  static let picture = TerminalSize(columns: 100, rows: 40)
}
