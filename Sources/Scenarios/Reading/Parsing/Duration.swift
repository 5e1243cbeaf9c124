/// A duration as scenario files write it.
struct Duration {
  /// nil when it is more than an `Int` holds.
  var seconds: Int?

  /// Reads `1d2h3m4s`: units from the greatest to the smallest, each at most once; nil for anything else.
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
