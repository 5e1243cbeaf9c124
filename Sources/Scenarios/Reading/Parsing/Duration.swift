/// A duration in the notation of scenario files.
struct Duration {
  /// The number of seconds, nil if it exceeds the range of `Int`.
  var seconds: Int?

  /// Parses `1d2h3m4s`: units from the largest to the smallest, each at most once. Returns nil for anything
  /// else.
  init?(_ text: ArraySlice<UInt8>) {
    let units: [(sign: UInt8, seconds: Int)] = [
      (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
    ]
    guard !text.isEmpty else { return nil }
    var sum: Int? = 0
    var rest = text
    var next = 0
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isDigit)
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty, let sign = rest.first,
        let unit = units[next...].firstIndex(where: { $0.sign == sign })
      else { return nil }
      rest = rest.dropFirst()
      next = unit + 1
      let product = Int(String(decoding: digits, as: UTF8.self))?
        .multipliedReportingOverflow(by: units[unit].seconds)
      if let before = sum, let product, !product.overflow {
        let (total, isOver) = before.addingReportingOverflow(product.partialValue)
        sum = isOver ? nil : total
      } else {
        sum = nil
      }
    }
    seconds = sum
  }
}
