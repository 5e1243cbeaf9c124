/// The scale of a plot of figures.
package enum PlotScale {
  /// The least round number that values fit under, 1 or more.
  package static func top(of values: [Int]) -> Int {
    let greatest = max(1, values.max() ?? 1)
    var power = 1
    while greatest > 10 * power { power *= 10 }
    for factor in [1, 2, 3, 4, 5, 6, 8, 10] where factor * power >= greatest { return factor * power }
    return greatest
  }
}
