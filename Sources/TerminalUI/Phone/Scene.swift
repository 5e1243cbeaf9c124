import ChatRoom
import TerminalText

/// The input of the views of one frame: the session and the parts of it that they share.
///
/// A class because it is handed to every view of a frame: a copy of a session costs more than drawing a row.
final class Scene {
  let session: Session
  let world: World
  let room: Room
  let user: User
  let theme: Theme
  let size: TerminalSize
  let layout: ScreenLayout
  /// The phones side by side, nil while there is one.
  let grid: PhoneGrid?
  /// The phone's place among them, from 0.
  let slot: Int
  /// Whether messages are drawn in their own colours.
  let showsDesign: Bool
  /// The click targets, in drawing order; nil if nobody needs them.
  private(set) var targets: [(area: CellRect, target: ClickTarget)]?

  private static let maximumNameLength = 12
  /// More users than these are not looked through for names that look alike.
  private static let maximumCompared = 500

  /// A user's name, cut where it would crowd out what matters; the id instead where two names would look alike.
  func shortName(of index: Int) -> String {
    let user = world.users[index].user
    guard CellWidth.width(of: user.name) > Scene.maximumNameLength else { return user.name }
    let name = WordWrap.cut(user.name, width: Scene.maximumNameLength, theme.glyphs.ellipsis)
    let isAlone = !world.users.prefix(Scene.maximumCompared).enumerated().contains {
      $0.offset != index
        && WordWrap.cut($0.element.user.name, width: Scene.maximumNameLength, theme.glyphs.ellipsis) == name
    }
    return isAlone ? name : WordWrap.cut(user.id, width: Scene.maximumNameLength, theme.glyphs.ellipsis)
  }

  /// The cells of the longest name among the users, as ``shortName(of:)`` gives it.
  var nameWidth: Int {
    world.users.reduce(0) { max($0, min(CellWidth.width(of: $1.user.name), Scene.maximumNameLength)) }
  }

  /// - Parameter slot: the phone's place among those beside each other, from 0.
  init(
    session: Session, theme: Theme, size: TerminalSize, collectsTargets: Bool = false,
    in grid: PhoneGrid? = nil,
    slot: Int = 0
  ) {
    self.session = session
    self.grid = grid ?? session.grid(size: size)
    self.slot = slot
    self.theme = theme
    self.size = size
    world = session.world
    room = session.room
    user = session.user
    layout = session.layout(size: size, in: self.grid, slot: slot)
    showsDesign = session.showsDesign && theme.design != nil
    targets = collectsTargets ? [] : nil
  }

  /// Takes over the click targets of another phone.
  func adoptTargets(of other: Scene) {
    targets?.append(contentsOf: other.targets ?? [])
  }

  /// Says what a click on an area means; what is drawn later lies in front.
  func mark(_ target: @autoclosure () -> ClickTarget, _ area: @autoclosure () -> CellRect) {
    if targets != nil { targets?.append((area(), target())) }
  }
}
