/// The typeface of a device's texts, whose advance widths and kerning they take.
///
/// LINE publishes no metrics: an estimate.
public enum TypeMetrics: Hashable, Sendable {
  /// Android's Roboto.
  case roboto
  /// iOS, by the metrics of Helvetica.
  case helvetica
}
