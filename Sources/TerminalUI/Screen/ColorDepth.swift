/// The number of colours a terminal shows, according to its terminfo entry, `COLORTERM` and `NO_COLOR`.
public enum ColorDepth: Hashable, Comparable, Sendable {
  /// No colours, only attributes.
  case monochrome
  /// The eight ANSI colours, 0…7.
  case colors8
  /// The eight colours and their bright variants, 0…15.
  case colors16
  /// The xterm palette, 0…255.
  case colors256
  /// Any red, green and blue.
  case trueColor
}
