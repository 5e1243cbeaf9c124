import Scenarios

/// The result of a file.
enum Verdict: CaseIterable {
  /// All expectations are met.
  case passed
  /// The scenario ran and has no expectations.
  case unchecked
  /// An expectation was not met.
  case failed
  /// The file is not a valid scenario.
  case invalid
  /// It could not be read.
  case unreadable

  init(_ result: ReplayResult) {
    switch result.ending {
    case .ran(let outcome):
      self = !outcome.isPassed ? .failed : outcome.scenario.expectations.isEmpty ? .unchecked : .passed
    case .invalid: self = .invalid
    case .unreadable: self = .unreadable
    }
  }

  /// Whether the file needs attention.
  var isTrouble: Bool { self != .passed && self != .unchecked }

  /// The class in the style sheet.
  var className: String {
    switch self {
    case .passed: "ok"
    case .unchecked: "un"
    case .failed: "ko"
    case .invalid, .unreadable: "iv"
    }
  }

  var sign: String {
    switch self {
    case .passed: "✓"
    case .unchecked: "–"
    case .failed: "✗"
    case .invalid, .unreadable: "⚠"
    }
  }

  var word: String {
    switch self {
    case .passed: "passed"
    case .unchecked: "ran"
    case .failed: "failed"
    case .invalid: "not valid"
    case .unreadable: "not read"
    }
  }

  /// The headline for a single file.
  private var sentence: String {
    switch self {
    case .passed: "The scenario passed"
    case .unchecked: "The scenario ran; it has no expectations"
    case .failed: "The scenario failed"
    case .invalid: "The scenario is not valid"
    case .unreadable: "The scenario could not be read"
    }
  }

  /// The part of the headline for `count` files with this result.
  private func part(_ count: Int) -> String {
    switch self {
    case .passed: "\(count) passed"
    case .unchecked: "\(count) without expectations"
    case .failed: "\(count) failed"
    case .invalid: "\(count) \(count == 1 ? "is" : "are") not valid"
    case .unreadable: "\(count) could not be read"
    }
  }

  /// The headline without its full stop, such as `51 of 55 scenarios passed, 2 failed, 2 are not valid`.
  static func sentence(of verdicts: [Verdict]) -> String {
    if verdicts.count == 1 { return verdicts[0].sentence }
    let all = counted(verdicts.count, "scenario")
    let passed = verdicts.count { $0 == .passed }
    if passed == verdicts.count, passed > 0 { return "All \(all) passed" }
    let parts = [Verdict.failed, .invalid, .unreadable, .unchecked].compactMap { verdict -> String? in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : verdict.part(count)
    }
    return (["\(passed) of \(all) passed"] + parts).joined(separator: ", ")
  }
}
