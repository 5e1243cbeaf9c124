import ImpressionRules
import MessagingAPI

/// Why statistics can't be had.
public enum StatisticsError: Error, Hashable, Sendable {
  /// No message was sent with that request id.
  case unknownRequest
  /// Statistics by request id are those of narrowcast and broadcast messages (R12).
  case notByRequest(Message.Kind)
  /// No message was sent with that unit.
  case unknownUnit
  /// `to` lies before `from`, or more than 30 days after it (R13).
  case impossiblePeriod
}
