/// What a `datetimepicker` action lets a user pick.
///
/// Source: Messaging API reference, "Datetime picker action".
public struct DatetimePicker: Hashable, Sendable {
  /// `date`, `time` or `datetime`, which is also the name of what is picked.
  public var mode: String
  /// What is picked when the picker opens; nil for the present.
  public var initial: String?
  /// The earliest that can be picked.
  public var min: String?
  /// The latest that can be picked.
  public var max: String?

  /// The picker of an action object; nil if it has no mode.
  init?(_ action: JSONValue) {
    func string(_ name: String) -> String? {
      if case .string(let text)? = action[name] { text } else { nil }
    }
    guard let mode = string("mode"), PickedTime.modes.contains(mode) else { return nil }
    self.mode = mode
    initial = string("initial")
    min = string("min")
    max = string("max")
  }

  /// What a user picks who confirms the picker as it opens, at a present such as `2026-11-01T12:00`.
  public func pick(atPresent present: String) -> String {
    if let initial { return initial.uppercased() }
    let now =
      switch mode {
      case "date": String(present.prefix(10))
      case "time": String(present.suffix(5))
      default: present
      }
    // All of one mode have the same format, in which the earlier one comes first.
    return [min?.uppercased(), Swift.min(now, max?.uppercased() ?? now)].compactMap(\.self).max() ?? now
  }
}
