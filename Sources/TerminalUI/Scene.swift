import ChatRoom

/// What the views of one frame draw from: the session and the parts of it that all of them look at.
///
/// A class because it is handed to every view of a frame: a copy of a session costs more than drawing a row.
final class Scene {
  let session: Session
  let world: World
  let room: Room
  let user: User
  let theme: Theme
  let layout: ScreenLayout

  private static let longestName = 12

  /// A user's name, cut where it would crowd out what matters.
  func shortName(of index: Int) -> String {
    let name = world.users[index].user.name
    guard CellWidth.width(of: name) > Scene.longestName else { return name }
    return (Prose.lines(of: name, width: Scene.longestName - 1).first ?? "")
      + String(theme.signs.ellipsis.base)
  }

  init(session: Session, theme: Theme, size: TerminalSize) {
    self.session = session
    self.theme = theme
    world = session.world
    room = session.room
    user = session.user
    layout = ScreenLayout(size: size, device: user.device)
  }
}
