import ChatRoom

/// The phone without the screen around it, for pictures.
extension Session {
  /// The most columns and rows a picture of the phone takes.
  private static let largestPhone = TerminalSize(columns: 120, rows: 80)

  /// The current user's phone alone: header, chat window or chat list, chat bar. It is as large as it takes to
  /// draw every point to the same scale, up to 120 columns and 80 rows. Nothing in it is selected, no keys
  /// are told, and nothing says what was unread.
  public func phone(theme: Theme) -> Frame {
    let most = Session.largestPhone
    // On a large screen the phone would grow.
    let widest = ScreenLayout.large.columns - 1
    let natural = layout(size: TerminalSize(columns: widest, rows: most.rows))
    // With so much beside it the phone's width is its own.
    let columns = min(natural.phone.columns, most.columns)
    let size = TerminalSize(columns: min(columns + most.columns, widest), rows: most.rows)
    var session = self
    session.selection = nil
    let scene = Scene(session: session, theme: theme, size: size)
    var frame = Frame(size: size)
    PhoneView(scene: scene, showsKeys: false, showsUnread: false).draw(in: &frame)
    return frame.part(scene.layout.phone.inset(by: 1))
  }
}

extension Frame {
  /// The cells inside a rectangle that lies in the frame.
  func part(_ rect: CellRect) -> Frame {
    var part = Frame(size: TerminalSize(columns: rect.columns, rows: rect.rows))
    for row in 0..<rect.rows {
      for column in 0..<rect.columns where !self[rect.column + column, rect.row + row].glyph.isContinuation {
        let cell = self[rect.column + column, rect.row + row]
        part.set(cell.glyph, cell.style, column: column, row: row)
      }
    }
    return part
  }
}
