import ChatRoom
import ImpressionRules

/// All keys of the program.
enum KeyTable {
  /// The effect of a key in a context.
  static func binding(for key: Key, in context: KeyContext) -> KeyBinding? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }
  }

  /// The other contexts in which a key works, for a notice to the person who presses it.
  static func contexts(of key: Key) -> [KeyContext] {
    bindings.filter { $0.keys.contains(key) }.flatMap(\.contexts)
  }

  static let mouse: [MouseGesture] = [
    MouseGesture(gesture: "wheel", title: "scrolls what is under the pointer; sideways, swipes a carousel"),
    MouseGesture(gesture: "drag", title: "swipes a carousel, scrolls the room"),
    MouseGesture(gesture: "click", title: "selects a bubble, in the room or in the table"),
    MouseGesture(
      gesture: "click again", title: "taps the link or button under the pointer, or plays the clip"),
    MouseGesture(
      gesture: "chat bar", title: "opens or closes the rich menu; its sign at the left the keyboard"),
    MouseGesture(gesture: "menu entry", title: "taps it: a rich menu's area, the service menu bar's entry"),
    MouseGesture(gesture: "‹", title: "leaves the room; a chat in the list enters it"),
    MouseGesture(gesture: "key", title: "does what the key does, wherever a key is named"),
    MouseGesture(gesture: "Shift-drag", title: "selects text, as in any terminal"),
  ]
}
