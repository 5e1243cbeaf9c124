/// The words for lengths.
public enum FlexKeyword: String, CaseIterable, Hashable, Sendable {
  /// Nothing.
  case none
  /// Steps from small to large, for spaces, type, icons and images.
  case xxs, xs, sm, md, lg, xl, xxl
  /// The largest steps, for type, icons and images.
  case xl3 = "3xl"
  /// See `xl3`.
  case xl4 = "4xl"
  /// See `xl3`.
  case xl5 = "5xl"
  /// An image as wide as its place.
  case full
  /// Widths of borders.
  case light, normal, medium
  /// See `light`.
  case semiBold = "semi-bold"
  /// See `light`.
  case bold
}
