import ChatRoom

extension StepWriter {
  /// What a step is written in: the names of its world, and the time and the user it begins with.
  struct Context {
    /// The world of the step, at any time after it.
    let world: World
    /// The index of the acting user.
    let currentUser: Int
    /// The time at which the step begins.
    let clock: Timestamp

    /// A bubble by its name: `promo/2`.
    func bubble(_ index: Int) -> YAMLValue { .text(world.name(ofBubble: index)) }

    /// A user by their id.
    func id(_ user: Int) -> YAMLValue { .text(world.users[user].user.id) }

    /// A place in the room.
    func place(_ place: Place) -> YAMLValue {
      switch place {
      case .top: .plain("top")
      case .bottom: .plain("bottom")
      case .bubble(let index): bubble(index)
      }
    }

    /// A mapping in one line.
    func line(_ pairs: YAMLValue.Pair...) -> String { YAMLText.line(.map(pairs)) }

    /// A distance in points that a file can hold.
    func limited(_ points: Int) -> Int {
      min(max(-StepDefinition.maximumDistance, points), StepDefinition.maximumDistance)
    }

    /// The word for a change of a menu.
    func word(_ toggle: Toggle, on: String, off: String) -> String {
      switch toggle {
      case .on: on
      case .off: off
      case .toggle: "toggle"
      }
    }

    /// `1d2h`; `0s` for no time at all.
    func duration(_ seconds: Int) -> String { EventText.duration(seconds) }

    /// Milliseconds as seconds, exactly: `12.345`.
    func seconds(_ milliseconds: Int) -> String {
      let fraction = String(1000 + milliseconds % 1000).dropFirst()
      return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(milliseconds / 1000).\(fraction)"
    }
  }
}
