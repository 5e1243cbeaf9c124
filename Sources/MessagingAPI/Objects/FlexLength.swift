/// A length as Flex components write it.
public enum FlexLength: Hashable, Sendable {
  /// One of the words, such as `md`. What it means depends on the property.
  case keyword(FlexKeyword)
  /// Pixels, which are points: `12px`.
  case pixels(Double)
  /// Hundredths of the parent: `50%`.
  case percent(Double)
}
