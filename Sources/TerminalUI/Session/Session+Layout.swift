import ChatRoom

/// The layout of the screen.
extension Session {
  /// The phones beside each other; nil while there is one, or no room for two.
  func grid(size: TerminalSize) -> PhoneGrid? {
    guard !twins.isEmpty else { return nil }
    return PhoneGrid(size: size, devices: [user.device] + twins.map(\.user.device))
  }

  /// The layout of the screen's parts.
  func layout(size: TerminalSize) -> ScreenLayout {
    layout(size: size, in: grid(size: size), slot: 0)
  }

  /// The layout of the screen's parts for one of several phones.
  func layout(size: TerminalSize, in grid: PhoneGrid?, slot: Int) -> ScreenLayout {
    ScreenLayout(
      size: size, device: user.device, quickReplies: quickReplies.isEmpty ? 0 : world.metrics.quickReplies,
      areOver: world.rules.quickReplies == .overlay, in: grid, slot: slot)
  }
}
