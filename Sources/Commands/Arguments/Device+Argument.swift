import ArgumentParser
import ChatRoom
import ImpressionRules

/// A device preset by its name, such as `pixel-8`.
extension Device: ExpressibleByArgument {
  /// The preset with this name; nil if there is none.
  public init?(argument: String) {
    guard let preset = Device.preset(named: argument) else { return nil }
    self = preset
  }

  /// The names of the presets.
  public static var allValueStrings: [String] { presets.map(\.id) }
}

/// A version of LINE by its name, such as `android`.
extension LineApp: ExpressibleByArgument {}
