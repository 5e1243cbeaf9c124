import Glibc

/// The time of day where the program runs.
enum LocalTime {
  /// Now: `12:31:07`.
  static var text: String {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return [local.tm_hour, local.tm_min, local.tm_sec].map { ($0 < 10 ? "0" : "") + String($0) }
      .joined(separator: ":")
  }
}
