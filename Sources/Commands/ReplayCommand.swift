import TerminalText
import ArgumentParser
import HTMLReport
import Scenarios
import Glibc

/// `bubblescope replay FILE|FOLDER…`: runs scenarios without a screen.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Runs the steps of scenarios without a screen and checks what they expect.",
    discussion: """
      A FOLDER stands for its *.yaml and *.yml files and those of the folders in it, in sorted order, \
      hidden ones aside. Exits with 0 when every expectation is met, 1 when one is not, 2 when a file is \
      not valid.
      """)

  @Argument(help: ArgumentHelp("Scenario files, or folders of them.", valueName: "file|folder"))
  var paths: [String]

  @Option(help: ArgumentHelp("How the report is written: text, json, junit or tap.", valueName: "format"))
  var format: Report.Format = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to a file; unless it is text, standard output then has the text.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write a page for a browser, with pictures and plots, to a file, too.", valueName: "file"))
  var html: String?

  @Flag(help: "Add everything that happened, step by step.")
  var trace = false

  @Flag(help: "Add why each bubble was counted for each user, or was not.")
  var explain = false

  @Flag(help: "Show statistics as LINE does: nothing below 20, nor of fewer than 20 users (R14).")
  var privacy = false

  @Flag(help: "Run again what changes as files are saved, until Ctrl-C.")
  var watch = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var contents: Report.Contents = []
    if trace { contents.insert(.trace) }
    if explain { contents.insert(.explanations) }
    if privacy { contents.insert(.masked) }
    if watch { return try watchFiles(contents) }
    let files = ScenarioFolder.files(at: paths)
    let output = self.output == "-" ? nil : self.output
    let outputs = try outputs(besides: files)
    let isPlain = output != nil
    let report = Report(
      format: format, contents: contents,
      appearance: isPlain ? Report.Appearance() : Terminal.appearance, fileCount: files.count)
    let pageSink = try pageSink()
    let sink: ReportSink
    do throws(Failure) {
      sink = try ReportSink(output)
    } catch {
      pageSink?.discard()
      throw error
    }
    // What a person would see goes to standard output when the report for a machine goes elsewhere.
    let forPerson: Report? =
      output != nil && format != .text
      ? Report(format: .text, appearance: Terminal.appearance, fileCount: files.count) : nil
    let page = pageSink.map { _ in HTMLReport(isMasked: privacy, fileCount: files.count) }
    let run = ParallelReplay(
      files: files, report: report, forPerson: forPerson, page: page, outputs: outputs, sink: sink,
      isLenient: reading.isLenient)
    let summary: Report.Summary
    do throws(Failure) {
      let result = try run.run()
      try sink.close()
      try pageSink?.write(result.page)
      try pageSink?.close()
      summary = result.summary
    } catch {
      sink.discard()
      pageSink?.discard()
      throw error
    }
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }

  /// Where the page goes; it is found out before anything is run.
  private func pageSink() throws(Failure) -> ReportSink? {
    try html.map { path throws(Failure) in try ReportSink(path) }
  }

  /// The files that are to be written, none of which is one of those that are replayed.
  private func outputs(besides files: [ScenarioFolder.Item]) throws(Failure) -> [OutputName] {
    if let html, html == "-" || html.isEmpty {
      throw Failure(text: "bubblescope: error: --html: the page needs the name of a file")
    }
    let (report, page) = (OutputName(output), OutputName(html))
    if let report, let page, page.isSame(as: report) {
      throw Failure(text: "\(page.path.sanitized): error: --output and --html can't both write to one file")
    }
    for output in [report, page].compactMap(\.self) { try output.check(against: files.map(\.path)) }
    try report?.checkIsNoScenario(option: "--output")
    try page?.check(endsWith: [".html", ".htm"], option: "--html")
    return [report, page].compactMap(\.self)
  }

  private func watchFiles(_ contents: Report.Contents) throws(Failure) {
    guard format == .text, output == nil, html == nil else {
      throw Failure(
        text: "bubblescope: error: --watch writes text to standard output: leave out --format, --output "
          + "and --html")
    }
    // What is not there from the start is a name mistyped, not a file to wait for.
    for path in paths where FileIdentity(path) == nil {
      let reason =
        access(path, F_OK) != 0 && errno != ENOENT ? String(cString: strerror(errno)) : "no such file"
      throw Failure(text: "\(path.sanitized): error: \(reason)")
    }
    var replay = WatchedReplay(paths: paths, contents: contents, isLenient: reading.isLenient)
    try replay.run()
  }
}

extension Report.Format: ExpressibleByArgument {}

/// What standard output and standard error are connected to.
enum Terminal {
  /// How text on standard output may look: colours on a terminal only, unless `NO_COLOR` is set.
  static var appearance: Report.Appearance {
    guard isatty(STDOUT_FILENO) == 1 else { return Report.Appearance(hasColor: false, isUTF8: true) }
    let hasColor = (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    var window = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    let columns = isKnown ? Int(window.ws_col) : Report.Appearance().columns
    return Report.Appearance(hasColor: hasColor, isUTF8: isUTF8, columns: columns)
  }

  /// Whether the locale's character encoding is UTF-8.
  private static var isUTF8: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { variable($0) }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    return encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8")
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
