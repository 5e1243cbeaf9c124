import Dispatch
import Glibc
import HTMLReport
import Scenarios
import Synchronization
import SystemPackage

/// Replays many files on all processors and writes what became of them in the order they were given.
struct ParallelReplay {
  let files: [ScenarioFolder.Item]
  let report: Report
  /// A second report, for standard output, when the first goes to a file.
  let forPerson: Report?
  /// A page that is made besides.
  var page: HTMLReport?
  /// The files that are written, none of which may be one that a scenario names.
  var outputs: [OutputName] = []
  let sink: ReportSink
  /// Whether what the Messaging API refuses is a warning.
  var isLenient = false
  /// Whether a broken off recording, and a scenario that expects nothing, fail.
  var isStrict = false
  /// Whether this is a part of a longer report, which closes it.
  var isPart = false
  /// Is told what became of a file, in any order, and what stood there and in the files of message objects it
  /// names before they were read.
  var onEnd: (@Sendable (ScenarioFolder.Item, ReplayResult, [FilePath: FileStamp?]) -> Void)?

  /// What is written of one file.
  private struct Entry {
    var complaint: String
    var text: String
    var forPerson: String
    var ofPage: HTMLReport.Entry?
  }

  /// What the workers share.
  private struct State {
    var next = 0
    /// Entries that wait for those before them.
    var finished: [Int: Entry] = [:]
    var written = 0
    var summary = Report.Summary()
    /// Text that can't be written before everything is known.
    var held = ""
    /// What the page has of the files written so far.
    var pageEntries: [HTMLReport.Entry] = []
    var progress: Progress
    var failure: Failure?

    mutating func claimNext(of count: Int) -> Int? {
      guard next < count else { return nil }
      next += 1
      return next - 1
    }
  }

  /// Replays all files; gives what became of them, and the page, empty when none was asked for.
  func run() throws(Failure) -> (summary: Report.Summary, page: String) {
    let state = Mutex(State(progress: Progress(total: files.count)))
    if !report.needsSummaryFirst { try sink.write(report.opening) }
    let workers = max(1, min(files.count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let index = state.withLock({ $0.claimNext(of: files.count) }) { replay(index, state) }
    }
    var end = state.withLock { $0 }
    end.progress.clear()
    if let failure = end.failure { throw failure }
    if report.needsSummaryFirst { try sink.write(report.heading(end.summary) + end.held) }
    if !isPart { try sink.write(report.closing(end.summary)) }
    if let forPerson { try ReportSink.standardOutput.write(forPerson.closing(end.summary)) }
    return (end.summary, page?.page(of: end.pageEntries, end.summary) ?? "")
  }

  private func replay(_ index: Int, _ state: borrowing Mutex<State>) {
    let (result, scenes) = self.result(of: files[index], state)
    let entry = Entry(
      complaint: result.complaint, text: report.entry(for: result, number: index + 1),
      forPerson: forPerson?.entry(for: result, number: index + 1) ?? "",
      ofPage: page?.entry(for: result, scenes, number: index + 1))
    state.withLock { state in
      state.summary.add(result, number: index + 1)
      state.finished[index] = entry
      while let entry = state.finished.removeValue(forKey: state.written) {
        write(entry, &state)
        state.written += 1
      }
      state.progress.update(done: state.written, summary: state.summary)
    }
  }

  private func result(
    of item: ScenarioFolder.Item, _ state: borrowing Mutex<State>
  ) -> (ReplayResult, SceneFinder?) {
    guard let onEnd else {
      guard !outputs.isEmpty else { return run(item) { _ in } }
      let refusal = Mutex<Failure?>(nil)
      let result = run(item) { file in
        guard let output = outputs.first(where: { $0.isSame(as: file) }) else { return }
        refusal.withLock { $0 = output.refusal(of: file) }
      }
      if let refusal = refusal.withLock({ $0 }) {
        state.withLock { state in
          state.failure = state.failure ?? refusal
          state.next = files.count
        }
      }
      return result
    }
    let stamps = Mutex([item.path: FileStamp(item.path)])
    let result = run(item) { file in stamps.withLock { $0[file] = FileStamp(file) } }
    onEnd(item, result.0, stamps.withLock { $0 })
    return result
  }

  /// Runs one scenario once, for all reports; what the page will show of it is found on the way.
  private func run(
    _ item: ScenarioFolder.Item, noting: @escaping @Sendable (FilePath) -> Void
  ) -> (ReplayResult, SceneFinder?) {
    let file = item.path
    func failed(_ ending: ReplayResult.Ending) -> (ReplayResult, SceneFinder?) {
      (ReplayResult(file: file.string, ending: ending), nil)
    }
    if let problem = item.problem { return failed(.unreadable(problem)) }
    do {
      let scenario = try ScenarioFile.scenario(at: file, isLenient: isLenient, noting: noting)
      if isStrict { try scenario.checkStrictly() }
      let options = report.options.union(forPerson?.options ?? [])
      guard let page else { return failed(.ran(try Replay.run(scenario, options))) }
      var scenes = SceneFinder(for: scenario)
      let outcome = try Replay.run(scenario, options.union(page.options)) { scenes.observe($0) }
      return (ReplayResult(file: file.string, ending: .ran(outcome)), scenes)
    } catch let error as InvalidScenario {
      return failed(.invalid(error))
    } catch let error as UnreadableFile {
      return failed(.unreadable(error.reason))
    } catch {
      return failed(.unreadable("\(error)"))
    }
  }

  private func write(_ entry: Entry, _ state: inout State) {
    guard state.failure == nil else { return }
    state.progress.clear()
    if let entry = entry.ofPage { state.pageEntries.append(entry) }
    StandardError.write(entry.complaint)
    let text = (state.written > 0 ? report.separator : "") + entry.text
    do {
      if report.needsSummaryFirst { state.held += text } else { try sink.write(text) }
      if forPerson != nil { try ReportSink.standardOutput.write(entry.forPerson) }
    } catch {
      state.failure = error
      state.next = files.count
    }
  }
}

/// A line on standard error that tells how far a long run is; only on a terminal.
private struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var isOnScreen = false

  /// Runs shorter than this show nothing.
  private static let patience = Swift.Duration.milliseconds(500)
  private static let interval = Swift.Duration.milliseconds(100)

  init(total: Int) {
    self.total = total
    isShown = total > 1 && isatty(STDERR_FILENO) == 1
  }

  mutating func update(done: Int, summary: Report.Summary) {
    guard isShown, done < total else { return }
    let now = ContinuousClock.now
    guard now - start > Progress.patience, last.map({ now - $0 > Progress.interval }) ?? true else { return }
    last = now
    let bad = summary.failed + summary.invalid
    StandardError.write("\r\u{1B}[K\(done)/\(total) scenarios\(bad > 0 ? ", \(bad) failed" : "")")
    isOnScreen = true
  }

  mutating func clear() {
    if isOnScreen { StandardError.write("\r\u{1B}[K") }
    isOnScreen = false
  }
}
