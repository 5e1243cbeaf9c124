/// Runs work in batches and prints the minimum and median time of an operation.
struct Harness {
  /// Runs only benchmarks whose name contains this text.
  var filter: String
  /// The number of batches per benchmark.
  var batches = 31

  private let clock = ContinuousClock()

  /// Measures `work`, which performs `operations` operations per call.
  func measure(_ name: String, operations: Int, _ work: () -> Void) {
    guard runs(name) else { return }
    work()
    var times: [Double] = []
    for _ in 0..<batches {
      let time = clock.measure(work)
      let attoseconds = Double(time.components.attoseconds) + Double(time.components.seconds) * 1e18
      times.append(attoseconds / 1e9 / Double(operations))
    }
    times.sort()
    print(row(name, times[0], times[times.count / 2]))
  }

  /// Whether the benchmark with this name runs.
  func runs(_ name: String) -> Bool { filter.isEmpty || name.contains(filter) }

  func header() {
    print(pad("benchmark", 52), padLeft("min", 12), padLeft("median", 12), padLeft("per second", 14))
  }

  private func row(_ name: String, _ least: Double, _ median: Double) -> String {
    let rate = Int(1e9 / median)
    return [pad(name, 52), padLeft(text(least), 12), padLeft(text(median), 12), padLeft("\(rate)", 14)]
      .joined(separator: " ")
  }

  private func text(_ nanoseconds: Double) -> String {
    if nanoseconds < 1000 { return "\((nanoseconds * 10).rounded() / 10) ns" }
    if nanoseconds < 1_000_000 { return "\((nanoseconds / 100).rounded() / 10) µs" }
    return "\((nanoseconds / 100_000).rounded() / 10) ms"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
