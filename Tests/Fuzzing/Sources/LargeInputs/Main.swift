import Glibc
import Scenarios

/// Reads and runs large files, each in a separate process, and checks their memory and time against limits.
@main
enum LargeInputs {
  /// The memory limit for reading and running a file: a multiple of its size plus a number of bytes.
  static let factor = 10
  static let allowance = 50 << 20
  /// The limit of the CPU time, in seconds.
  static let seconds = 20.0

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--measure", let name = arguments.dropFirst().first {
      return measure(Case.all.first { $0.name == name })
    }
    let cases = Case.all.filter { $0.name.contains(arguments.first ?? "") }
    var failures = 0
    for each in cases where !measureInAnotherProcess(each) { failures += 1 }
    print("\(cases.count) files, \(failures) beyond the limits")
    exit(failures == 0 ? 0 : 1)
  }

  /// The peak memory of this process in bytes, and its CPU time in seconds.
  private static var usage: (memory: Int, time: Double) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let time = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    return (usage.ru_maxrss * 1024, time)
  }

  /// Measures one file in this process, which must not have done anything else.
  private static func measure(_ measured: Case?) {
    guard let measured else { exit(2) }
    let bytes = measured.bytes
    let before = usage
    let isValid = read(bytes)
    let after = usage
    let growth = after.memory - before.memory
    let time = after.time - before.time
    let limit = factor * bytes.count + allowance
    let isWithin = growth <= limit && time <= seconds && isValid == measured.isValid
    func megabytes(_ count: Int) -> String { "\((count + (1 << 19)) >> 20) MB" }
    let figures = "\(megabytes(growth)) of \(megabytes(limit)), \((time * 100).rounded() / 100) s"
    let verdict = isValid == measured.isValid ? "" : isValid ? ", but valid" : ", but not valid"
    print(
      "\(isWithin ? "ok    " : "BEYOND") \(measured.name): \(megabytes(bytes.count)) take \(figures)\(verdict)"
    )
    exit(isWithin ? 0 : 1)
  }

  /// Runs the file if it is valid. Returns whether it is.
  private static func read(_ bytes: [UInt8]) -> Bool {
    let reader = ScenarioReader { (_) throws(UnreadableFile) in throw UnreadableFile(reason: "no such file") }
    do throws(InvalidScenario) {
      let outcome = try Replay.run(reader.read(bytes, named: "large.yaml"))
      return outcome.scenario.steps.count >= 0
    } catch {
      return error.diagnostics.isEmpty
    }
  }

  private static func measureInAnotherProcess(_ measured: Case) -> Bool {
    fflush(nil)
    let program = "/proc/self/exe"
    let words: [UnsafeMutablePointer<CChar>?] = [
      strdup(program), strdup("--measure"), strdup(measured.name), nil,
    ]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, program, nil, nil, words, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    if status & 0x7F != 0 { print("BEYOND \(measured.name): ended by signal \(status & 0x7F)") }
    return status == 0
  }
}
