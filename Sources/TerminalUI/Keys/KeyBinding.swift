import ChatRoom
import ImpressionRules

/// One entry of the key table: from it come what keys do, the footer, the help and the guide's page.
struct KeyBinding: Sendable {
  var keys: [Key]
  /// The keys as a person reads them, arrows as such; see ``label(_:)``.
  private(set) var keyLabel: String
  var contexts: [KeyContext]
  var command: Command
  /// The description in the help.
  var title: String
  /// The word in the footer; nil for keys that are not shown there.
  var footer: String?

  init(
    _ keys: [Key], _ label: String, in contexts: [KeyContext], _ command: Command, _ title: String,
    footer: String? = nil
  ) {
    self.keys = keys
    keyLabel = label
    self.contexts = contexts
    self.command = command
    self.title = title
    self.footer = footer
  }
}

extension KeyBinding {
  /// The command of one of its keys: a digit says which area of the rich menu it taps.
  func command(for key: Key) -> Command {
    guard case .tapArea = command, case .character(let scalar) = key.code,
      let digit = Int(String(scalar))
    else { return command }
    return .tapArea(digit)
  }

  /// The keys as a person reads them.
  func label(_ glyphs: GlyphSet) -> String {
    let arrows = [
      "↑": glyphs.arrows.up, "↓": glyphs.arrows.down, "←": glyphs.arrows.left, "→": glyphs.arrows.right,
    ]
    return keyLabel.split(separator: " ").map { arrows[String($0)] ?? String($0) }.joined(separator: " ")
  }
}
