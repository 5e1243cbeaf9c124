/// A date, a time or both as a datetime picker action has them, in no time zone.
struct PickedTime: Comparable {
  /// The values of `mode`.
  static let modes = ["date", "time", "datetime"]

  /// The parts from the year to the minute, those the mode lacks being 0.
  private let parts: [Int]

  /// Reads `2017-06-18` in the mode `date`, `06:15` in `time` and `2017-06-18T06:15`, the `T` in either
  /// case, in `datetime`; nil for anything else, a day that no calendar has included.
  ///
  /// Source: Messaging API reference, "Date and time format".
  init?(_ text: String, mode: String) {
    let bytes = Array(text.utf8)
    let day = mode == "time" ? nil : bytes.prefix(10)
    let time = mode == "date" ? nil : bytes.suffix(5)
    switch mode {
    case "date": guard bytes.count == 10 else { return nil }
    case "time": guard bytes.count == 5 else { return nil }
    default: guard bytes.count == 16, bytes[10] | 0x20 == UInt8(ascii: "t") else { return nil }
    }
    var parts: [Int] = []
    if let day {
      guard let numbers = PickedTime.numbers(in: day, shape: "0000-00-00"),
        PickedTime.isDay(year: numbers[0], month: numbers[1], day: numbers[2])
      else { return nil }
      parts += numbers
    }
    if let time {
      guard let numbers = PickedTime.numbers(in: time, shape: "00:00"), numbers[0] < 24, numbers[1] < 60
      else { return nil }
      parts += numbers
    }
    self.parts = parts
  }

  /// The format of a value of the mode.
  static func example(ofMode mode: String) -> String {
    switch mode {
    case "date": "2017-06-18"
    case "time": "06:15"
    default: "2017-06-18T06:15"
    }
  }

  /// The earliest and latest the API takes: the years 1900 to 2100.
  var isAllowed: Bool { parts.count == 2 || 1900...2100 ~= parts[0] }

  static func < (first: PickedTime, second: PickedTime) -> Bool {
    first.parts.lexicographicallyPrecedes(second.parts)
  }

  /// The numbers in a text that has digits where `shape` has a 0 and otherwise the same signs.
  private static func numbers(in text: ArraySlice<UInt8>, shape: StaticString) -> [Int]? {
    var numbers = [0]
    let isOfShape = shape.withUTF8Buffer { shape in
      guard shape.count == text.count else { return false }
      for (byte, sign) in zip(text, shape) {
        if sign == UInt8(ascii: "0") {
          guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
          numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
        } else {
          guard byte == sign else { return false }
          numbers.append(0)
        }
      }
      return true
    }
    return isOfShape ? numbers : nil
  }

  private static func isDay(year: Int, month: Int, day: Int) -> Bool {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard 1...12 ~= month else { return false }
    return 1...lengths[month - 1] ~= day
  }
}
