import Dispatch
import Glibc
import HTMLReport
import Scenarios
import Synchronization
import SystemPackage

/// Replays files on all processors, and reports the results in the order of the files.
struct ParallelReplay {
  let files: [ScenarioFolder.Item]
  let report: Report
  /// The text report for standard output, if the main report is in another format and goes to a file.
  let consoleReport: Report?
  /// The HTML page, if requested.
  var page: HTMLReport?
  /// The output files. None may be a file that a scenario refers to.
  var outputs: [OutputName] = []
  let sink: ReportSink
  /// Whether errors that the Messaging API would report are warnings.
  var isLenient = false
  /// Whether recordings that are cut off, and scenarios without expectations, fail.
  var isStrict = false
  /// Whether the caller writes the end of the report.
  var isPart = false
  /// Called with the result of each file, in any order, and with the stamps that the file and the message files it
  /// refers to had before they were read.
  var onEnd: (@Sendable (ScenarioFolder.Item, ReplayResult, [FilePath: FileStamp?]) -> Void)?

  /// The output for one file.
  private struct Entry {
    var complaint: String
    var text: String
    var consoleText: String
    var ofPage: HTMLReport.Entry?
  }

  /// The state shared by the workers.
  private struct State {
    var next = 0
    /// Finished entries waiting for earlier ones to be written.
    var finished: [Int: Entry] = [:]
    var written = 0
    var summary = Report.Summary()
    /// Report text held back until the summary is known.
    var held = ""
    /// The page's entries for the files written so far.
    var pageEntries: [HTMLReport.Entry] = []
    var progress: Progress
    var failure: Failure?

    mutating func claimNext(of count: Int) -> Int? {
      guard next < count else { return nil }
      next += 1
      return next - 1
    }
  }

  /// Replays all files. Returns the summary and the HTML page, which is empty if not requested.
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
    if let consoleReport { try ReportSink.standardOutput.write(consoleReport.closing(end.summary)) }
    return (end.summary, page?.page(of: end.pageEntries, end.summary) ?? "")
  }

  private func replay(_ index: Int, _ state: borrowing Mutex<State>) {
    let (result, scenes) = self.result(of: files[index], state)
    let entry = Entry(
      complaint: result.complaint, text: report.entry(for: result, number: index + 1),
      consoleText: consoleReport?.entry(for: result, number: index + 1) ?? "",
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

  /// Runs a scenario once for all reports, collecting the scenes for the page.
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
      let options = report.options.union(consoleReport?.options ?? [])
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
      if consoleReport != nil { try ReportSink.standardOutput.write(entry.consoleText) }
    } catch {
      state.failure = error
      state.next = files.count
    }
  }
}

/// The progress line of a long run, on standard error if that is a terminal.
private struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var isOnScreen = false

  /// The time before progress is first shown.
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
