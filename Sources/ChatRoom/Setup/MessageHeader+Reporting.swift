extension MessageHeader {
  /// The statistics that include a message.
  public enum Reporting: Hashable, Sendable {
    /// *Get user interaction statistics*, by `requestId` (R12).
    case byRequest
    /// *Get statistics per unit*, together with all that was sent with this unit (R13).
    case byUnit(String)
    /// No endpoint: a reply, or a push or multicast without a unit.
    case nowhere

    /// A remark for the reader, nil if the message has statistics of its own.
    public func sentence(for kind: Kind) -> String? {
      switch self {
      case .byRequest: nil
      case .byUnit(let unit): "reported by unit \(unit) only"
      case .nowhere:
        kind == .reply
          ? "reported nowhere: send it as a push with customAggregationUnits"
          : "reported nowhere: send it with customAggregationUnits"
      }
    }
  }

  /// The statistics that include it.
  public var reporting: Reporting {
    switch kind {
    case .broadcast, .narrowcast: .byRequest
    case .push, .multicast: unit.map(Reporting.byUnit) ?? .nowhere
    case .reply: .nowhere
    }
  }
}
