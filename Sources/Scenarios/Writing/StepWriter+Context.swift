import ChatRoom

extension StepWriter {
  /// The context for writing a step: the world for resolving names, and the time and user before the step.
  struct Context {
    /// The world during or after the step.
    let world: World
    /// The index of the acting user.
    let currentUser: Int
    /// The time before the step.
    let clock: Timestamp
    /// The names of picture files to write, by their names in the world.
    let pictureNames: [String: String]

    /// The name of a bubble: `promo/2`.
    func bubble(_ index: Int) -> YAMLValue { .text(world.name(ofBubble: index)) }

    /// The id of a user.
    func id(_ user: Int) -> YAMLValue { .text(world.users[user].user.id) }

    /// The notation for a position in the room.
    func place(_ place: Place) -> YAMLValue {
      switch place {
      case .top: .plain("top")
      case .bottom: .plain("bottom")
      case .bubble(let index): bubble(index)
      }
    }

    /// Formats a mapping on one line.
    func line(_ pairs: YAMLValue.Pair...) -> String { YAMLText.line(.map(pairs)) }

    /// Limits a distance in points to the range allowed in files.
    func limited(_ points: Int) -> Int {
      min(max(-StepDefinition.maximumDistance, points), StepDefinition.maximumDistance)
    }

    /// The word for changing a menu.
    func word(_ toggle: Toggle, on: String, off: String) -> String {
      switch toggle {
      case .on: on
      case .off: off
      case .toggle: "toggle"
      }
    }

    /// Formats a duration: `1d2h`, or `0s` for none.
    func duration(_ seconds: Int) -> String { EventText.duration(seconds) }

    /// Formats milliseconds as exact seconds: `12.345`.
    func seconds(_ milliseconds: Int) -> String { EventText.decimalSeconds(milliseconds) }
  }
}
